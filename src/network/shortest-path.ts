import { sqlTexts } from '../store/sql-text.ts'
import type { Store } from '../store/store.ts'

/** What a path may go over. */
export interface PathOptions {
  /** Follow links only from source to target; links without direction both ways. Default: any way. */
  readonly directed?: boolean
  /** Only links of these schemata. */
  readonly schemata?: readonly string[]
  /** Longest path looked for, in links. Default 8. */
  readonly maxHops?: number
  /** Entities looked at before giving up. Default 200000. */
  readonly maxVisited?: number
}

/** One step of a path with the links that make it. */
export interface Hop {
  readonly from: string
  readonly fromCaption: string
  readonly to: string
  readonly toCaption: string
  /** Ids of links between both that the options allow, in order of id, at most 50. */
  readonly linkIds: readonly string[]
}

/** What a search for a path gave. */
export interface PathResult {
  /** Absent when there is none within the limits. */
  readonly hops?: readonly Hop[]
  /** Set when a limit ended the search: that there is no path is then not known. */
  readonly cut?: 'hops' | 'visited'
}

const maxLinksPerHop = 50

/**
 * A shortest path between two canonical entities, by breadth from `from`. Of several equally short ones always the
 * same: the one over the smallest ids. A path says that links follow each other, not that anything passed along them.
 */
export async function shortestPath(store: Store, from: string, to: string, options: PathOptions = {}): Promise<PathResult> {
  const parents = new Map<string, string | undefined>([[from, undefined]])
  if (from === to) return { hops: [] }
  let frontier = [from]
  for (let hop = 0; hop < (options.maxHops ?? 8); hop++) {
    const reached = await store.all<{ id: string; parent: string }>(frontierSql(options), [JSON.stringify(frontier)])
    const next = reached.filter((row) => !parents.has(row.id))
    for (const row of next) parents.set(row.id, row.parent)
    if (parents.has(to)) return { hops: await readHops(store, trace(parents, to), options) }
    if (next.length === 0) return {}
    if (parents.size > (options.maxVisited ?? 200_000)) return { cut: 'visited' }
    frontier = next.map((row) => row.id)
  }
  return { cut: 'hops' }
}

/** Every entity one link away from the frontier, with the smallest entity it is reached from. */
function frontierSql(options: PathOptions): string {
  return `WITH frontier AS (SELECT unnest(from_json($1, '["VARCHAR"]')) AS id),
  step AS (
    SELECT l.target_id AS id, l.source_id AS parent FROM derived.links l JOIN frontier f ON f.id = l.source_id WHERE ${allowed(options)}
    UNION ALL
    SELECT l.source_id, l.target_id FROM derived.links l JOIN frontier f ON f.id = l.target_id
    WHERE ${allowed(options)}${options.directed ? ' AND NOT l.directed' : ''})
  SELECT id, min(parent) AS parent FROM step GROUP BY id ORDER BY id`
}

function allowed(options: PathOptions): string {
  return options.schemata ? `l.schema IN ${sqlTexts(options.schemata)}` : 'true'
}

function trace(parents: ReadonlyMap<string, string | undefined>, to: string): string[] {
  const path = [to]
  for (let at = parents.get(to); at !== undefined; at = parents.get(at)) path.unshift(at)
  return path
}

async function readHops(store: Store, path: readonly string[], options: PathOptions): Promise<Hop[]> {
  const captions = await readCaptions(store, path)
  const hops: Hop[] = []
  for (let index = 1; index < path.length; index++) {
    const [from, to] = [path[index - 1]!, path[index]!]
    const links = await store.all<{ id: string }>(
      `SELECT l.id FROM derived.links l WHERE ${allowed(options)} AND ((l.source_id = $1 AND l.target_id = $2)
        OR (l.source_id = $2 AND l.target_id = $1${options.directed ? ' AND NOT l.directed' : ''}))
      ORDER BY l.id LIMIT ${maxLinksPerHop}`,
      [from, to],
    )
    hops.push({
      from, to, fromCaption: captions.get(from) ?? from, toCaption: captions.get(to) ?? to, linkIds: links.map((link) => link.id),
    })
  }
  return hops
}

async function readCaptions(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await store.all<{ id: string; caption: string }>(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities
    WHERE canonical_id IN (SELECT unnest(from_json($1, '["VARCHAR"]'))) GROUP BY canonical_id`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map((row) => [row.id, row.caption]))
}
