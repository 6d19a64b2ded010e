import type { Graph } from './graph.ts'

/**
 * A level of the search for groups: nodes that stand for one or more nodes of the network. An edge within a node is kept as
 * `inner`, counted from both ends.
 */
export interface WeightedLevel {
  readonly nodeCount: number
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  readonly weights: Float64Array
  /** Twice the weight of edges within each node. */
  readonly inner: Float64Array
  /** Weight of all edges at each node, those within it included. */
  readonly strength: Float64Array
  /** Sum of `strength`: twice the weight of all edges. */
  readonly total: number
}

/** The network itself as the lowest level. */
export function lowestLevel({ nodeCount, offsets, targets, weights }: Graph): WeightedLevel {
  const strength = new Float64Array(nodeCount)
  let total = 0
  for (let node = 0; node < nodeCount; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) strength[node]! += weights[at]!
    total += strength[node]!
  }
  return { nodeCount, offsets, targets, weights, inner: new Float64Array(nodeCount), strength, total }
}

/** The level whose nodes are the groups of `groupOf`, numbered from 0 to `groups - 1`. */
export function gatherLevel(level: WeightedLevel, groupOf: Uint32Array, groups: number): WeightedLevel {
  const { nodeCount, offsets, targets, weights, inner, strength } = level
  const members = membersOf(groupOf, groups)
  const [sumInner, sumStrength] = [new Float64Array(groups), new Float64Array(groups)]
  for (let node = 0; node < nodeCount; node++) {
    sumInner[groupOf[node]!]! += inner[node]!
    sumStrength[groupOf[node]!]! += strength[node]!
  }
  const newOffsets = new Uint32Array(groups + 1)
  // No group has more neighbours than its nodes have edges.
  const [newTargets, newWeights] = [new Uint32Array(targets.length), new Float64Array(targets.length)]
  const towards = new Float64Array(groups)
  const touched: number[] = []
  let end = 0
  for (let group = 0; group < groups; group++) {
    for (let place = members.offsets[group]!; place < members.offsets[group + 1]!; place++) {
      const node = members.order[place]!
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const other = groupOf[targets[at]!]!
        if (other === group) {
          sumInner[group]! += weights[at]!
          continue
        }
        if (towards[other] === 0) touched.push(other)
        towards[other]! += weights[at]!
      }
    }
    for (const other of touched) {
      newTargets[end] = other
      newWeights[end++] = towards[other]!
      towards[other] = 0
    }
    touched.length = 0
    newOffsets[group + 1] = end
  }
  return {
    nodeCount: groups, offsets: newOffsets, targets: newTargets.slice(0, end), weights: newWeights.slice(0, end), inner: sumInner, strength: sumStrength, total: level.total,
  }
}

/** The nodes of each group, group after group. */
export function membersOf(groupOf: Uint32Array, groups: number): { readonly offsets: Uint32Array; readonly order: Uint32Array } {
  const offsets = new Uint32Array(groups + 1)
  for (const group of groupOf) offsets[group + 1]!++
  for (let group = 0; group < groups; group++) offsets[group + 1]! += offsets[group]!
  const next = offsets.slice(0, groups)
  const order = new Uint32Array(groupOf.length)
  groupOf.forEach((group, node) => (order[next[group]!++] = node))
  return { offsets, order }
}

/** Numbers groups anew from 0 in the order in which they are first met; gives how many there are. */
export function renumber(groupOf: Uint32Array): number {
  const number = new Int32Array(groupOf.length).fill(-1)
  let groups = 0
  for (let node = 0; node < groupOf.length; node++) {
    const group = groupOf[node]!
    if (number[group] === -1) number[group] = groups++
    groupOf[node] = number[group]!
  }
  return groups
}
