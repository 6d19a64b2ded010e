import { canonicalEdges, type CanonicalEdges } from './canonical-edges.ts'
import type { ClusterGraph } from './cluster-graph.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { strongestFirst } from './connected-components.ts'

/** What holds a cluster of more than one node together. */
export interface ClusterBonds {
  /** Smallest node of the cluster. */
  readonly label: number
  readonly size: number
  /** Pairs of its nodes that have an edge. */
  readonly edges: number
  /** The weakest of the edges that it cannot do without: it falls apart where all below this weight are taken out. Absent when judgements alone hold it. */
  readonly weakest?: Bond
  /** Edges that alone hold two parts together, the weakest first. */
  readonly bridges: readonly Bond[]
}

/** An edge of a cluster. */
export interface Bond {
  readonly left: number
  readonly right: number
  readonly bits: number
}

/**
 * What holds each cluster together: the weakest edge of a maximum spanning tree, and the bridges (Tarjan 1974,
 * doi:10.1016/0020-0190(74)90003-9). Judgements hold without end and are no bridges. Edges at or below `leastBits` hold
 * nothing. In order of label.
 */
export function clusterBonds(graph: ClusterGraph, labels: Int32Array, leastBits = 0): ClusterBonds[] {
  const edges = canonicalEdges(graph, Infinity)
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const inside = new Map<number, number[]>()
  for (let edge = 0; edge < edges.count; edge++) {
    const label = labels[edges.left[edge]!]!
    if (label === labels[edges.right[edge]!] && edges.bits[edge]! > leastBits) append(inside, label, edge)
  }
  const judged = new DisjointSets(graph.nodes)
  for (const [left, right] of graph.mustLink ?? []) if (labels[left] === labels[right]) judged.join(left, right)
  const weakest = weakestOfTrees(edges, labels, { judged, leastBits })
  return [...sizes].filter(([, size]) => size > 1).sort((a, b) => a[0] - b[0]).map(([label, size]) => {
    const held = inside.get(label) ?? []
    const edge = weakest.get(label)
    const bridges = findBridges(edges, held, judged).map((bridge) => bondOf(edges, bridge)).sort((a, b) => a.bits - b.bits || a.left - b.left || a.right - b.right)
    return { label, size, edges: held.length, ...(edge === undefined ? {} : { weakest: bondOf(edges, edge) }), bridges }
  })
}

interface TreeOptions {
  readonly judged: DisjointSets
  readonly leastBits: number
}

function weakestOfTrees(edges: CanonicalEdges, labels: Int32Array, { judged, leastBits }: TreeOptions): Map<number, number> {
  const trees = new DisjointSets(labels.length)
  const weakest = new Map<number, number>()
  for (const edge of strongestFirst(edges, leastBits)) {
    const [left, right] = [judged.find(edges.left[edge]!), judged.find(edges.right[edge]!)]
    if (labels[left] !== labels[right] || trees.find(left) === trees.find(right)) continue
    trees.join(left, right)
    weakest.set(labels[left]!, edge)
  }
  return weakest
}

/** Depth first without recursion, since a chain may be long. */
function findBridges(edges: CanonicalEdges, inside: readonly number[], judged: DisjointSets): number[] {
  const touching = new Map<number, { to: number; edge: number }[]>()
  for (const edge of inside) {
    const [left, right] = [judged.find(edges.left[edge]!), judged.find(edges.right[edge]!)]
    if (left === right) continue
    for (const [from, to] of [[left, right], [right, left]] as const) append(touching, from, { to, edge })
  }
  const seen = new Map<number, number>()
  const lowest = new Map<number, number>()
  const bridges: number[] = []
  for (const start of touching.keys()) {
    if (seen.has(start)) continue
    const path: { node: number; by: number; next: number }[] = [{ node: start, by: -1, next: 0 }]
    seen.set(start, seen.size)
    lowest.set(start, seen.get(start)!)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const way = touching.get(top.node)![top.next++]
      if (way === undefined) {
        path.pop()
        const above = path.at(-1)
        if (!above) continue
        lowest.set(above.node, Math.min(lowest.get(above.node)!, lowest.get(top.node)!))
        if (lowest.get(top.node)! > seen.get(above.node)!) bridges.push(top.by)
      } else if (way.edge !== top.by) {
        if (seen.has(way.to)) lowest.set(top.node, Math.min(lowest.get(top.node)!, seen.get(way.to)!))
        else {
          seen.set(way.to, seen.size)
          lowest.set(way.to, seen.get(way.to)!)
          path.push({ node: way.to, by: way.edge, next: 0 })
        }
      }
    }
  }
  return bridges
}

function bondOf(edges: CanonicalEdges, edge: number): Bond {
  return { left: edges.left[edge]!, right: edges.right[edge]!, bits: edges.bits[edge]! }
}

function append<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
