import type { Store } from '../../store/store.ts'
import { descendantsOf } from './constraint.ts'
import type { ContradictionSide } from './contradiction.ts'

/** One value of a record, with where it stands. */
export interface RecordValue {
  /** Of an entity property: the canonical entity that it points at; else the value. */
  readonly key: string
  readonly value: string
  readonly statementId: string
  readonly exhibit: string
  readonly locator: string
}

/** A source entity with the first value of each property asked for. */
export interface ToldRecord {
  readonly entityId: string
  readonly canonicalId: string
  readonly caption: string
  readonly exhibitNumber: string
  readonly values: ReadonlyMap<string, RecordValue>
}

interface Row extends Record<string, string | null> {
  readonly entity_id: string
  readonly canonical_id: string
  readonly caption: string
  readonly property: string
  readonly value: string
  readonly target: string | null
  readonly statement_id: string
  readonly exhibit_id: string
  readonly locator: string
  readonly number: string
}

/** Records of a schema that are more than a comparison bears; beyond them a constraint is not asked. */
export const mostRecords = 2_000_000

/**
 * The source entities of a schema that tell every property of `needs`, in order of exhibit and entity, with those and the ones of
 * `also` where they are told.
 */
export async function readRecords(store: Store, schema: string, { needs, also = [] }: { needs: readonly string[]; also?: readonly string[] }): Promise<ToldRecord[]> {
  const quote = (words: readonly string[]) => words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')
  const rows = await store.all<Row>(`WITH told AS (
  SELECT v.entity_id, v.canonical_id, v.property, v.value, v.target_canonical_id AS target, v.statement_id
  FROM derived.entity_values v
  WHERE v.schema IN (${quote(descendantsOf(schema))}) AND v.property IN (${quote([...new Set([...needs, ...also])])})
  QUALIFY row_number() OVER (PARTITION BY v.entity_id, v.property ORDER BY v.statement_id) = 1),
whole AS (SELECT entity_id FROM told WHERE property IN (${quote(needs)}) GROUP BY entity_id HAVING count(*) = ${new Set(needs).size} LIMIT ${mostRecords})
SELECT t.*, s.exhibit_id, s.locator, e.canonical_caption AS caption, coalesce(x.number, '') AS number
FROM told t JOIN whole USING (entity_id)
JOIN derived.statements s ON s.id = t.statement_id
JOIN derived.entities e ON e.id = t.entity_id
LEFT JOIN derived.exhibits x ON x.id = s.exhibit_id
ORDER BY list_transform(string_split(number, '.'), lambda part: try_cast(part AS INTEGER)), s.exhibit_id, t.entity_id, t.property`)
  return [...Map.groupBy(rows, (row) => row.entity_id).values()].map((told) => ({
    entityId: told[0]!.entity_id, canonicalId: told[0]!.canonical_id, caption: told[0]!.caption, exhibitNumber: told[0]!.number,
    values: new Map(told.map((row) => [row.property, {
      key: row.target ?? row.value, value: row.value, statementId: row.statement_id, exhibit: row.exhibit_id, locator: row.locator,
    }])),
  }))
}

/** A value of a record as a side of a contradiction. */
export function sideOf({ entityId, values }: ToldRecord, property: string, value?: string): ContradictionSide {
  const told = values.get(property)!
  return { value: value ?? told.value, statementId: told.statementId, entityId, exhibit: told.exhibit, locator: told.locator }
}

/** Captions and probabilities of canonical entities, asked for those that are named. */
export async function readCanonical(store: Store, ids: Iterable<string>): Promise<ReadonlyMap<string, { readonly caption: string; readonly probability: number }>> {
  const rows = await store.all<{ canonical_id: string; caption: string; probability: number }>(
    `SELECT canonical_id, min(canonical_caption) AS caption, min(cluster_probability) AS probability FROM derived.entities
WHERE canonical_id IN (SELECT unnest(string_split($1, ' '))) GROUP BY canonical_id`, [[...new Set(ids)].join(' ')],
  )
  return new Map(rows.map(({ canonical_id, caption, probability }) => [canonical_id, { caption, probability }]))
}
