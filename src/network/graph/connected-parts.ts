import type { Graph } from './graph.ts'

/**
 * Connected component of each node, direction left aside: numbered from 0 by size, the largest first, ties by the smallest
 * node. Breadth first, so each edge is looked at once.
 */
export function connectedParts({ nodeCount, offsets, targets }: Graph): { readonly partOf: Uint32Array; readonly sizes: readonly number[] } {
  const met = new Int32Array(nodeCount).fill(-1)
  const queue = new Uint32Array(nodeCount)
  const sizes: number[] = []
  for (let root = 0; root < nodeCount; root++) {
    if (met[root] !== -1) continue
    met[root] = sizes.length
    let [head, tail] = [0, 1]
    queue[0] = root
    while (head < tail) {
      const node = queue[head++]!
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const next = targets[at]!
        if (met[next] !== -1) continue
        met[next] = sizes.length
        queue[tail++] = next
      }
    }
    sizes.push(tail)
  }
  const order = sizes.map((_, part) => part).sort((left, right) => sizes[right]! - sizes[left]! || left - right)
  const number = new Uint32Array(sizes.length)
  order.forEach((part, index) => (number[part] = index))
  return { partOf: Uint32Array.from(met, (part) => number[part]!), sizes: order.map((part) => sizes[part]!) }
}
