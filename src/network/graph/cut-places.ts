import type { Graph } from './graph.ts'

/** Nodes and edges without which a part of a network falls apart. */
export interface CutPlaces {
  /** Articulation points, and the sizes of the parts that hang on each: all but the rest of the network, the largest first. */
  readonly nodes: readonly { readonly node: number; readonly parts: readonly number[] }[]
  /** Edges that are the only way between two sides, and the size of the smaller side. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly smaller: number }[]
}

/**
 * Articulation points and bridges by one walk in depth, without recursion (Hopcroft and Tarjan 1973, doi:10.1145/362248.362272). Undirected
 * graphs; ordered by what hangs on them, then by number.
 */
export function findCutPlaces({ nodeCount, offsets, targets }: Graph): CutPlaces {
  const [met, low, sizes] = [new Int32Array(nodeCount).fill(-1), new Int32Array(nodeCount), new Uint32Array(nodeCount)]
  const [parent, at, stack] = [new Int32Array(nodeCount).fill(-1), Uint32Array.from(offsets.subarray(0, nodeCount)), new Uint32Array(nodeCount)]
  const hanging = new Map<number, number[]>()
  const edges: { from: number; to: number; below: number; root: number }[] = []
  let clock = 0
  for (let root = 0; root < nodeCount; root++) {
    if (met[root] !== -1) continue
    let depth = 0
    stack[0] = root
    const enter = (node: number) => {
      met[node] = low[node] = clock++
      sizes[node] = 1
    }
    enter(root)
    const below: number[] = []
    while (depth >= 0) {
      const node = stack[depth]!
      if (at[node]! < offsets[node + 1]!) {
        const next = targets[at[node]!++]!
        if (met[next] === -1) {
          parent[next] = node
          enter(next)
          stack[++depth] = next
        } else if (next !== parent[node] && met[next]! < low[node]!) low[node] = met[next]!
        continue
      }
      depth--
      const above = parent[node]!
      if (above === -1) continue
      sizes[above]! += sizes[node]!
      if (low[node]! < low[above]!) low[above] = low[node]!
      if (low[node]! > met[above]!) edges.push({ from: Math.min(above, node), to: Math.max(above, node), below: sizes[node]!, root })
      if (above === root) below.push(sizes[node]!)
      else if (low[node]! >= met[above]!) hanging.set(above, [...(hanging.get(above) ?? []), sizes[node]!])
    }
    // What hangs on the root is all its branches; the largest of them is the rest.
    if (below.length > 1) hanging.set(root, below.sort((a, b) => b - a).slice(1))
  }
  const nodes = [...hanging].map(([node, parts]) => ({ node, parts: parts.sort((a, b) => b - a) }))
  return {
    nodes: nodes.sort((a, b) => sum(b.parts) - sum(a.parts) || a.node - b.node),
    edges: edges.map(({ from, to, below, root }) => ({ from, to, smaller: Math.min(below, sizes[root]! - below) }))
      .sort((a, b) => b.smaller - a.smaller || a.from - b.from || a.to - b.to),
  }
}

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0)
