import type { Clusterer, ClusterGraph, Clustering, ClusterOptions } from './cluster-graph.ts'

/** A graph whose nodes stand in any order, each with the id of its record. */
export interface IdentifiedGraph extends ClusterGraph {
  /** Distinct ids, one for each node. */
  readonly ids: readonly string[]
}

/**
 * Clusters records that came in any order: nodes are numbered by id (code units) for the clusterer and back again. The
 * label of a node is the node with the smallest id of its cluster, so that the id of a cluster is the same in every run.
 */
export function clusterByIds(graph: IdentifiedGraph, clusterer: Clusterer, options: Partial<ClusterOptions> = {}): Clustering {
  const nodeAt = Uint32Array.from(graph.ids.keys()).sort((a, b) => (graph.ids[a]! < graph.ids[b]! ? -1 : 1))
  const rankOf = new Int32Array(graph.nodes)
  for (let rank = 0; rank < graph.nodes; rank++) rankOf[nodeAt[rank]!] = rank
  const { labels, refused } = clusterer(renumber(graph, rankOf, nodeAt), options)
  return { refused, labels: new Int32Array(graph.nodes).map((_, node) => nodeAt[labels[rankOf[node]!]!]!) }
}

function renumber(graph: ClusterGraph, rankOf: Int32Array, nodeAt: Uint32Array): ClusterGraph {
  const rank = (node: number) => rankOf[node]!
  const ranked = (pairs: ClusterGraph['mustLink']) => pairs?.map(([left, right]) => [rank(left), rank(right)] as const) ?? []
  const original = (nodes: readonly number[]) => nodes.map((node) => nodeAt[node]!)
  const { isImpossible, isContrary, sourceOf } = graph
  return {
    ...graph,
    left: graph.left.map(rank),
    right: graph.right.map(rank),
    mustLink: ranked(graph.mustLink),
    cannotLink: ranked(graph.cannotLink),
    ...(sourceOf ? { sourceOf: new Int32Array(graph.nodes).map((_, at) => sourceOf[nodeAt[at]!]!) } : {}),
    identifiers: (graph.identifiers ?? []).map((valuesOf) => new Map([...valuesOf].map(([node, values]) => [rank(node), values]))),
    ...(isImpossible ? { isImpossible: (left, right) => isImpossible(original(left), original(right)) } : {}),
    ...(isContrary ? { isContrary: (left, right) => isContrary(original(left), original(right)) } : {}),
  }
}
