import { agglomerate, type GroupLink } from './agglomerate.ts'
import { canonicalEdges } from './canonical-edges.ts'
import { clusterDefaults, type Clustering, type ClusterGraph, type ClusterOptions } from './cluster-graph.ts'
import { edgeComponents } from './edge-components.ts'
import { Groups } from './groups.ts'
import { improveByMoves } from './local-moves.ts'
import { smallestOfEach } from './smallest-of-each.ts'

/**
 * Correlation clustering (Bansal, Blum and Chawla 2004, doi:10.1023/B:MACH.0000033116.57574.95): the greatest sum of
 * weights inside clusters that was found by joining greedily (Keuper and others 2015, doi:10.1109/ICCV.2015.204) and then
 * moving single records. Pairs without an edge count with a mild negative weight.
 */
export function correlationClustering(graph: ClusterGraph, options: Partial<ClusterOptions> = {}): Clustering {
  const { leastBits, absentBits, mostBits } = { ...clusterDefaults, ...options }
  const edges = canonicalEdges(graph, mostBits)
  const groups = new Groups(graph)
  const units = groups.labels()
  const gainOf = (link: GroupLink, pairs: number) => link.sumBits + absentBits * Math.max(0, pairs - link.edges) - leastBits * pairs
  for (const component of edgeComponents(edges, leastBits, { nodes: graph.nodes, rootOf: (node) => groups.find(node) })) {
    agglomerate(groups, { edges, component }, gainOf)
  }
  const labels = groups.labels()
  improveByMoves({ graph, edges, units, labels, absentBits, leastBits })
  return { labels: smallestOfEach(labels), refused: groups.refused }
}
