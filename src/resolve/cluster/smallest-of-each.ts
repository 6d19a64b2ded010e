/** Labels that say which nodes are together, as the smallest node of each cluster: the same clusters have the same labels. */
export function smallestOfEach(labels: ArrayLike<number>): Int32Array {
  const smallest = new Map<number, number>()
  return Int32Array.from(labels, (label, node) => {
    const first = smallest.get(label) ?? node
    smallest.set(label, first)
    return first
  })
}
