import { reversed, type Graph } from './graph.ts'

/** How PageRank is computed. */
export interface PageRankOptions {
  /** Share of the time in which a link is followed. Default 0.85 (Brin and Page 1998). */
  readonly damping?: number
  /** It ends when all shares together change by less. Default 1e-10. */
  readonly tolerance?: number
  /** Default 200. */
  readonly maxRounds?: number
}

/**
 * Share of time that a random walk along the links spends at each node; together 1. Weights count. A node without a way out
 * goes anywhere. By power iteration (Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X).
 */
export function pageRank(graph: Graph, options: PageRankOptions = {}): Float64Array {
  const { damping = 0.85, tolerance = 1e-10, maxRounds = 200 } = options
  const { nodeCount, offsets, weights } = graph
  const coming = graph.isDirected ? reversed(graph) : graph
  const out = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) out[node]! += weights[at]!
  }
  let rank = new Float64Array(nodeCount).fill(1 / nodeCount)
  let next = new Float64Array(nodeCount)
  const share = new Float64Array(nodeCount)
  for (let round = 0; round < maxRounds; round++) {
    let lost = 0
    for (let node = 0; node < nodeCount; node++) {
      if (out[node] === 0) lost += rank[node]!
      share[node] = out[node] === 0 ? 0 : rank[node]! / out[node]!
    }
    const base = (1 - damping + damping * lost) / nodeCount
    let change = 0
    for (let node = 0; node < nodeCount; node++) {
      let sum = 0
      for (let at = coming.offsets[node]!; at < coming.offsets[node + 1]!; at++) sum += share[coming.targets[at]!]! * coming.weights[at]!
      next[node] = base + damping * sum
      change += Math.abs(next[node]! - rank[node]!)
    }
    ;[rank, next] = [next, rank]
    if (change < tolerance) break
  }
  return rank
}
