import type { CanonicalEdges } from './canonical-edges.ts'
import type { EdgeComponent } from './edge-components.ts'
import type { Groups } from './groups.ts'
import { PairHeap } from './pair-heap.ts'

/** How two groups are weighed against one another, from the edges between them. */
export interface Linkage<Link extends GroupLink> {
  /** The link that one edge makes. */
  linkOf(edge: LinkEdge): Link
  /** The link of two groups to a third when they become one. */
  merge(one: Link, other: Link): Link
  /** What joining the two gains; they are joined when above zero. */
  gainOf(link: Link, ends: GroupEnds): number
}

/** What every link of two groups tells. */
export interface GroupLink {
  /** Whether an edge between them outweighs what speaks against. */
  readonly outweighs: boolean
}

/** One edge as a link is made of it. */
export interface LinkEdge {
  readonly left: number
  readonly right: number
  readonly bits: number
  readonly outweighs: boolean
}

/** Two groups by their roots, with the number of nodes of each; `rootOf` tells the group of a node. */
export interface GroupEnds {
  readonly left: number
  readonly right: number
  readonly leftSize: number
  readonly rightSize: number
  rootOf(node: number): number
}

/** A piece of a graph, and the edges that its own are numbers of. */
export interface GraphPiece {
  readonly edges: CanonicalEdges
  readonly component: EdgeComponent
}

/** Joins the groups of a piece of a graph, the best gain first, until none gains anything or all are kept apart. */
export function agglomerate<Link extends GroupLink>(groups: Groups, piece: GraphPiece, linkage: Linkage<Link>): void {
  if (piece.component.edges.length === 1) joinPair(groups, piece, linkage)
  else new Agglomeration(groups, linkage).run(piece)
}

/** Most pieces are one edge: nothing has to be kept of them. */
function joinPair<Link extends GroupLink>(groups: Groups, { edges, component }: GraphPiece, linkage: Linkage<Link>): void {
  const edge = component.edges[0]!
  const ends = { left: edges.left[edge]!, right: edges.right[edge]!, bits: edges.bits[edge]!, outweighs: edges.outweighs[edge] === 1 }
  const [one, other] = [groups.find(ends.left), groups.find(ends.right)]
  const [left, right] = one < other ? [one, other] : [other, one]
  const link = linkage.linkOf(ends)
  const gain = linkage.gainOf(link, { left, right, leftSize: groups.size(left), rightSize: groups.size(right), rootOf: (node) => groups.find(node) })
  if (gain > 0 && groups.mayJoin(left, right, link.outweighs)) groups.join(left, right)
}

class Agglomeration<Link extends GroupLink> {
  readonly #groups: Groups
  readonly #linkage: Linkage<Link>
  readonly #rootOf: (node: number) => number
  readonly #links = new Map<number, Map<number, Link>>()
  /** Raised with each join of a group, so that gains reckoned before are known to be old. */
  readonly #stamps = new Map<number, number>()
  readonly #heap = new PairHeap()

  constructor(groups: Groups, linkage: Linkage<Link>) {
    this.#groups = groups
    this.#linkage = linkage
    this.#rootOf = (node) => groups.find(node)
  }

  run({ edges, component }: GraphPiece): void {
    for (const root of component.roots) this.#links.set(root, new Map())
    for (const edge of component.edges) {
      const [left, right] = [edges.left[edge]!, edges.right[edge]!]
      const link = this.#linkage.linkOf({ left, right, bits: edges.bits[edge]!, outweighs: edges.outweighs[edge] === 1 })
      this.#add(this.#groups.find(left), this.#groups.find(right), link)
    }
    for (const [root, links] of this.#links) for (const other of links.keys()) if (root < other) this.#offer(root, other)
    for (let best = this.#heap.pop(); best; best = this.#heap.pop()) {
      const { left, right, stamp } = best
      if (stamp !== this.#stampOf(left) + this.#stampOf(right)) continue
      const link = this.#links.get(left)?.get(right)
      if (link && this.#groups.mayJoin(left, right, link.outweighs)) this.#join(left, right)
    }
  }

  #add(one: number, other: number, link: Link): void {
    const known = this.#links.get(one)!.get(other)
    const made = known ? this.#linkage.merge(known, link) : link
    this.#links.get(one)!.set(other, made)
    this.#links.get(other)!.set(one, made)
  }

  #offer(one: number, other: number): void {
    const [left, right] = one < other ? [one, other] : [other, one]
    const ends = { left, right, leftSize: this.#groups.size(left), rightSize: this.#groups.size(right), rootOf: this.#rootOf }
    const gain = this.#linkage.gainOf(this.#links.get(one)!.get(other)!, ends)
    if (!(gain > 0)) return
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
