import type { GroupEnds, GroupLink } from './agglomerate.ts'
import { clusterByLinkage } from './cluster-by-linkage.ts'
import type { Clustering, ClusterGraph, ClusterOptions } from './cluster-graph.ts'

/** What holds for partner link where nothing is told: more than half of the smaller group must have a sure partner. */
export const partnerLinkDefaults: ClusterOptions = { leastBits: 0, absentBits: -12, mostBits: 10 }

/** Of each node of two groups that has an edge to the other group, the greatest weight of these edges. */
interface PartnerLink extends GroupLink {
  readonly best: Map<number, number>
}

/**
 * Clusters by the best partners of the smaller group: two groups are joined, the greatest gain first, when the nodes of the
 * smaller one have on average, each with the node of the other that it agrees with best, more than the least weight. A node
 * without an edge to the other group counts with `absentBits`. So one record joins a cluster by the one record that it is
 * most like, as in single link, but two large groups are not drawn together by one edge, as by average link.
 */
export function partnerLink(graph: ClusterGraph, options: Partial<ClusterOptions> = {}): Clustering {
  const told = { ...partnerLinkDefaults, ...options }
  return clusterByLinkage<PartnerLink>(graph, told, {
    linkOf: ({ left, right, bits, outweighs }) => ({ best: new Map([[left, bits], [right, bits]]), outweighs }),
    merge: (one, other) => ({ best: mergeBest(one.best, other.best), outweighs: one.outweighs || other.outweighs }),
    gainOf: (link, ends) => partnerBits(link.best, ends, told.absentBits) - told.leastBits,
  })
}

/** Changes the greater one: neither of the two is needed any more. */
function mergeBest(one: Map<number, number>, other: Map<number, number>): Map<number, number> {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one]
  for (const [node, bits] of fewer) if ((more.get(node) ?? -Infinity) < bits) more.set(node, bits)
  return more
}

/** Mean over the smaller group; of two of one size the greater mean. */
function partnerBits(best: ReadonlyMap<number, number>, { left, leftSize, rightSize, rootOf }: GroupEnds, absentBits: number): number {
  let [leftBits, leftCount, rightBits, rightCount] = [0, 0, 0, 0]
  for (const [node, bits] of best) {
    if (rootOf(node) === left) {
      leftBits += bits
      leftCount++
    } else {
      rightBits += bits
      rightCount++
    }
  }
  const [ofLeft, ofRight] = [(leftBits + absentBits * (leftSize - leftCount)) / leftSize, (rightBits + absentBits * (rightSize - rightCount)) / rightSize]
  return leftSize === rightSize ? Math.max(ofLeft, ofRight) : leftSize < rightSize ? ofLeft : ofRight
}
