import type { CanonicalEdges } from './canonical-edges.ts'
import { Claims } from './claims.ts'
import type { ClusterGraph } from './cluster-graph.ts'

/** What moves are looked for in: a graph, its edges, and the clusters found so far. */
export interface MoveSearch {
  readonly graph: ClusterGraph
  readonly edges: CanonicalEdges
  /** Of each node the smallest node that it was judged the same as: such nodes move together. */
  readonly units: Int32Array
  /** Of each node its cluster, changed in place. */
  readonly labels: Int32Array
  readonly absentBits: number
  readonly leastBits: number
}

const mostRounds = 20
const leastGainBits = 1e-6

/**
 * Moves single units to the cluster, or out into one of their own, where that raises the weight kept inside clusters the
 * most, until nothing does (at most twenty rounds). Units that hold a unique identifier stay, since others may hang on it.
 */
export function improveByMoves(search: MoveSearch): void {
  const moves = new Moves(search)
  for (let round = 0; round < mostRounds; round++) if (!moves.round()) return
}

interface Neighbour {
  readonly unit: number
  readonly bits: number
  readonly outweighs: boolean
}

class Moves {
  readonly #search: MoveSearch
  readonly #claims: Claims
  readonly #nodesOf = new Map<number, number[]>()
  readonly #neighbours = new Map<number, Neighbour[]>()
  readonly #members = new Map<number, Set<number>>()
  readonly #sizes = new Map<number, number>()
  readonly #fixed: ReadonlySet<number>
  /** Units whose surroundings changed since they were looked at. */
  #open = new Set<number>()
  /** Labels given out to units that stand alone: negative, so that they are no other cluster's. */
  #alone = 0

  constructor(search: MoveSearch) {
    this.#search = search
    const { graph, edges, units, labels } = search
    this.#claims = new Claims(graph)
    for (let node = 0; node < graph.nodes; node++) {
      const unit = units[node]!
      if (unit !== node) this.#claims.absorb(unit, node)
    }
    for (let edge = 0; edge < edges.count; edge++) this.#connect(edge)
    for (let node = 0; node < graph.nodes; node++) {
      const unit = units[node]!
      if (!this.#neighbours.has(unit) && !this.#neighbours.has(labels[node]!)) continue
      this.#nodesOf.set(unit, [...(this.#nodesOf.get(unit) ?? []), node])
      this.#members.set(labels[node]!, (this.#members.get(labels[node]!) ?? new Set()).add(unit))
      this.#sizes.set(labels[node]!, (this.#sizes.get(labels[node]!) ?? 0) + 1)
    }
    this.#fixed = new Set((graph.identifiers ?? []).flatMap((valuesOf) => [...valuesOf.keys()].map((node) => units[node]!)))
    this.#open = new Set(this.#neighbours.keys())
  }

  /** Goes through all units once; whether one moved. */
  round(): boolean {
    let moved = false
    const looked = [...this.#open].sort((a, b) => a - b)
    this.#open = new Set()
    for (const unit of looked) if (!this.#fixed.has(unit) && this.#move(unit)) moved = true
    return moved
  }

  #connect(edge: number): void {
    const { edges, units } = this.#search
    const [left, right] = [units[edges.left[edge]!]!, units[edges.right[edge]!]!]
    if (left === right) return
    const [bits, outweighs] = [edges.bits[edge]!, edges.outweighs[edge] === 1]
    for (const [unit, other] of [[left, right], [right, left]] as const) {
      const known = this.#neighbours.get(unit)
      const made = { unit: other, bits, outweighs }
      if (known) known.push(made)
      else this.#neighbours.set(unit, [made])
    }
  }

  #move(unit: number): boolean {
    const { labels, absentBits, leastBits } = this.#search
    const [own, size] = [labels[unit]!, this.#nodesOf.get(unit)!.length]
    const sums = new Map<number, { bits: number; edges: number; outweighs: boolean }>([[own, { bits: 0, edges: 0, outweighs: false }]])
    for (const { unit: other, bits, outweighs } of this.#neighbours.get(unit)!) {
      const label = labels[other]!
      const sum = sums.get(label) ?? { bits: 0, edges: 0, outweighs: false }
      sums.set(label, { bits: sum.bits + bits, edges: sum.edges + 1, outweighs: sum.outweighs || outweighs })
    }
    const worth = (label: number) => {
      const { bits, edges } = sums.get(label)!
      const pairs = size * (this.#sizes.get(label)! - (label === own ? size : 0))
      return bits + absentBits * Math.max(0, pairs - edges) - leastBits * pairs
    }
    const kept = worth(own)
    const better = [...sums.keys()].filter((label) => label !== own).map((label) => ({ label, gain: worth(label) - kept }))
      .filter(({ gain }) => gain > leastGainBits).sort((a, b) => b.gain - a.gain || a.label - b.label)
    const found = better.find(({ label }) => this.#mayJoin(unit, label, sums.get(label)!.outweighs))
    if (found && found.gain >= -kept) return this.#place(unit, found.label)
    return kept < -leastGainBits && this.#members.get(own)!.size > 1 ? this.#place(unit, undefined) : false
  }

  #mayJoin(unit: number, label: number, outweighs: boolean): boolean {
    const { graph, units } = this.#search
    const others = [...this.#members.get(label)!]
    const unitOf = (node: number) => units[node]!
    if (others.some((other) => this.#claims.areContrary(unit, other) || this.#claims.areJudgedApart(unit, other, unitOf))) return false
    const groups = [this.#nodesOf.get(unit)!, others.flatMap((other) => this.#nodesOf.get(other)!).sort((a, b) => a - b)] as const
    return !graph.isImpossible?.(...groups) && (outweighs || !graph.isContrary?.(...groups))
  }

  /** Puts a unit into a cluster, or into one of its own. */
  #place(unit: number, wanted: number | undefined): boolean {
    const { labels } = this.#search
    const own = labels[unit]!
    const label = wanted ?? --this.#alone
    const nodes = this.#nodesOf.get(unit)!
    this.#members.get(own)!.delete(unit)
    this.#sizes.set(own, this.#sizes.get(own)! - nodes.length)
    for (const node of nodes) labels[node] = label
    this.#members.set(label, (this.#members.get(label) ?? new Set()).add(unit))
    this.#sizes.set(label, (this.#sizes.get(label) ?? 0) + nodes.length)
    for (const cluster of [own, label]) for (const member of this.#members.get(cluster)!) this.#open.add(member)
    for (const { unit: other } of this.#neighbours.get(unit)!) this.#open.add(other)
    return true
  }
}
