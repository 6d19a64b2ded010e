import type { Store } from '../../store/store.ts'
import { columnsOf, type TableSpec } from '../../store/table.ts'
import type { Cluster } from '../cluster/cluster-records.ts'

/** Scratch table of one resolution: the cluster of every record that is not alone. */
const clustersTable: TableSpec = {
  name: 'resolve_clusters',
  doc: 'Clusters of more than one record.',
  hidden: true,
  columns: columnsOf({
    id: ['VARCHAR', 'Source entity.'],
    canonical_id: ['VARCHAR', 'Canonical entity.'],
    schema: ['VARCHAR', 'Most special schema.'],
    size: ['BIGINT', 'Records.'],
    probability: ['DOUBLE', 'Weakest join.'],
    state: ['VARCHAR', '`machine` or `judged`.'],
  }),
}

/** The caption of a canonical entity: the one with the most statements behind it, then the longest. */
const entitiesSql = `INSERT INTO derived.entities
WITH clustered AS (
  SELECT e.*, coalesce(c.canonical_id, e.id) AS canonical_id, coalesce(c.schema, e.schema) AS canonical_schema,
    coalesce(p.caption, l.label) AS caption, p.caption IS NOT NULL AS named,
    coalesce(c.size, 1) AS size, coalesce(c.probability, 1) AS probability, coalesce(c.state, 'single') AS state
  FROM resolve_entities e
  LEFT JOIN derived.resolve_clusters c ON c.id = e.id
  LEFT JOIN resolve_captions p ON p.id = e.id
  LEFT JOIN resolve_labels l ON l.schema = e.schema
)
SELECT id, canonical_id, schema, canonical_schema, caption,
  CASE WHEN size = 1 THEN caption ELSE first_value(caption) OVER (
    PARTITION BY canonical_id ORDER BY named DESC, contains(caption, '@'), statements DESC, length(caption) DESC, caption
  ) END,
  exhibit_id, statements, exhibits, size, probability, state, $1
FROM clustered ORDER BY id`

/** The condition on the type stands inside the equality: apart from it the engine would compare every pair of rows. */
const valuesSql = `INSERT INTO derived.entity_values
SELECT e.canonical_id, v.entity_id, e.schema, v.property, v.property_type, v.value,
  CASE WHEN v.property_type = 'entity' THEN coalesce(t.canonical_id, v.value) END, v.statements, v.exhibits, v.statement_id
FROM resolve_values v
JOIN derived.entities e ON e.id = v.entity_id
LEFT JOIN derived.entities t ON t.id = CASE WHEN v.property_type = 'entity' THEN v.value END
ORDER BY v.entity_id, v.property, v.value`

const temporaryTables = ['exhibits', 'told', 'schemata', 'entities', 'values', 'caption_order', 'labels', 'captions', 'key_counts']

/** Writes source entities with their canonical entity, and their values. Needs the gathered tables, and drops them. */
export async function writeEntities(store: Store, clusters: readonly Cluster[], run: string): Promise<void> {
  await store.run('DROP TABLE IF EXISTS derived.resolve_clusters')
  await store.run('CREATE TABLE derived.resolve_clusters (id VARCHAR, canonical_id VARCHAR, schema VARCHAR, size BIGINT, probability DOUBLE, state VARCHAR)')
  const appender = await store.appender(clustersTable)
  for (const { records, schema, probability, state } of clusters) {
    if (records.length === 1) continue
    const rounded = Math.round(probability * 1e6) / 1e6
    for (const record of records) appender.add([record.id, records[0]!.id, schema, records.length, rounded, state])
  }
  await appender.close()
  await store.run('DELETE FROM derived.entities')
  await store.run('DELETE FROM derived.entity_values')
  await store.run(entitiesSql, [run])
  await store.run(valuesSql)
  await store.run('DROP TABLE derived.resolve_clusters')
  for (const table of temporaryTables) await store.run(`DROP TABLE IF EXISTS resolve_${table}`)
}
