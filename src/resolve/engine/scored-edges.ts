import type { Store } from '../../store/store.ts'
import type { ClusterGraph } from '../cluster/cluster-graph.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { tableNames } from './table-names.ts'

/** The graph of scored pairs: nodes are record numbers. Where sources are linked, each tells of a thing once at most. */
export async function readGraph(store: Store, plan: LinkagePlan, parts: string): Promise<ClusterGraph> {
  const [sizes] = await store.all<{ nodes: number; edges: number }>(
    `SELECT (SELECT count(*) FROM ${tableNames.records}) AS nodes, (SELECT count(*) FROM ${parts}) AS edges`)
  const [nodes, edges] = [Number(sizes!.nodes), Number(sizes!.edges)]
  const [left, right, bits] = [new Int32Array(edges), new Int32Array(edges), new Float64Array(edges)]
  let at = 0
  for await (const [l, r, weight] of store.columns(`SELECT l, r, bits FROM ${parts} ORDER BY l, r`)) {
    for (let row = 0; row < l!.length; row++, at++) {
      left[at] = Number(l![row])
      right[at] = Number(r![row])
      bits[at] = Number(weight![row])
    }
  }
  if (plan.link !== 'link') return { nodes, left, right, bits }
  const sourceOf = new Int32Array(nodes)
  at = 0
  for await (const [source] of store.columns(`SELECT source FROM ${tableNames.records} ORDER BY record`)) for (const one of source!) sourceOf[at++] = Number(one)
  return { nodes, left, right, bits, sourceOf, atMostOne: new Set(plan.sources.keys()) }
}

/** Writes the label of each record to `lk_clusters` (`record`, `label`: the smallest record of its cluster). */
export async function writeLabels(store: Store, labels: Int32Array): Promise<void> {
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  await store.run('CREATE OR REPLACE TABLE derived.lk_clusters (record INTEGER, label INTEGER)')
  const appender = await store.appender({
    name: 'lk_clusters', doc: 'Clusters.', hidden: true,
    columns: [{ name: 'record', type: 'INTEGER', doc: 'Record.' }, { name: 'label', type: 'INTEGER', doc: 'Smallest record of its cluster.' }],
  })
  for (let record = 0; record < labels.length; record++) appender.add([record, labels[record]!])
  await appender.close()
}

/** The SELECT of the clusters: a row for each record with the id of its cluster, that of the cluster's first record. */
export function clusterColumnsSelect(plan: LinkagePlan): string {
  const name = `CASE r.source ${plan.sources.map((source, place) => `WHEN ${place} THEN '${source.name.replaceAll("'", "''")}'`).join(' ')} END`
  const first = name.replaceAll('r.source', 'f.source')
  return `SELECT ${name} AS source, r.id, ${plan.sources.length > 1 ? `concat(${first}, ':', f.id)` : 'f.id'} AS cluster_id
FROM ${tableNames.records} r JOIN derived.lk_clusters c ON c.record = r.record JOIN ${tableNames.records} f ON f.record = c.label ORDER BY r.record`
}
