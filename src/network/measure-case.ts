import { seededNumbers } from '../base/seeded-numbers.ts'
import type { Progress } from '../base/progress.ts'
import type { Store } from '../store/store.ts'
import { betweenness, type Betweenness } from './graph/betweenness.ts'
import { coreNumbers } from './graph/core-numbers.ts'
import { findGroups, type Groups } from './graph/find-groups.ts'
import { degrees, edgeCount, type Graph } from './graph/graph.ts'
import { groupStability } from './graph/group-stability.ts'
import { shuffled } from './graph/move-nodes.ts'
import { pageRank } from './graph/page-rank.ts'
import { readGraph } from './read-graph.ts'
import { networkTable } from './tables.ts'

/** How the network of a case is measured; stands in its run. */
export const measureParameters = { seed: 1, resolution: 1, algorithm: 'leiden', leftOut: 0.05, maxWork: 150_000_000 } as const

/** What a measuring is given. */
export interface MeasureOptions {
  readonly run: string
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** Runs over a part of the edges that tell how firm groups are: fewer the larger the network, none beyond millions of edges. */
const firmnessRuns = (edges: number) => (edges <= 50_000 ? 20 : edges <= 500_000 ? 5 : 0)

/**
 * Measures the network of a case and writes `derived.network` anew: degree, betweenness (exact, or from nodes drawn by the
 * seed where it would take too long), PageRank, core number, group and how firm it is. Facts of the network: what place the links
 * give somebody, not what somebody is.
 */
export async function measureCase(store: Store, { run, progress, signal }: MeasureOptions): Promise<number> {
  const { ids, graph } = await readGraph(store)
  const edges = edgeCount(graph)
  const between = measureBetweenness(graph, (done, total) => {
    signal?.throwIfAborted()
    progress.report({ step: 'network', done, total, unit: 'nodes' })
  })
  const ranks = pageRank(graph)
  const cores = coreNumbers(graph)
  const groups = findGroups(graph, measureParameters)
  const firm = firmnessOf(graph, groups, firmnessRuns(edges))
  const neighbours = degrees(graph)
  await store.run('DELETE FROM derived.network')
  const appender = await store.appender(networkTable)
  for (let node = 0; node < ids.length; node++) {
    const group = groups.groupOf[node]!
    const links = graph.weights.subarray(graph.offsets[node], graph.offsets[node + 1]).reduce((sum, weight) => sum + weight, 0)
    appender.add([
      ids[node], neighbours[node], links, between.values[node], between.errors[node], ranks[node], cores[node],
      group + 1, groups.sizes[group], firm?.ofGroup[group] ?? null, firm?.ofNode[node] ?? null, run,
    ])
  }
  await appender.close()
  progress.end('network', `${ids.length} entities, ${edges} pairs linked, ${groups.sizes.length} groups (modularity ${groups.modularity.toFixed(3)})`)
  return ids.length
}

function measureBetweenness(graph: Graph, report: (done: number, total: number) => void): Betweenness {
  const most = Math.max(64, Math.floor(measureParameters.maxWork / Math.max(1, graph.targets.length)))
  const pivots = most >= graph.nodeCount ? undefined : shuffled(graph.nodeCount, seededNumbers(measureParameters.seed)).slice(0, most)
  const total = pivots?.length ?? graph.nodeCount
  const onPivot = (done: number) => {
    if (done % 256 === 0) report(done, total)
  }
  return betweenness(graph, pivots ? { pivots, onPivot } : { onPivot })
}

function firmnessOf(graph: Graph, groups: Groups, runs: number): ReturnType<typeof groupStability> | undefined {
  return runs === 0 || groups.sizes.length === 0 ? undefined : groupStability(graph, groups, { ...measureParameters, runs })
}
