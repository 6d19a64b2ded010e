import type { Store } from '../../store/store.ts'
import type { ContradictionSide } from './contradiction.ts'

/** A statement of a resolved entity, with its exhibit as a person counts it. */
export interface ToldValue extends ContradictionSide {
  readonly canonicalId: string
  readonly caption: string
  readonly clusterProbability: number
  /** Number of the exhibit: `17.2`. */
  readonly exhibitNumber: string
}

/** The statements of one property of every canonical entity that has more than one value of it, in order of entity and exhibit. */
export async function readDiffering(store: Store, schemata: readonly string[], property: string): Promise<ToldValue[]> {
  const rows = await store.all<Record<keyof ToldValueRow, string> & { probability: number }>(`
WITH told AS (
  SELECT e.canonical_id, e.canonical_caption, e.cluster_probability, s.value, s.id, s.entity_id, s.exhibit_id, s.locator, x.number,
    count(DISTINCT s.value) OVER (PARTITION BY e.canonical_id) AS differing
  FROM derived.statements s
  JOIN derived.entities e ON e.id = s.entity_id
  LEFT JOIN derived.exhibits x ON x.id = s.exhibit_id
  WHERE s.property = $1 AND e.canonical_schema IN (${schemata.map((name) => `'${name}'`).join(', ')})
)
SELECT canonical_id, canonical_caption AS caption, cluster_probability AS probability, value, id, entity_id, exhibit_id, locator,
  coalesce(number, '') AS number
FROM told WHERE differing > 1
ORDER BY canonical_id, list_transform(string_split(number, '.'), part -> try_cast(part AS INTEGER)), exhibit_id, id`, [property])
  return rows.map((row) => ({
    canonicalId: row.canonical_id, caption: row.caption, clusterProbability: row.probability, value: row.value, statementId: row.id,
    entityId: row.entity_id, exhibit: row.exhibit_id, locator: row.locator, exhibitNumber: row.number,
  }))
}

type ToldValueRow = {
  canonical_id: string; caption: string; value: string; id: string; entity_id: string; exhibit_id: string; locator: string; number: string
}
