import type { MoveOptions } from './move-nodes.ts'
import { shuffled } from './move-nodes.ts'
import type { WeightedLevel } from './weighted-level.ts'

/**
 * Splits groups into parts that each hang together well: every node begins alone and joins, once, the part of its own group
 * that gains most, if node and part are well linked with the rest of the group (Traag and others 2019, algorithm A.2). Gives
 * the part of each node.
 */
export function refineGroups(level: WeightedLevel, groupOf: Uint32Array, { resolution, random, groups }: MoveOptions & { readonly groups: number }): Uint32Array {
  const { nodeCount, offsets, targets, weights, strength, total } = level
  const partOf = Uint32Array.from({ length: nodeCount }, (_, node) => node)
  const groupSum = new Float64Array(groups)
  for (let node = 0; node < nodeCount; node++) groupSum[groupOf[node]!]! += strength[node]!
  const partSum = strength.slice()
  const partSize = new Uint32Array(nodeCount).fill(1)
  // Weight from each part to the rest of its group.
  const outside = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) if (groupOf[targets[at]!] === groupOf[node]) outside[node]! += weights[at]!
  }
  const isWellLinked = (part: number, group: number) =>
    outside[part]! >= (resolution * partSum[part]! * (groupSum[group]! - partSum[part]!)) / total - 1e-12
  const towards = new Float64Array(nodeCount)
  const touched: number[] = []
  for (const node of shuffled(nodeCount, random)) {
    const group = groupOf[node]!
    if (partSize[node] !== 1 || partOf[node] !== node || !isWellLinked(node, group)) continue
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const neighbour = targets[at]!
      if (groupOf[neighbour] !== group) continue
      const part = partOf[neighbour]!
      if (towards[part] === 0) touched.push(part)
      towards[part]! += weights[at]!
    }
    let best = node
    let most = 0
    for (const part of touched) {
      const gain = towards[part]! - (resolution * strength[node]! * partSum[part]!) / total
      if (gain > most + 1e-12 && isWellLinked(part, group)) [best, most] = [part, gain]
    }
    if (best !== node) {
      partOf[node] = best
      outside[best]! += outside[node]! - 2 * towards[best]!
      partSum[best]! += strength[node]!
      partSize[best]!++
      partSize[node] = 0
    }
    for (const part of touched) towards[part] = 0
    touched.length = 0
  }
  return partOf
}
