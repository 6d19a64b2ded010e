import { seededNumbers } from '../../base/seeded-numbers.ts'
import { findGroups, type GroupOptions, type Groups } from './find-groups.ts'
import { buildGraph, type Graph } from './graph.ts'

/** How firm groups are. */
export interface GroupStability {
  /** Of each group: mean over the runs of its likeness (Jaccard) with the most alike group of the run, 0 to 1. */
  readonly ofGroup: readonly number[]
  /** Of each node: share of the runs in which it stands in the group most alike its own. */
  readonly ofNode: Float64Array
  readonly runs: number
}

/** How firmness is tried. */
export interface StabilityOptions extends GroupOptions {
  /** Default 20. */
  readonly runs?: number
  /** Share of edges left out in each run, drawn anew. Default 0.05. */
  readonly leftOut?: number
}

/**
 * Looks for groups again and again, each time with another seed and without a few edges, and tells how much of the groups
 * comes back (Hennig 2007, doi:10.1016/j.csda.2006.11.025). A group below about 0.6 hangs on chance.
 */
export function groupStability(graph: Graph, { groupOf, sizes }: Groups, options: StabilityOptions): GroupStability {
  const { runs = 20, leftOut = 0.05, seed } = options
  const sum = new Array<number>(sizes.length).fill(0)
  const ofNode = new Float64Array(graph.nodeCount)
  const random = seededNumbers(seed ^ 0x51ab1e)
  for (let run = 1; run <= runs; run++) {
    const other = findGroups(thinned(graph, leftOut, random), { ...options, seed: seed + run })
    const { best, likeness } = mostAlike(groupOf, sizes, other)
    likeness.forEach((value, group) => (sum[group]! += value))
    for (let node = 0; node < graph.nodeCount; node++) if (best[groupOf[node]!] === other.groupOf[node]) ofNode[node]!++
  }
  return { ofGroup: sum.map((total) => total / runs), ofNode: ofNode.map((count) => count / runs), runs }
}

/** The graph without a share of its edges. */
function thinned(graph: Graph, leftOut: number, random: () => number): Graph {
  const sources: number[] = []
  const targets: number[] = []
  const weights: number[] = []
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
      if (graph.targets[at]! < node || random() < leftOut) continue
      sources.push(node)
      targets.push(graph.targets[at]!)
      weights.push(graph.weights[at]!)
    }
  }
  return buildGraph(graph.nodeCount, { sources: Uint32Array.from(sources), targets: Uint32Array.from(targets), weights: Float64Array.from(weights) })
}

function mostAlike(groupOf: Uint32Array, sizes: readonly number[], other: Groups): { best: Int32Array; likeness: Float64Array } {
  const common = new Map<number, number>()
  groupOf.forEach((group, node) => {
    const key = group * other.sizes.length + other.groupOf[node]!
    common.set(key, (common.get(key) ?? 0) + 1)
  })
  const best = new Int32Array(sizes.length).fill(-1)
  const likeness = new Float64Array(sizes.length)
  for (const [key, count] of common) {
    const [group, theirs] = [Math.floor(key / other.sizes.length), key % other.sizes.length]
    const value = count / (sizes[group]! + other.sizes[theirs]! - count)
    if (value <= likeness[group]!) continue
    likeness[group] = value
    best[group] = theirs
  }
  return { best, likeness }
}
