import type { ClusterGraph } from '../cluster/cluster-graph.ts'

/** Fewer pairs than this within clusters of three and more tell nothing. */
const fewestPairs = 100

/**
 * The share of pairs within clusters of three records and more that keys brought together and that were kept: a record that
 * joins by one partner shows which others its keys missed. It is still too high, since a record that no key finds is in no
 * cluster, but true pairs that err in many fields at once show in it as no simulation has them. Undefined where such
 * clusters hold too few pairs. `labels` has the cluster of each node.
 */
export function recallWithin({ left, right }: Pick<ClusterGraph, 'left' | 'right'>, labels: Int32Array): number | undefined {
  const sizes = new Int32Array(labels.length)
  for (const label of labels) sizes[label]!++
  let [pairs, found] = [0, 0]
  for (const size of sizes) if (size >= 3) pairs += (size * (size - 1)) / 2
  for (let edge = 0; edge < left.length; edge++) {
    const label = labels[left[edge]!]!
    if (sizes[label]! >= 3 && labels[right[edge]!] === label) found++
  }
  return pairs < fewestPairs ? undefined : found / pairs
}
