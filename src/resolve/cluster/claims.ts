import type { ClusterGraph } from './cluster-graph.ts'

/**
 * What groups of nodes lay claim to: sources that tell of each thing once, values of unique identifiers, and nodes that
 * they were judged different from. Groups are known by a number of the caller's (their root or label).
 */
export class Claims {
  readonly #sources = new Map<number, Map<number, number>>()
  readonly #identifiers: readonly Map<number, Map<number, number>>[]
  readonly #apart = new Map<number, Map<number, number>>()

  /** Every node its own group, numbered as the node. */
  constructor(graph: ClusterGraph) {
    const { sourceOf, atMostOne } = graph
    if (sourceOf && atMostOne && atMostOne.size > 0) {
      for (let node = 0; node < graph.nodes; node++) if (atMostOne.has(sourceOf[node]!)) count(this.#sources, node, sourceOf[node]!)
    }
    this.#identifiers = (graph.identifiers ?? []).map((valuesOf) => {
      const made = new Map<number, Map<number, number>>()
      for (const [node, values] of valuesOf) for (const value of values) count(made, node, value)
      return made
    })
    for (const [left, right] of graph.cannotLink ?? []) {
      if (left === right) continue
      count(this.#apart, left, right)
      count(this.#apart, right, left)
    }
  }

  /** Whether one source tells of both groups, or their unique identifiers have nothing in common. */
  areContrary(one: number, other: number): boolean {
    if (haveCommon(this.#sources.get(one), this.#sources.get(other))) return true
    return this.#identifiers.some((kind) => {
      const [left, right] = [kind.get(one), kind.get(other)]
      return left !== undefined && right !== undefined && !haveCommon(left, right)
    })
  }

  /** Whether a node of one group was judged different from a node of the other; `groupOf` tells the group of a node. */
  areJudgedApart(one: number, other: number, groupOf: (node: number) => number): boolean {
    const [left, right] = [this.#apart.get(one), this.#apart.get(other)]
    if (!left || !right) return false
    const [fewer, group] = left.size < right.size ? [left, other] : [right, one]
    for (const node of fewer.keys()) if (groupOf(node) === group) return true
    return false
  }

  /** Adds the claims of a group to those of another one. */
  absorb(into: number, absorbed: number): void {
    for (const kind of [this.#sources, this.#apart, ...this.#identifiers]) merge(kind, into, absorbed)
  }
}

type Counted = Map<number, Map<number, number>>

function count(counted: Counted, group: number, key: number): void {
  const held = counted.get(group) ?? new Map<number, number>()
  held.set(key, (held.get(key) ?? 0) + 1)
  counted.set(group, held)
}

/** The fewer go to the more, so that a group of many nodes is not gone through for each that joins it. */
function merge(counted: Counted, into: number, absorbed: number): void {
  const [own, added] = [counted.get(into), counted.get(absorbed)]
  counted.delete(absorbed)
  if (!added) return
  if (!own) {
    counted.set(into, added)
    return
  }
  const [fewer, more] = own.size < added.size ? [own, added] : [added, own]
  for (const [key, times] of fewer) more.set(key, (more.get(key) ?? 0) + times)
  counted.set(into, more)
}

function haveCommon(left: ReadonlyMap<number, number> | undefined, right: ReadonlyMap<number, number> | undefined): boolean {
  if (!left || !right) return false
  const [fewer, more] = left.size < right.size ? [left, right] : [right, left]
  for (const key of fewer.keys()) if (more.has(key)) return true
  return false
}
