import { agglomerate, type GroupLink } from './agglomerate.ts'
import { canonicalEdges } from './canonical-edges.ts'
import { clusterDefaults, type Clustering, type ClusterGraph, type ClusterOptions } from './cluster-graph.ts'
import { edgeComponents } from './edge-components.ts'
import { Groups } from './groups.ts'

/**
 * Clusters by average link on log-odds (UPGMA, Sokal and Michener 1958): the two groups whose pairs of records have the
 * greatest mean weight are joined, until no mean is above the least weight. Pairs that were never compared, or were
 * dropped for a low weight, count with a mild negative weight, so that one edge does not draw two large groups together.
 */
export function averageLink(graph: ClusterGraph, options: Partial<ClusterOptions> = {}): Clustering {
  const { leastBits, absentBits, mostBits } = { ...clusterDefaults, ...options }
  const edges = canonicalEdges(graph, mostBits)
  const groups = new Groups(graph)
  const gainOf = (link: GroupLink, pairs: number) => (link.sumBits + absentBits * Math.max(0, pairs - link.edges)) / pairs - leastBits
  for (const component of edgeComponents(edges, leastBits, { nodes: graph.nodes, rootOf: (node) => groups.find(node) })) {
    agglomerate(groups, { edges, component }, gainOf)
  }
  return { labels: groups.labels(), refused: groups.refused }
}
