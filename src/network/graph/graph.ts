/**
 * A network as compressed rows: the neighbours of node `n` are `targets[offsets[n] .. offsets[n + 1])`, in ascending
 * order, each once. Undirected edges stand in both rows. Nodes are whole numbers from 0.
 */
export interface Graph {
  readonly nodeCount: number
  readonly isDirected: boolean
  /** `nodeCount + 1` numbers. */
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  /** Weight of each entry of `targets`: how many links, or their sum of weights. */
  readonly weights: Float64Array
}

/** Edges as they are read, in any order; parallel ones add up, an edge of a node with itself is left out. */
export interface EdgeList {
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  /** Absent: 1 each. */
  readonly weights?: Float64Array
}

/** Lays edges out in compressed rows, by two passes of counting sort: time and memory grow with nodes and edges alone. */
export function buildGraph(nodeCount: number, edges: EdgeList, options: { readonly directed?: boolean } = {}): Graph {
  const isDirected = options.directed ?? false
  // By target first, then by source: each row comes out in ascending order of its neighbours.
  const byTarget = sortedBy(nodeCount, edges, { key: 'targets', isDirected })
  const bySource = sortedBy(nodeCount, byTarget, { key: 'sources', isDirected: true })
  return mergeParallel(nodeCount, bySource, isDirected)
}

type Sorted = EdgeList & { readonly weights: Float64Array }

function sortedBy(nodeCount: number, { sources, targets, weights }: EdgeList, { key, isDirected }: { key: 'sources' | 'targets'; isDirected: boolean }): Sorted {
  const count = isDirected ? sources.length : 2 * sources.length
  const places = new Uint32Array(nodeCount + 1)
  const keys = key === 'sources' ? sources : targets
  for (let edge = 0; edge < sources.length; edge++) {
    places[keys[edge]! + 1]!++
    if (!isDirected) places[sources[edge]! + 1]!++
  }
  for (let node = 0; node < nodeCount; node++) places[node + 1]! += places[node]!
  const sorted = { sources: new Uint32Array(count), targets: new Uint32Array(count), weights: new Float64Array(count) }
  const put = (source: number, target: number, weight: number) => {
    const at = places[key === 'sources' ? source : target]!++
    sorted.sources[at] = source
    sorted.targets[at] = target
    sorted.weights[at] = weight
  }
  for (let edge = 0; edge < sources.length; edge++) {
    const weight = weights?.[edge] ?? 1
    put(sources[edge]!, targets[edge]!, weight)
    if (!isDirected) put(targets[edge]!, sources[edge]!, weight)
  }
  return sorted
}

function mergeParallel(nodeCount: number, { sources, targets, weights }: Sorted, isDirected: boolean): Graph {
  const offsets = new Uint32Array(nodeCount + 1)
  let [kept, source] = [0, 0]
  for (let edge = 0; edge < sources.length; edge++) {
    for (; source < sources[edge]!; source++) offsets[source + 1] = kept
    if (targets[edge] === source) continue
    if (kept > offsets[source]! && targets[kept - 1] === targets[edge]) {
      weights[kept - 1]! += weights[edge]!
      continue
    }
    targets[kept] = targets[edge]!
    weights[kept++] = weights[edge]!
  }
  for (; source < nodeCount; source++) offsets[source + 1] = kept
  return { nodeCount, isDirected, offsets, targets: targets.slice(0, kept), weights: weights.slice(0, kept) }
}

/** Edges of a graph, each undirected one once. */
export function edgeCount({ isDirected, targets }: Graph): number {
  return isDirected ? targets.length : targets.length / 2
}

/** Different neighbours of each node. */
export function degrees({ nodeCount, offsets }: Graph): Uint32Array {
  return Uint32Array.from({ length: nodeCount }, (_, node) => offsets[node + 1]! - offsets[node]!)
}

/** The same edges the other way round. */
export function reversed(graph: Graph): Graph {
  const sources = new Uint32Array(graph.targets.length)
  for (let node = 0; node < graph.nodeCount; node++) sources.fill(node, graph.offsets[node], graph.offsets[node + 1])
  return buildGraph(graph.nodeCount, { sources: graph.targets, targets: sources, weights: graph.weights }, { directed: true })
}
