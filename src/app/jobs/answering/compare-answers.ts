import { canonicalJson } from '../../../base/canonical-json.ts'
import type { FoundPath } from '../../../network/find-paths.ts'
import type { Store } from '../../../store/store.ts'
import { fatesOf, type Fates, type Harmed } from './fate.ts'

/** Rows of an answer that are there only in one of two askings; a row that is there twice counts twice. */
export interface RowChanges {
  readonly added: readonly unknown[]
  readonly removed: readonly unknown[]
  readonly same: number
}

/** Compares two answers to one question, whatever the order of their rows. */
export function compareRows(before: readonly unknown[], after: readonly unknown[]): RowChanges {
  const left = new Map<string, unknown[]>()
  for (const row of before) {
    const key = canonicalJson(plain(row))
    const known = left.get(key)
    if (known) known.push(row)
    else left.set(key, [row])
  }
  const added: unknown[] = []
  for (const row of after) if (left.get(canonicalJson(plain(row)))?.pop() === undefined) added.push(row)
  const removed = [...left.values()].flat()
  return { added, removed, same: after.length - added.length }
}

/** Exact numbers by their digits. */
function plain(row: unknown): unknown {
  return JSON.parse(JSON.stringify(row)) as unknown
}

/** What becomes of paths, step by step. Needs the temporary tables `carried` and `relation`. */
export async function comparePaths(store: Store, paths: readonly FoundPath[]): Promise<Fates> {
  const told: (Harmed & { fate: string })[] = []
  for (const { hops } of paths) {
    const steps = []
    for (const { from, to } of hops) {
      const [row] = await store.all<{ links: number; rest: number }>(
        `SELECT coalesce(sum(links), 0)::BIGINT AS links, coalesce(sum(left_links), 0)::BIGINT AS rest FROM relation
        WHERE (source_id = $1 AND target_id = $2) OR (source_id = $2 AND target_id = $1)`, [from, to])
      steps.push(row!)
    }
    const was = [hops[0]!.fromCaption, ...hops.map(({ toCaption }) => toCaption)].join(' - ')
    const id = [hops[0]!.from, ...hops.map(({ to }) => to)].join(' ')
    const broken = steps.findIndex(({ rest }) => rest === 0)
    if (broken >= 0) told.push({ id, was, is: null, fate: 'falls' })
    else if (steps.some(({ links, rest }) => rest < links)) told.push({ id, was, is: `links left in each step: ${steps.map(({ rest }) => rest).join(', ')}`, fate: 'weakens' })
  }
  return fatesOf(told, { stands: paths.length - told.length, arises: 0 })
}

/** What becomes of the groups of the network: who keeps a link to another of the group. Needs `carried` and `relation`. */
export async function compareGroups(store: Store): Promise<Fates> {
  const rows = await store.all<{ id: string; members: number; rest: number; was: string }>(`
    WITH member AS (SELECT group_number AS g, canonical_id AS id FROM before.derived.network WHERE group_size > 2),
    named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM before.derived.entities GROUP BY 1),
    kept AS (
      SELECT DISTINCT m.g, m.id FROM relation r JOIN member m ON m.id IN (r.source_id, r.target_id)
      JOIN member o ON o.g = m.g AND o.id IN (r.source_id, r.target_id) AND o.id <> m.id WHERE r.left_links > 0)
    SELECT m.g::VARCHAR AS id, count(*) AS members, count(k.id) AS rest, string_agg(n.caption, ', ' ORDER BY n.caption, n.id) AS was
    FROM member m JOIN named n ON n.id = m.id LEFT JOIN kept k ON k.g = m.g AND k.id = m.id GROUP BY m.g ORDER BY m.g`)
  const told = rows.filter(({ members, rest }) => rest < members).map(({ id, members, rest, was }) => ({
    id, was: `group ${id}: ${was.length > 200 ? `${was.slice(0, 199)}…` : was}`, is: rest > 1 ? `${rest} of ${members} still linked in it` : null, fate: rest > 1 ? 'weakens' : 'falls',
  }))
  return fatesOf(told, { stands: rows.length - told.length, arises: 0 })
}
