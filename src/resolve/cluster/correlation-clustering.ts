import { agglomerate, type GroupEnds } from './agglomerate.ts'
import { canonicalEdges } from './canonical-edges.ts'
import type { Clustering, ClusterGraph, ClusterOptions } from './cluster-graph.ts'
import { edgeComponents } from './edge-components.ts'
import { Groups } from './groups.ts'
import { improveByMoves } from './local-moves.ts'
import { smallestOfEach } from './smallest-of-each.ts'
import { addSums, sumOfEdge, totalBits, type SumLink } from './sum-link.ts'

/** What holds for correlation clustering where nothing is told. */
export const correlationDefaults: ClusterOptions = { leastBits: 0, absentBits: -0.5, mostBits: 40 }

/**
 * Correlation clustering (Bansal, Blum and Chawla 2004, doi:10.1023/B:MACH.0000033116.57574.95): the greatest sum of
 * weights inside clusters that was found by joining greedily (Keuper and others 2015, doi:10.1109/ICCV.2015.204) and then
 * moving single records. Pairs without an edge count with a mild negative weight.
 */
export function correlationClustering(graph: ClusterGraph, options: Partial<ClusterOptions> = {}): Clustering {
  const { leastBits, absentBits, mostBits } = { ...correlationDefaults, ...options }
  const edges = canonicalEdges(graph, mostBits)
  const groups = new Groups(graph)
  const units = groups.labels()
  const linkage = {
    linkOf: sumOfEdge,
    merge: addSums,
    gainOf: (link: SumLink, { leftSize, rightSize }: GroupEnds) => totalBits(link, leftSize * rightSize, absentBits) - leastBits * leftSize * rightSize,
  }
  for (const component of edgeComponents(edges, leastBits, { nodes: graph.nodes, rootOf: (node) => groups.find(node) })) {
    agglomerate(groups, { edges, component }, linkage)
  }
  const labels = groups.labels()
  improveByMoves({ graph, edges, units, labels, absentBits, leastBits })
  return { labels: smallestOfEach(labels), refused: groups.refused }
}
