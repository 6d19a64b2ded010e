import type { Store } from '../../../store/store.ts'
import { fatesOf, type Fates } from './fate.ts'

/** What becomes of the canonical entities: gone, parted (a merge hangs on the exhibits), or told by less. */
export interface IdentityFates extends Fates {
  /** Of `weakens`: those that are one no more, with the parts they fall into. */
  readonly parted: readonly { readonly id: string; readonly caption: string; readonly parts: number }[]
}

/**
 * The temporary table `carried`: of each canonical entity as it was (`was_id`) the canonical entities its source entities are in
 * now (`now_id`), with how many of them.
 */
export async function carryIdentity(store: Store): Promise<void> {
  await store.run(`CREATE OR REPLACE TEMP TABLE carried AS
    SELECT w.canonical_id AS was_id, n.canonical_id AS now_id, count(*) AS members
    FROM before.derived.entities w JOIN derived.entities n ON n.id = w.id GROUP BY ALL`)
}

/** What becomes of the canonical entities. Needs the temporary table `carried`. */
export async function compareIdentity(store: Store): Promise<IdentityFates> {
  const rows = await store.all<{ id: string; schema: string; caption: string; members: number; alive: number; parts: number; fate: string }>(`
    WITH was AS (
      SELECT canonical_id AS id, min(canonical_schema) AS schema, min(canonical_caption) AS caption, count(*) AS members, min(cluster_probability) AS probability
      FROM before.derived.entities GROUP BY 1),
    left_over AS (SELECT was_id AS id, sum(members) AS alive, count(*) AS parts FROM carried GROUP BY 1),
    held AS (
      SELECT c.was_id AS id, min(e.cluster_probability) AS probability FROM carried c JOIN derived.entities e ON e.canonical_id = c.now_id GROUP BY 1)
    SELECT w.id, w.schema, w.caption, w.members, coalesce(l.alive, 0)::BIGINT AS alive, coalesce(l.parts, 0) AS parts,
      CASE WHEN l.id IS NULL THEN 'falls' WHEN l.parts > 1 OR l.alive < w.members OR h.probability < w.probability - 1e-9 THEN 'weakens' ELSE 'stands' END AS fate
    FROM was w LEFT JOIN left_over l ON l.id = w.id LEFT JOIN held h ON h.id = w.id ORDER BY w.schema, w.caption, w.id`)
  const [grown] = await store.all<{ n: number }>('SELECT count(*) AS n FROM (SELECT now_id FROM carried GROUP BY 1 HAVING count(*) > 1)')
  const told = rows.filter(({ fate }) => fate !== 'stands').map(({ id, schema, caption, members, alive, parts, fate }) => ({
    id, fate, was: `${schema} ${caption}, ${members} told`, is: fate === 'falls' ? null : parts > 1 ? `${parts} entities` : `${alive} told`,
  }))
  return {
    ...fatesOf(told, { stands: rows.length - told.length, arises: Number(grown!.n) }),
    parted: rows.filter(({ parts }) => parts > 1).map(({ id, caption, parts }) => ({ id, caption, parts })),
  }
}

/**
 * What becomes of the relations: links between the same two entities of one schema and property count together. Needs the
 * temporary table `carried`; leaves `relation` (was_source, was_target, schema, property, links, left_links).
 */
export async function compareLinks(store: Store): Promise<Fates> {
  await store.run(`CREATE OR REPLACE TEMP TABLE relation AS
    WITH was AS (
      SELECT source_id, target_id, schema, property, min(label) AS label, count(*) AS links FROM before.derived.links GROUP BY ALL),
    now AS (
      SELECT DISTINCT s.was_id AS source_id, t.was_id AS target_id, l.schema, l.property, l.id
      FROM derived.links l JOIN carried s ON s.now_id = l.source_id JOIN carried t ON t.now_id = l.target_id),
    counted AS (SELECT source_id, target_id, schema, property, count(*) AS links FROM now GROUP BY ALL)
    SELECT w.*, coalesce(n.links, 0) AS left_links FROM was w
    LEFT JOIN counted n ON n.source_id = w.source_id AND n.target_id = w.target_id AND n.schema = w.schema AND n.property = w.property`)
  const rows = await store.all<{ id: string; was: string; links: number; left_links: number }>(`
    WITH named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM before.derived.entities GROUP BY 1)
    SELECT r.source_id || ' ' || r.target_id || ' ' || r.schema || ' ' || r.property AS id, s.caption || ' ' || r.label || ' ' || t.caption AS was, r.links, r.left_links
    FROM relation r JOIN named s ON s.id = r.source_id JOIN named t ON t.id = r.target_id WHERE r.left_links < r.links ORDER BY was, id`)
  const [counts] = await store.all<{ stands: number; arises: number }>(`
    SELECT (SELECT count(*) FROM relation WHERE left_links >= links) AS stands,
      (SELECT count(*) FROM (
        SELECT DISTINCT l.source_id, l.target_id, l.schema, l.property FROM derived.links l WHERE NOT EXISTS (
          SELECT 1 FROM relation r JOIN carried s ON s.was_id = r.source_id JOIN carried t ON t.was_id = r.target_id
          WHERE s.now_id = l.source_id AND t.now_id = l.target_id AND r.schema = l.schema AND r.property = l.property))) AS arises`)
  return fatesOf(
    rows.map(({ id, was, links, left_links: rest }) => ({ id, was: `${was} (${links} links)`, is: rest > 0 ? `${rest} links` : null, fate: rest > 0 ? 'weakens' : 'falls' })),
    { stands: Number(counts!.stands), arises: Number(counts!.arises) },
  )
}
