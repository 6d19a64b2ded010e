import { sqlTexts } from '../../store/sql-text.ts'
import type { Store } from '../../store/store.ts'
import { makeRecord, type MatchRecord } from '../match-record.ts'
import { recordProperties } from './read-records.ts'

/** The records of some source entities of a case that was resolved, in order of id, with what clustering looks at: no documents. */
export async function readRecordsOf(store: Pick<Store, 'all'>, ids: readonly string[]): Promise<MatchRecord[]> {
  const rows = await store.all<{ id: string; schema: string; property: string | null; value: string | null }>(`SELECT e.id, e.schema, v.property, v.value
FROM derived.entities e LEFT JOIN derived.entity_values v ON v.entity_id = e.id AND v.property IN ${sqlTexts(recordProperties())}
WHERE e.id IN ${sqlTexts(ids)} ORDER BY e.id, v.property, v.value`)
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, told]) => {
    const values = new Map<string, string[]>()
    for (const { property, value } of told) if (property !== null && value !== null) values.set(property, [...(values.get(property) ?? []), value])
    return makeRecord({ id, schema: told[0]!.schema, values, documents: [] })
  })
}
