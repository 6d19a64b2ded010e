import { clusterBonds } from '../cluster/cluster-bonds.ts'
import { connectedComponents } from '../cluster/connected-components.ts'
import { leastJoinedProbability } from '../match.ts'
import { probabilityOf, weightOf } from '../weigh/match-weight.ts'
import type { CaseGraph } from '../world/case-worlds.ts'

/** The pair at which a canonical entity would fall apart first. */
export interface WeakestBond {
  readonly canonicalId: string
  readonly size: number
  readonly left: string
  readonly right: string
  readonly weightBits: number
  readonly probability: number
  /** Pairs that alone hold two parts together. */
  readonly bridges: number
}

/** The weakest bond of each canonical entity that computation holds together, the weakest first. */
export function weakestBonds(graph: CaseGraph): WeakestBond[] {
  const leastBits = weightOf(leastJoinedProbability) - 1e-9
  const { labels } = connectedComponents(graph, { leastBits })
  const bonds = clusterBonds(graph, labels, leastBits).flatMap(({ label, size, weakest, bridges }) => (weakest ? [{
    canonicalId: graph.ids[label]!, size, left: graph.ids[weakest.left]!, right: graph.ids[weakest.right]!, weightBits: weakest.bits, probability: probabilityOf(weakest.bits),
    bridges: bridges.length,
  }] : []))
  return bonds.sort((a, b) => a.weightBits - b.weightBits || (a.canonicalId < b.canonicalId ? -1 : 1))
}
