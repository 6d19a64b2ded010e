import { clusterByLinkage } from './cluster-by-linkage.ts'
import type { Clustering, ClusterGraph, ClusterOptions } from './cluster-graph.ts'
import { addSums, sumOfEdge, totalBits } from './sum-link.ts'

/** What holds for average link where nothing is told. */
export const averageLinkDefaults: ClusterOptions = { leastBits: 0, absentBits: -0.5, mostBits: 40 }

/**
 * Clusters by average link on log-odds (UPGMA, Sokal and Michener 1958): the two groups whose pairs of records have the
 * greatest mean weight are joined, until no mean is above the least weight. Pairs that were never compared, or were
 * dropped for a low weight, count with a mild negative weight, so that one edge does not draw two large groups together.
 */
export function averageLink(graph: ClusterGraph, options: Partial<ClusterOptions> = {}): Clustering {
  const told = { ...averageLinkDefaults, ...options }
  return clusterByLinkage(graph, told, {
    linkOf: sumOfEdge,
    merge: addSums,
    gainOf: (link, { leftSize, rightSize }) => totalBits(link, leftSize * rightSize, told.absentBits) / (leftSize * rightSize) - told.leastBits,
  })
}
