import { seededNumbers } from '../../base/seeded-numbers.ts'
import type { Graph } from './graph.ts'
import { moveNodes, type MoveOptions } from './move-nodes.ts'
import { refineGroups } from './refine-groups.ts'
import { gatherLevel, lowestLevel, renumber, type WeightedLevel } from './weighted-level.ts'

/** How groups are looked for. */
export interface GroupOptions {
  /** `leiden`: each group hangs together within itself; `louvain`: as Blondel and others, which does not promise it. */
  readonly algorithm?: 'leiden' | 'louvain'
  readonly seed: number
  /** More than 1 gives smaller groups. Default 1. */
  readonly resolution?: number
}

/** Groups of a network. */
export interface Groups {
  /** Group of each node, numbered from 0 by size, the largest first, ties by the smallest node. */
  readonly groupOf: Uint32Array
  readonly sizes: readonly number[]
  /** Modularity: share of weight within groups beyond what chance would give. */
  readonly modularity: number
}

const maxLevels = 30
/** Ways up, each from the groups of the one before, while that gains: fewer where one takes long. */
const maxPasses = (nodes: number) => (nodes > 100_000 ? 2 : 5)

/**
 * Groups that are denser within than towards others, by modularity: Leiden (Traag, Waltman and van Eck 2019,
 * doi:10.1038/s41598-019-41695-z; in the refinement the best place is taken, not one drawn by its gain) or Louvain (Blondel and
 * others 2008, doi:10.1088/1742-5468/2008/10/P10008). The same seed gives the same groups. Undirected graphs.
 */
export function findGroups(graph: Graph, { algorithm = 'leiden', seed, resolution = 1 }: GroupOptions): Groups {
  const random = seededNumbers(seed)
  const level = lowestLevel(graph)
  let best: Groups = inOrder(Uint32Array.from({ length: graph.nodeCount }, (_, node) => node), level, resolution)
  for (let pass = 0; pass < maxPasses(graph.nodeCount); pass++) {
    const next = inOrder(climb(level, best.groupOf.slice(), { algorithm, random, resolution }), level, resolution)
    if (next.modularity <= best.modularity + 1e-9) break
    best = next
  }
  return best
}

/** One way up: nodes move, groups become nodes, and again, until nothing gains. Begins with the groups given. */
function climb(lowest: WeightedLevel, begin: Uint32Array, { algorithm, random, resolution }: MoveOptions & { readonly algorithm: 'leiden' | 'louvain' }): Uint32Array {
  let [level, groupOf] = [lowest, begin]
  const nodeOf = Uint32Array.from({ length: lowest.nodeCount }, (_, node) => node)
  for (let round = 0; round < maxLevels; round++) {
    const start = groupOf.slice()
    const hasMoved = moveNodes(level, groupOf, { resolution, random })
    const groups = renumber(groupOf)
    if (!hasMoved || groups === level.nodeCount) break
    const refined = algorithm === 'leiden' ? refineGroups(level, groupOf, { resolution, random, groups }) : groupOf.slice()
    const parts = renumber(refined)
    if (parts === level.nodeCount && isSame(start, groupOf)) break
    const upper = gatherLevel(level, refined, parts)
    // The groups found stay the start above, whatever parts they fell into.
    const groupAbove = new Uint32Array(parts)
    for (let node = 0; node < level.nodeCount; node++) groupAbove[refined[node]!] = groupOf[node]!
    for (let node = 0; node < nodeOf.length; node++) nodeOf[node] = refined[nodeOf[node]!]!
    level = upper
    groupOf = groupAbove
  }
  return nodeOf.map((node) => groupOf[node]!)
}

function isSame(left: Uint32Array, right: Uint32Array): boolean {
  return left.every((group, node) => group === right[node])
}

function inOrder(found: Uint32Array, level: WeightedLevel, resolution: number): Groups {
  const count = renumber(found)
  const sizes = new Array<number>(count).fill(0)
  for (const group of found) sizes[group]!++
  const order = sizes.map((_, group) => group).sort((left, right) => sizes[right]! - sizes[left]! || left - right)
  const number = new Uint32Array(count)
  order.forEach((group, index) => (number[group] = index))
  const groupOf = found.map((group) => number[group]!)
  return { groupOf, sizes: order.map((group) => sizes[group]!), modularity: modularityOf(level, groupOf, { count, resolution }) }
}

function modularityOf(level: WeightedLevel, groupOf: Uint32Array, { count, resolution }: { count: number; resolution: number }): number {
  const { nodeCount, offsets, targets, weights, strength, total } = level
  if (total === 0) return 0
  const [within, sum] = [new Float64Array(count), new Float64Array(count)]
  for (let node = 0; node < nodeCount; node++) {
    sum[groupOf[node]!]! += strength[node]!
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      if (groupOf[targets[at]!] === groupOf[node]) within[groupOf[node]!]! += weights[at]!
    }
  }
  return within.reduce((value, weight, group) => value + weight / total - resolution * (sum[group]! / total) ** 2, 0)
}
