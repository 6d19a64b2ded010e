import type { Store } from '../store/store.ts'

/** One entity that another is linked with, and by how many links of which kind. */
export interface Neighbour {
  readonly id: string
  readonly caption: string
  readonly schema: string
  /** What the link is: schema and words. */
  readonly linkSchema: string
  readonly label: string
  /** `out`: from the entity asked for; `in`: towards it. Of links without direction always `out`. */
  readonly direction: 'out' | 'in'
  readonly links: number
  readonly first: string | undefined
  readonly last: string | undefined
}

/** How many neighbours are given. */
export interface NeighbourOptions {
  /** Default 500. */
  readonly limit?: number
}

/** The entities linked with a canonical entity, one row for each kind of link and direction, most links first. */
export async function neighbours(store: Store, id: string, options: NeighbourOptions = {}): Promise<Neighbour[]> {
  const rows = await store.all<{
    id: string; caption: string; schema: string; link_schema: string; label: string; direction: 'out' | 'in'
    links: number; first: string | null; last: string | null
  }>(neighboursSql, [id, options.limit ?? 500])
  return rows.map(({ link_schema, first, last, ...row }) => ({
    ...row, linkSchema: link_schema, first: first ?? undefined, last: last ?? undefined,
  }))
}

const neighboursSql = `WITH touching AS (
    SELECT target_id AS other, schema, label, 'out' AS direction, start_date, end_date FROM derived.links WHERE source_id = $1
    UNION ALL
    SELECT source_id, schema, label, CASE WHEN directed THEN 'in' ELSE 'out' END, start_date, end_date
    FROM derived.links WHERE target_id = $1),
  counted AS (
    SELECT other, schema, label, direction, count(*) AS links, min(start_date) AS first, max(coalesce(end_date, start_date)) AS last
    FROM touching GROUP BY other, schema, label, direction),
  named AS (
    SELECT canonical_id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM derived.entities GROUP BY canonical_id)
  SELECT c.other AS id, coalesce(n.caption, c.other) AS caption, coalesce(n.schema, 'Thing') AS schema, c.schema AS link_schema,
    c.label, c.direction, c.links, c.first, c.last
  FROM counted c LEFT JOIN named n ON n.canonical_id = c.other
  ORDER BY c.links DESC, caption, id, link_schema, label, direction LIMIT $2`
