import type { ExportFormat } from './export-format.ts'

/** Canonical entities in FollowTheMoney's form, a JSON object a line: `{id, schema, properties}`. References point at canonical ids. */
export const ftmEntities: ExportFormat = {
  id: 'ftm',
  description: 'FollowTheMoney entities after resolution, NDJSON',
  extension: 'ftm.json',
  content: { async *lines(store) {
    let current: { id: string; schema: string; properties: Record<string, string[]> } | undefined
    const blocks = store.columns(
      `SELECT v.canonical_id, any_value(e.canonical_schema) AS schema, v.property, coalesce(v.target_canonical_id, v.value) AS value
FROM entity_values v JOIN entities e ON e.id = v.entity_id
GROUP BY v.canonical_id, v.property, coalesce(v.target_canonical_id, v.value)
ORDER BY v.canonical_id, v.property, value`,
    )
    for await (const [ids = [], schemata = [], properties = [], values = []] of blocks) {
      for (let row = 0; row < ids.length; row++) {
        const id = String(ids[row])
        if (current?.id !== id) {
          if (current) yield JSON.stringify(current)
          current = { id, schema: String(schemata[row]), properties: {} }
        }
        ;(current.properties[String(properties[row])] ??= []).push(String(values[row]))
      }
    }
    if (current) yield JSON.stringify(current)
  } },
}
