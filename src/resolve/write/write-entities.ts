import type { Progress } from '../../base/progress.ts'
import { entityRanges, inRangeSql, type EntityRange } from '../../store/entity-range.ts'
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

/** Entities that are not alone, as they are to stand. The caption of a canonical entity: the one with the most statements behind it, then the longest. */
const clusteredSql = `CREATE OR REPLACE TEMP TABLE resolve_clustered AS
SELECT e.id, c.canonical_id, e.schema, c.schema AS canonical_schema, e.caption,
  first_value(e.caption) OVER (
    PARTITION BY c.canonical_id ORDER BY r.named DESC, contains(e.caption, '@'), e.statements DESC, length(e.caption) DESC, e.caption
  ) AS canonical_caption,
  e.exhibit_id, e.statements, e.exhibits, c.size, c.probability, c.state, e.run_id
FROM derived.resolve_clusters c
JOIN derived.entities e ON e.id = c.id
JOIN resolve_records r ON r.id = c.id`

const temporaryTables = [
  'exhibits', 'schemata', 'records', 'values', 'judged', 'caption_order', 'labels', 'part', 'told', 'entity', 'naming', 'caption', 'clustered', 'key_counts',
]

/** Writes into entities that were gathered which are one, and then the values of all. Drops the tables of the gathering. */
export async function writeEntities(
  store: Store,
  clusters: readonly Cluster[],
  { progress, statementsEach }: { readonly progress: Progress; readonly statementsEach?: number | undefined },
): Promise<void> {
  await writeClusters(store, clusters)
  await store.run(clusteredSql)
  await store.run('DELETE FROM derived.entities WHERE id IN (SELECT id FROM derived.resolve_clusters)')
  await store.run('INSERT INTO derived.entities SELECT * FROM resolve_clustered ORDER BY id')
  await store.run('DELETE FROM derived.entity_values')
  const ranges = await entityRanges(store, statementsEach)
  for (const [done, range] of ranges.entries()) {
    progress.report({ step: 'resolve', done, total: ranges.length, unit: 'parts written' })
    await store.run(valuesSql(range))
  }
  await store.run('DROP TABLE derived.resolve_clusters')
  for (const table of temporaryTables) await store.run(`DROP TABLE IF EXISTS temp.resolve_${table}`)
}

async function writeClusters(store: Store, clusters: readonly Cluster[]): Promise<void> {
  await store.run('DROP TABLE IF EXISTS derived.resolve_clusters')
  await store.run('CREATE TABLE derived.resolve_clusters (id VARCHAR, canonical_id VARCHAR, schema VARCHAR, size BIGINT, probability DOUBLE, state VARCHAR)')
  const appender = await store.appender(clustersTable)
  for (const { records, schema, probability, state } of clusters) {
    if (records.length === 1) continue
    const rounded = Math.round(probability * 1e6) / 1e6
    for (const record of records) appender.add([record.id, records[0]!.id, schema, records.length, rounded, state])
  }
  await appender.close()
}

/**
 * Values of the entities of a range. Only clusters are joined, since any other entity is its own canonical entity; and
 * exhibits are told apart only for entities that several tell.
 */
function valuesSql(range: EntityRange): string {
  return `INSERT INTO derived.entity_values
WITH many AS (SELECT id FROM derived.entities WHERE exhibits > 1 AND ${inRangeSql('id', range)}),
told AS (
  SELECT s.entity_id, s.property, min(s.property_type) AS property_type, s.value, count(*) AS statements,
    greatest(1, count(DISTINCT s.exhibit_id) FILTER (m.id IS NOT NULL)) AS exhibits, min(s.id) AS statement_id
  FROM derived.statements s LEFT JOIN many m ON m.id = s.entity_id
  WHERE ${inRangeSql('s.entity_id', range)} GROUP BY s.entity_id, s.property, s.value)
SELECT e.canonical_id, v.entity_id, e.schema, v.property, v.property_type, v.value,
  CASE WHEN v.property_type = 'entity' THEN coalesce(c.canonical_id, v.value) END, v.statements, v.exhibits, v.statement_id
FROM told v
JOIN derived.entities e ON e.id = v.entity_id AND ${inRangeSql('e.id', range)}
LEFT JOIN derived.resolve_clusters c ON c.id = CASE WHEN v.property_type = 'entity' THEN v.value END
ORDER BY v.entity_id, v.property, v.value`
}
