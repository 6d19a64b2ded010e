import type { CanonicalEdges } from './canonical-edges.ts'
import type { EdgeComponent } from './edge-components.ts'
import type { Groups } from './groups.ts'
import { PairHeap } from './pair-heap.ts'

/** What speaks for joining two groups: the edges between them. */
export interface GroupLink {
  readonly sumBits: number
  /** Pairs of nodes with an edge. */
  readonly edges: number
  readonly outweighs: boolean
}

/** What joining two groups gains, from the edges between them and the number of pairs of their nodes; joined when above zero. */
export type JoinGain = (link: GroupLink, pairs: number) => number

/** Joins the groups of a piece of a graph, the best gain first, until none gains anything or all are kept apart. */
export function agglomerate(groups: Groups, piece: { readonly edges: CanonicalEdges; readonly component: EdgeComponent }, gainOf: JoinGain): void {
  new Agglomeration(groups, gainOf).run(piece)
}

class Agglomeration {
  readonly #groups: Groups
  readonly #gainOf: JoinGain
  readonly #links = new Map<number, Map<number, GroupLink>>()
  /** Raised with each join of a group, so that gains reckoned before are known to be old. */
  readonly #stamps = new Map<number, number>()
  readonly #heap = new PairHeap()

  constructor(groups: Groups, gainOf: JoinGain) {
    this.#groups = groups
    this.#gainOf = gainOf
  }

  run({ edges, component }: { readonly edges: CanonicalEdges; readonly component: EdgeComponent }): void {
    for (const root of component.roots) this.#links.set(root, new Map())
    for (const edge of component.edges) {
      const link = { sumBits: edges.bits[edge]!, edges: 1, outweighs: edges.outweighs[edge] === 1 }
      this.#add(this.#groups.find(edges.left[edge]!), this.#groups.find(edges.right[edge]!), link)
    }
    for (const [root, links] of this.#links) for (const other of links.keys()) if (root < other) this.#offer(root, other)
    for (let best = this.#heap.pop(); best; best = this.#heap.pop()) {
      const { left, right, stamp } = best
      if (stamp !== this.#stampOf(left) + this.#stampOf(right)) continue
      const link = this.#links.get(left)?.get(right)
      if (link && this.#groups.mayJoin(left, right, link.outweighs)) this.#join(left, right)
    }
  }

  #add(one: number, other: number, link: GroupLink): void {
    const known = this.#links.get(one)!.get(other)
    const made = known
      ? { sumBits: known.sumBits + link.sumBits, edges: known.edges + link.edges, outweighs: known.outweighs || link.outweighs }
      : link
    this.#links.get(one)!.set(other, made)
    this.#links.get(other)!.set(one, made)
  }

  #offer(one: number, other: number): void {
    const gain = this.#gainOf(this.#links.get(one)!.get(other)!, this.#groups.size(one) * this.#groups.size(other))
    if (!(gain > 0)) return
    const [left, right] = one < other ? [one, other] : [other, one]
    // Rounded, so that sums made in another order are equal.
    this.#heap.push({ gain: Math.round(gain * 1e6) / 1e6, left, right, stamp: this.#stampOf(left) + this.#stampOf(right) })
  }

  #join(left: number, right: number): void {
    const root = this.#groups.join(left, right)
    const absorbed = root === left ? right : left
    const moved = this.#links.get(absorbed)!
    this.#links.delete(absorbed)
    this.#links.get(root)!.delete(absorbed)
    for (const [other, link] of moved) {
      if (other === root) continue
      this.#links.get(other)!.delete(absorbed)
      this.#add(root, other, link)
    }
    this.#stamps.set(root, this.#stampOf(root) + this.#stampOf(absorbed) + 1)
    for (const other of this.#links.get(root)!.keys()) this.#offer(root, other)
  }

  #stampOf(root: number): number {
    return this.#stamps.get(root) ?? 0
  }
}
