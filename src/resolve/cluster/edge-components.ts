import type { CanonicalEdges } from './canonical-edges.ts'
import { DisjointSets } from './disjoint-sets.ts'

/** Groups that edges above a weight connect, with every edge among them, strong and weak. */
export interface EdgeComponent {
  /** Roots of its groups, in order of number. */
  readonly roots: readonly number[]
  /** Numbers of its edges, in order. */
  readonly edges: readonly number[]
}

/**
 * Parts a graph into pieces that can be clustered one by one: no edge above the least weight goes from one to another.
 * `rootOf` tells the group that a node is in already. Groups that no such edge touches are left out.
 */
export function* edgeComponents(edges: CanonicalEdges, leastBits: number, groups: { readonly nodes: number; rootOf(node: number): number }): Generator<EdgeComponent> {
  const { nodes, rootOf } = groups
  const sets = new DisjointSets(nodes)
  for (let edge = 0; edge < edges.count; edge++) {
    if (edges.bits[edge]! > leastBits) sets.join(rootOf(edges.left[edge]!), rootOf(edges.right[edge]!))
  }
  const pieceOf = new Int32Array(edges.count).fill(-1)
  const lengths = new Int32Array(nodes + 1)
  for (let edge = 0; edge < edges.count; edge++) {
    const [left, right] = [rootOf(edges.left[edge]!), rootOf(edges.right[edge]!)]
    const piece = sets.find(left)
    if (left === right || sets.find(right) !== piece) continue
    pieceOf[edge] = piece
    lengths[piece]!++
  }
  yield* gather(pieceOf, lengths, (edge) => [rootOf(edges.left[edge]!), rootOf(edges.right[edge]!)])
}

/** Edges by piece, by counting. */
function* gather(pieceOf: Int32Array, lengths: Int32Array, rootsOf: (edge: number) => readonly number[]): Generator<EdgeComponent> {
  const starts = new Int32Array(lengths.length + 1)
  for (let piece = 0; piece < lengths.length; piece++) starts[piece + 1] = starts[piece]! + lengths[piece]!
  const filled = starts.slice()
  const ordered = new Int32Array(starts[lengths.length]!)
  for (let edge = 0; edge < pieceOf.length; edge++) if (pieceOf[edge]! >= 0) ordered[filled[pieceOf[edge]!]!++] = edge
  for (let piece = 0; piece < lengths.length; piece++) {
    if (lengths[piece] === 0) continue
    const edges = [...ordered.subarray(starts[piece], starts[piece + 1])]
    yield { edges, roots: edges.length === 1 ? smallerFirst(rootsOf(edges[0]!)) : [...new Set(edges.flatMap(rootsOf))].sort((a, b) => a - b) }
  }
}

function smallerFirst([one, other]: readonly number[]): readonly number[] {
  return one! < other! ? [one!, other!] : [other!, one!]
}
