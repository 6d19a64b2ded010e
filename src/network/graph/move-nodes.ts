import type { WeightedLevel } from './weighted-level.ts'

/** How nodes are moved. */
export interface MoveOptions {
  readonly resolution: number
  readonly random: () => number
}

/**
 * Moves each node to the neighbouring group (or one of its own) that gains most, and looks again at the neighbours of what
 * moved, until nothing gains; changes `groupOf`. Gives whether anything moved. Nodes are first met in an order drawn by `random`.
 */
export function moveNodes(level: WeightedLevel, groupOf: Uint32Array, { resolution, random }: MoveOptions): boolean {
  const { nodeCount, offsets, targets, weights, strength, total } = level
  if (total === 0) return false
  const sum = new Float64Array(nodeCount)
  const size = new Uint32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    sum[groupOf[node]!]! += strength[node]!
    size[groupOf[node]!]!++
  }
  const empty: number[] = []
  for (let group = nodeCount - 1; group >= 0; group--) if (size[group] === 0) empty.push(group)
  const queue = shuffled(nodeCount, random)
  const isQueued = new Uint8Array(nodeCount).fill(1)
  const towards = new Float64Array(nodeCount)
  const touched: number[] = []
  let [head, waiting, hasMoved] = [0, nodeCount, false]
  while (waiting > 0) {
    const node = queue[head]!
    head = head + 1 === nodeCount ? 0 : head + 1
    waiting--
    isQueued[node] = 0
    const own = groupOf[node]!
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const group = groupOf[targets[at]!]!
      if (towards[group] === 0) touched.push(group)
      towards[group]! += weights[at]!
    }
    const cost = (resolution * strength[node]!) / total
    sum[own]! -= strength[node]!
    let best = own
    let most = towards[own]! - cost * sum[own]!
    for (const group of touched) {
      const gain = towards[group]! - cost * sum[group]!
      if (gain > most + 1e-12) [best, most] = [group, gain]
    }
    if (most < -1e-12 && size[own]! > 1) best = empty.at(-1) ?? own
    for (const group of touched) towards[group] = 0
    touched.length = 0
    sum[best]! += strength[node]!
    if (best === own) continue
    hasMoved = true
    if (size[best] === 0) empty.pop()
    size[best]!++
    if (--size[own]! === 0) empty.push(own)
    groupOf[node] = best
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const neighbour = targets[at]!
      if (isQueued[neighbour] === 1 || groupOf[neighbour] === best) continue
      isQueued[neighbour] = 1
      queue[(head + waiting++) % nodeCount] = neighbour
    }
  }
  return hasMoved
}

/** Numbers from 0, in an order drawn by `random` (Fisher and Yates). */
export function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}
