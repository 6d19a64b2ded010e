import { canFollow, type FoundMotifs, type Leg, type LegIndex, type Motif, type MotifLimits } from './motif-legs.ts'
import { unlikeOthers } from './unlike-legs.ts'

/** Which cycles are looked for. */
export interface CycleSearch extends MotifLimits {
  readonly minLegs: number
  readonly maxLegs: number
  /** Most days between the first leg and the last. */
  readonly days: number
  /** Least share that the smallest leg is of the largest. */
  readonly share: number
  /** Each leg on or after the day of the one before; otherwise the days do not matter but for `days`. */
  readonly inOrder: boolean
  /** Each leg so many times larger or smaller than what its giver usually pays to others; 0 or 1: not looked at. */
  readonly unlike: number
}

/**
 * Payments that go round and end where they began, nobody twice, of nearly equal size. In order of time a cycle begins with its first
 * leg; else with the smallest node, and so each is found once. Depth first from every leg; the size of legs bounds it
 * (temporal cycles after Kumar and Calders 2018, doi:10.14778/3236187.3236197, without their index).
 */
export function findCycles(index: LegIndex, search: CycleSearch): FoundMotifs {
  const isUnlike = unlikeOthers(index, search.unlike)
  const fits = index.legs.map(isUnlike)
  const motifs: Motif[] = []
  let [steps, isCut] = [0, false]
  const path: number[] = []
  const visited = new Set<number>()
  const visit = (range: Range): void => {
    const [first, last] = [index.legs[path[0]!]!, index.legs[path.at(-1)!]!]
    for (const next of index.leaving.get(last.to) ?? []) {
      if (steps++ >= search.maxSteps || motifs.length >= search.maxFound) {
        isCut = true
        return
      }
      const leg = index.legs[next]!
      if (!fits[next] || (search.inOrder && !canFollow(last, leg))) continue
      const wider = widen(range, leg)
      if (wider.low < search.share * wider.high || wider.until - wider.from > search.days) continue
      if (leg.to === first.from) {
        if (path.length + 1 >= search.minLegs) motifs.push(cycleOf([...path, next].map((number) => index.legs[number]!)))
        continue
      }
      if (path.length + 1 >= search.maxLegs || visited.has(leg.to) || (!search.inOrder && leg.to < first.from)) continue
      path.push(next)
      visited.add(leg.to)
      visit(wider)
      visited.delete(leg.to)
      path.pop()
    }
  }
  for (const [number, leg] of index.legs.entries()) {
    if (!fits[number] || (!search.inOrder && leg.to < leg.from)) continue
    path.push(number)
    visited.add(leg.from).add(leg.to)
    visit({ low: leg.amount, high: leg.amount, from: leg.day, until: leg.day })
    visited.clear()
    path.length = 0
    if (isCut) break
  }
  return { motifs: withoutRepeats(motifs, search), isCut }
}

interface Range {
  readonly low: number
  readonly high: number
  readonly from: number
  readonly until: number
}

function widen({ low, high, from, until }: Range, { amount, day }: Leg): Range {
  return { low: Math.min(low, amount), high: Math.max(high, amount), from: Math.min(from, day), until: Math.max(until, day) }
}

function cycleOf(legs: readonly Leg[]): Motif {
  return { parties: legs.map(({ from }) => from), legs }
}

/** Of cycles of the same payments, or without order of the same parties in the same order, the first. */
function withoutRepeats(motifs: readonly Motif[], { inOrder }: CycleSearch): Motif[] {
  const keyOf = ({ parties, legs }: Motif) => (inOrder ? legs.map(({ edges }) => edges[0]!).sort((a, b) => a - b) : parties).join(' ')
  return [...new Map([...motifs].reverse().map((motif) => [keyOf(motif), motif])).values()].reverse()
}
