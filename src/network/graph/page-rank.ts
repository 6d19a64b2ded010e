import { reversed, type Graph } from './graph.ts'

/** How PageRank is computed. */
export interface PageRankOptions {
  /** Share of the time in which a link is followed. Default 0.85 (Brin and Page 1998). */
  readonly damping?: number
  /** It ends when all shares together lie this near to the answer at most. Default 1e-10. */
  readonly tolerance?: number
  /** Default 200. */
  readonly maxRounds?: number
}

/**
 * Share of time that a random walk along the links spends at each node; together 1. Weights count. A node without a way out
 * goes anywhere (Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X). The shares solve a linear system up to their sum, which is
 * solved by Gauss-Seidel sweeps in place and then normalised (Gleich, Gray, Greif and Lau 2010, doi:10.1137/080727397). Undirected, the system is
 * similar to a symmetric one, and each sweep goes further than it says (successive over-relaxation, Young 1954,
 * doi:10.1090/S0002-9947-1954-0059635-7), with the factor that is best where the largest eigenvalue is the damping.
 */
export function pageRank(graph: Graph, options: PageRankOptions = {}): Float64Array {
  const { damping = 0.85, tolerance = 1e-10, maxRounds = 200 } = options
  const { nodeCount, offsets, weights } = graph
  if (nodeCount === 0) return new Float64Array(0)
  const coming = graph.isDirected ? reversed(graph) : graph
  const isPlain = isEven(coming.weights)
  // What a share is multiplied by on its way out; the answer is kept as shares already multiplied.
  const passed = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    let out = 0
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) out += weights[at]!
    passed[node] = out === 0 ? 0 : damping / out
  }
  const base = 1 / nodeCount
  const further = graph.isDirected ? 1 : 2 / (1 + Math.sqrt(1 - damping ** 2))
  const rank = new Float64Array(nodeCount).fill(base / (1 - damping))
  const sent = passed.map((factor, node) => factor * rank[node]!)
  const shares = { rank, sent, passed, base, further }
  let total = 0
  for (let round = 0; round < maxRounds; round++) {
    const swept = isPlain ? sweepPlain(coming, shares) : sweep(coming, shares)
    total = swept.total
    // What is still missing is at most the change times damping / (1 - damping).
    if (swept.change * damping < tolerance * (1 - damping) * total) break
  }
  // Shares of nodes without a way out were left aside: what they would add to all is in proportion to what all have.
  return rank.map((share) => share / total)
}

interface Shares {
  readonly rank: Float64Array
  /** Of each node `rank * passed`. */
  readonly sent: Float64Array
  readonly passed: Float64Array
  readonly base: number
  /** How far a sweep goes on from the old share towards the new one: 1 as far as it says. */
  readonly further: number
}

interface Swept {
  /** How much the shares changed together. */
  readonly change: number
  readonly total: number
}

/** One sweep over a network whose links weigh alike. */
function sweepPlain({ nodeCount, offsets, targets }: Graph, { rank, sent, passed, base, further }: Shares): Swept {
  let [change, total, at] = [0, 0, 0]
  for (let node = 0; node < nodeCount; node++) {
    let sum = base
    for (const end = offsets[node + 1]!; at < end; at++) sum += sent[targets[at]!]!
    const step = further * (sum - rank[node]!)
    const share = rank[node]! + step
    change += Math.abs(step)
    rank[node] = share
    sent[node] = share * passed[node]!
    total += share
  }
  return { change, total }
}

function sweep({ nodeCount, offsets, targets, weights }: Graph, { rank, sent, passed, base, further }: Shares): Swept {
  let [change, total, at] = [0, 0, 0]
  for (let node = 0; node < nodeCount; node++) {
    let sum = base
    for (const end = offsets[node + 1]!; at < end; at++) sum += sent[targets[at]!]! * weights[at]!
    const step = further * (sum - rank[node]!)
    const share = rank[node]! + step
    change += Math.abs(step)
    rank[node] = share
    sent[node] = share * passed[node]!
    total += share
  }
  return { change, total }
}

function isEven(weights: Float64Array): boolean {
  for (let at = 0; at < weights.length; at++) if (weights[at] !== 1) return false
  return true
}
