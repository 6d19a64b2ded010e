/** Pairs of records with the probability that they are the same: three columns of one length; records by number from 0. */
export interface ScoredPairs {
  readonly left: ArrayLike<number>
  readonly right: ArrayLike<number>
  readonly probability: ArrayLike<number>
}

/** The clusters that pairs at or above a probability connect (connected components): cluster number of each of `recordCount` records. */
export function connectPairs(pairs: ScoredPairs, recordCount: number, threshold: number): Int32Array {
  const parent = Int32Array.from({ length: recordCount }, (_, record) => record)
  const rootOf = (record: number): number => {
    let at = record
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let row = 0; row < pairs.left.length; row++) {
    if (pairs.probability[row]! < threshold) continue
    const [left, right] = [rootOf(pairs.left[row]!), rootOf(pairs.right[row]!)]
    if (left !== right) parent[Math.max(left, right)] = Math.min(left, right)
  }
  return Int32Array.from({ length: recordCount }, (_, record) => rootOf(record))
}
