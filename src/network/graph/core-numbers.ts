import { degrees, type Graph } from './graph.ts'

/**
 * Core number of each node: the largest k for which it lies in a part where everybody has k neighbours within the part.
 * Bins of degree, linear in edges (Batagelj and Zaversnik 2003, arXiv cs/0310049). Undirected graphs.
 */
export function coreNumbers(graph: Graph): Uint32Array {
  const { nodeCount, offsets, targets } = graph
  const core = degrees(graph)
  const most = core.reduce((largest, degree) => Math.max(largest, degree), 0)
  const bins = new Uint32Array(most + 2)
  for (const degree of core) bins[degree + 1]!++
  for (let degree = 0; degree <= most; degree++) bins[degree + 1]! += bins[degree]!
  const starts = bins.slice(0, most + 1)
  const order = new Uint32Array(nodeCount)
  const place = new Uint32Array(nodeCount)
  const next = starts.slice()
  for (let node = 0; node < nodeCount; node++) {
    place[node] = next[core[node]!]!++
    order[place[node]!] = node
  }
  for (let at = 0; at < nodeCount; at++) {
    const node = order[at]!
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
      const neighbour = targets[edge]!
      if (core[neighbour]! <= core[node]!) continue
      // The neighbour goes to the front of its bin, which then begins one later: it has one degree less.
      const [from, front] = [place[neighbour]!, starts[core[neighbour]!]!]
      const first = order[front]!
      order[from] = first
      place[first] = from
      order[front] = neighbour
      place[neighbour] = front
      starts[core[neighbour]!]!++
      core[neighbour]!--
    }
  }
  return core
}
