import type { ClusterGraph } from './cluster-graph.ts'

/** Edges of a graph in order of their ends, the smaller first, each pair once. */
export interface CanonicalEdges {
  readonly count: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly bits: Float64Array
  readonly outweighs: Uint8Array
}

/**
 * The edges of a graph in one order: ends sorted, edges of a node to itself dropped, of a pair told twice the greater
 * weight kept, weights cut to `mostBits` either way. Throws a RangeError for an end that is no node or a weight that is
 * no number.
 */
export function canonicalEdges(graph: ClusterGraph, mostBits: number): CanonicalEdges {
  const { left, right, bits } = graph
  const order = orderOfEdges(graph)
  const made = {
    left: new Int32Array(order.length), right: new Int32Array(order.length), bits: new Float64Array(order.length), outweighs: new Uint8Array(order.length),
  }
  let count = 0
  for (const edge of order) {
    const [one, other] = left[edge]! < right[edge]! ? [left[edge]!, right[edge]!] : [right[edge]!, left[edge]!]
    const weight = Math.max(-mostBits, Math.min(mostBits, bits[edge]!))
    const outweighs = graph.outweighs?.[edge] ?? 0
    if (count > 0 && made.left[count - 1] === one && made.right[count - 1] === other) {
      made.bits[count - 1] = Math.max(made.bits[count - 1]!, weight)
      made.outweighs[count - 1]! |= outweighs
      continue
    }
    made.left[count] = one
    made.right[count] = other
    made.bits[count] = weight
    made.outweighs[count] = outweighs
    count++
  }
  return {
    count, left: made.left.subarray(0, count), right: made.right.subarray(0, count), bits: made.bits.subarray(0, count), outweighs: made.outweighs.subarray(0, count),
  }
}

/** Numbers of the edges by smaller end, then greater end: sorted as one number for each pair, which a typed array does fast. */
function orderOfEdges({ nodes, left, right, bits }: ClusterGraph): Uint32Array {
  const keys = new Float64Array(left.length)
  let kept = 0
  for (let edge = 0; edge < left.length; edge++) {
    const [one, other] = [left[edge]!, right[edge]!]
    if (!(one >= 0 && one < nodes && other >= 0 && other < nodes)) throw new RangeError(`Edge ${edge} joins ${one} and ${other}, but there are ${nodes} nodes.`)
    if (Number.isNaN(bits[edge]!)) throw new RangeError(`Edge ${edge} has no weight.`)
    if (one !== other) keys[kept++] = Math.min(one, other) * nodes + Math.max(one, other)
  }
  const edges = keepEdges(left, right)
  return isAscending(keys, kept) ? edges : sortEdges(keys, edges)
}

function keepEdges(left: Int32Array, right: Int32Array): Uint32Array {
  const kept = new Uint32Array(left.length)
  let count = 0
  for (let edge = 0; edge < left.length; edge++) if (left[edge] !== right[edge]) kept[count++] = edge
  return kept.subarray(0, count)
}

function isAscending(keys: Float64Array, count: number): boolean {
  for (let at = 1; at < count; at++) if (keys[at - 1]! > keys[at]!) return false
  return true
}

function sortEdges(keys: Float64Array, edges: Uint32Array): Uint32Array {
  const order = Uint32Array.from(edges.keys())
  order.sort((a, b) => keys[a]! - keys[b]! || a - b)
  return order.map((at) => edges[at]!)
}
