import type { GroupLink, LinkEdge } from './agglomerate.ts'

/** The edges between two groups, summed up. */
export interface SumLink extends GroupLink {
  readonly sumBits: number
  /** Pairs of nodes with an edge. */
  readonly edges: number
}

/** The sum that one edge makes. */
export function sumOfEdge({ bits, outweighs }: LinkEdge): SumLink {
  return { sumBits: bits, edges: 1, outweighs }
}

/** Two sums as one. */
export function addSums(one: SumLink, other: SumLink): SumLink {
  return { sumBits: one.sumBits + other.sumBits, edges: one.edges + other.edges, outweighs: one.outweighs || other.outweighs }
}

/** The weight of all pairs between two groups, those without an edge at a weight of their own. */
export function totalBits(link: SumLink, pairs: number, absentBits: number): number {
  return link.sumBits + absentBits * Math.max(0, pairs - link.edges)
}
