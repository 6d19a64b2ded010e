import type { ClusterGraph, RefusedLink } from './cluster-graph.ts'
import { Claims } from './claims.ts'
import { DisjointSets } from './disjoint-sets.ts'

/** Clusters in the making: nodes that are joined one pair of groups at a time, each only where nothing keeps them apart. */
export class Groups {
  readonly #graph: ClusterGraph
  readonly #sets: DisjointSets
  readonly #claims: Claims
  /** The node after each in the ring of its group. */
  readonly #next: Int32Array
  readonly #sizes: Int32Array

  /** Judgements of the graph that cannot be followed. */
  readonly refused: readonly RefusedLink[]

  constructor(graph: ClusterGraph) {
    this.#graph = graph
    this.#sets = new DisjointSets(graph.nodes)
    this.#claims = new Claims(graph)
    this.#next = Int32Array.from({ length: graph.nodes }, (_, node) => node)
    this.#sizes = new Int32Array(graph.nodes).fill(1)
    this.refused = (graph.mustLink ?? []).flatMap(([left, right], index) => {
      const why = this.#judge(this.find(left), this.find(right))
      return why ? [{ index, why }] : []
    })
  }

  /** The smallest node of a node's group. */
  find(node: number): number {
    return this.#sets.find(node)
  }

  /** Number of nodes of the group with this root. */
  size(root: number): number {
    return this.#sizes[root]!
  }

  /** Nodes of a group, in order of number. */
  members(root: number): number[] {
    const found = [root]
    for (let node = this.#next[root]!; node !== root; node = this.#next[node]!) found.push(node)
    return found.sort((a, b) => a - b)
  }

  /** Whether nothing keeps two groups (by their roots) apart. */
  mayJoin(one: number, other: number, outweighs = false): boolean {
    if (!this.#mayBeOne(one, other) || this.#claims.areContrary(one, other)) return false
    const { isContrary } = this.#graph
    return outweighs || !isContrary || !isContrary(this.members(one), this.members(other))
  }

  /** Joins two groups, and gives the root of the new one. */
  join(one: number, other: number): number {
    const root = this.#sets.join(one, other)
    const absorbed = root === one ? other : one
    ;[this.#next[one], this.#next[other]] = [this.#next[other]!, this.#next[one]!]
    this.#sizes[root]! += this.#sizes[absorbed]!
    this.#claims.absorb(root, absorbed)
    return root
  }

  /** The smallest node of the group of every node. */
  labels(): Int32Array {
    return this.#sets.labels()
  }

  #judge(one: number, other: number): RefusedLink['why'] | undefined {
    if (one === other) return undefined
    if (this.#claims.areJudgedApart(one, other, (node) => this.find(node))) return 'cannot-link'
    if (!this.#mayBeOne(one, other)) return 'impossible'
    this.join(one, other)
    return undefined
  }

  #mayBeOne(one: number, other: number): boolean {
    if (this.#claims.areJudgedApart(one, other, (node) => this.find(node))) return false
    const { isImpossible } = this.#graph
    return !isImpossible || !isImpossible(this.members(one), this.members(other))
  }
}
