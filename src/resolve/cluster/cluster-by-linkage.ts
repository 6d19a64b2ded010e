import { agglomerate, type GroupLink, type Linkage } from './agglomerate.ts'
import { canonicalEdges } from './canonical-edges.ts'
import type { Clustering, ClusterGraph, ClusterOptions } from './cluster-graph.ts'
import { edgeComponents } from './edge-components.ts'
import { Groups } from './groups.ts'

/** Clusters a graph piece by piece by joining groups as a linkage weighs them. */
export function clusterByLinkage<Link extends GroupLink>(graph: ClusterGraph, { leastBits, mostBits }: ClusterOptions, linkage: Linkage<Link>): Clustering {
  const edges = canonicalEdges(graph, mostBits)
  const groups = new Groups(graph)
  for (const component of edgeComponents(edges, leastBits, { nodes: graph.nodes, rootOf: (node) => groups.find(node) })) {
    agglomerate(groups, { edges, component }, linkage)
  }
  return { labels: groups.labels(), refused: groups.refused }
}
