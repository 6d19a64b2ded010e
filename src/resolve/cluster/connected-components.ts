import { canonicalEdges, type CanonicalEdges } from './canonical-edges.ts'
import type { Clustering, ClusterGraph, ClusterOptions } from './cluster-graph.ts'
import { Groups } from './groups.ts'

/**
 * Clusters that are connected by edges above the least weight. The edges are gone through from the strongest to the
 * weakest (Kruskal 1956, doi:10.1090/S0002-9939-1956-0078686-7) and each joins only what nothing keeps apart, so that a
 * cluster with two records judged different falls apart at its weakest edge.
 */
export function connectedComponents(graph: ClusterGraph, options: Partial<ClusterOptions> = {}): Clustering {
  const { leastBits = 0, mostBits = 60 } = options
  const edges = canonicalEdges(graph, mostBits)
  const groups = new Groups(graph)
  for (const edge of strongestFirst(edges, leastBits)) {
    const [one, other] = [groups.find(edges.left[edge]!), groups.find(edges.right[edge]!)]
    if (one !== other && groups.mayJoin(one, other, edges.outweighs[edge] === 1)) groups.join(one, other)
  }
  return { labels: groups.labels(), refused: groups.refused }
}

/** Numbers of the edges above a weight, the strongest first, equal ones in order of their ends. */
export function strongestFirst({ count, bits }: CanonicalEdges, leastBits: number): Uint32Array {
  const above = new Uint32Array(count)
  let kept = 0
  for (let edge = 0; edge < count; edge++) if (bits[edge]! > leastBits) above[kept++] = edge
  // Sums of bits made in another order differ in their last digits.
  const rounded = Float64Array.from(bits, (weight) => Math.round(weight * 1e6))
  return above.subarray(0, kept).sort((a, b) => rounded[b]! - rounded[a]! || a - b)
}
