import { canonicalEdges } from '../cluster/canonical-edges.ts'
import { Claims } from '../cluster/claims.ts'
import type { ClusterGraph } from '../cluster/cluster-graph.ts'
import { connectedComponents } from '../cluster/connected-components.ts'
import { edgeComponents } from '../cluster/edge-components.ts'
import { probabilityOf, weightOf } from '../weigh/match-weight.ts'

/** Two units of a piece by their places in it, and how probably they are one. */
export interface UncertainPair {
  readonly left: number
  readonly right: number
  readonly probability: number
}

/** Units whose clusters are not sure, apart from all others. */
export interface UncertainPiece {
  /** Smallest node of each unit, in order. */
  readonly units: readonly number[]
  readonly pairs: readonly UncertainPair[]
  /** Pairs of places that are never one. */
  readonly barred: readonly (readonly [left: number, right: number])[]
}

/** A graph parted into what is sure and what is not. */
export interface Uncertainty {
  /** Of each node its unit: what sure edges and judgements join, as the smallest node. */
  readonly units: Int32Array
  readonly pieces: readonly UncertainPiece[]
}

/**
 * Parts a graph: edges at least `sure` probable join where nothing keeps apart, edges at most `1 - sure` probable say
 * nothing, and those between make the pieces. Between two units that several edges connect, the mean weight counts.
 */
export function findUncertainty(graph: ClusterGraph, sure: number): Uncertainty {
  const sureBits = weightOf(sure)
  const units = connectedComponents(graph, { leastBits: sureBits - 1e-9 }).labels
  const edges = canonicalEdges(graph, 60)
  const claims = claimsOf(graph, units)
  const nodesOf = Map.groupBy(units.keys(), (node) => units[node]!)
  const pieces: UncertainPiece[] = []
  for (const { roots, edges: inside } of edgeComponents(edges, -sureBits, { nodes: graph.nodes, rootOf: (node) => units[node]! })) {
    const places = new Map(roots.map((root, place) => [root, place]))
    const between = new Map<string, { left: number; right: number; bits: number; edges: number; outweighs: boolean }>()
    for (const edge of inside) {
      const [left, right] = [units[edges.left[edge]!]!, units[edges.right[edge]!]!].map((unit) => places.get(unit)!).sort((a, b) => a - b) as [number, number]
      const key = `${left} ${right}`
      const known = between.get(key) ?? { left, right, bits: 0, edges: 0, outweighs: false }
      between.set(key, { left, right, bits: known.bits + edges.bits[edge]!, edges: known.edges + 1, outweighs: known.outweighs || edges.outweighs[edge] === 1 })
    }
    const mayBeOne = (left: number, right: number, outweighs: boolean) => {
      const [one, other] = [roots[left]!, roots[right]!]
      if (claims.areContrary(one, other) || claims.areJudgedApart(one, other, (node) => units[node]!)) return false
      const groups = [nodesOf.get(one)!, nodesOf.get(other)!] as const
      return !graph.isImpossible?.(...groups) && (outweighs || !graph.isContrary?.(...groups))
    }
    const barred: [number, number][] = []
    for (let left = 0; left < roots.length && roots.length <= mostUnitsPaired; left++) {
      for (let right = left + 1; right < roots.length; right++) {
        if (!mayBeOne(left, right, between.get(`${left} ${right}`)?.outweighs ?? false)) barred.push([left, right])
      }
    }
    const isBarred = new Set(barred.map(([left, right]) => `${left} ${right}`))
    const free = [...between].filter(([key]) => !isBarred.has(key))
    const pairs = free.map(([, { left, right, bits, edges: count }]) => ({ left, right, probability: probabilityOf(bits / count) }))
    pieces.push({ units: roots, pairs: pairs.sort((a, b) => a.left - b.left || a.right - b.right), barred })
  }
  return { units, pieces }
}

/** Constraints between all pairs of a piece are looked at up to this size; beyond, a piece is no cluster of records any more. */
const mostUnitsPaired = 500

function claimsOf(graph: ClusterGraph, units: Int32Array): Claims {
  const claims = new Claims(graph)
  for (let node = 0; node < graph.nodes; node++) if (units[node] !== node) claims.absorb(units[node]!, node)
  return claims
}
