import { canFollow, type FoundMotifs, type Leg, type LegIndex, type Motif, type MotifLimits } from './motif-legs.ts'

/** Which chains are looked for. */
export interface ChainSearch extends MotifLimits {
  readonly minLegs: number
  readonly maxLegs: number
  /** Most days between one leg and the next. */
  readonly days: number
  /** Least share of a leg that goes on in the next; no more than the leg does. */
  readonly share: number
}

/**
 * Money handed on: each leg begins where the one before ended, not before it, within days, of nearly the same size. Each begins with a leg
 * that hands nothing on itself and goes on by the first leg that fits; a leg is in one chain.
 */
export function findChains({ legs, leaving, coming }: LegIndex, search: ChainSearch): FoundMotifs {
  const motifs: Motif[] = []
  const used = new Set<number>()
  let [steps, isCut] = [0, false]
  const follows = (before: Leg, after: Leg) =>
    canFollow(before, after) && after.day - before.day <= search.days && after.amount <= before.amount && after.amount >= search.share * before.amount && after.to !== before.from
  const isContinued = (number: number) => (coming.get(legs[number]!.from) ?? []).some((before) => !used.has(before) && follows(legs[before]!, legs[number]!))
  for (const [number, first] of legs.entries()) {
    if (steps > search.maxSteps || motifs.length >= search.maxFound) {
      isCut = true
      break
    }
    steps += coming.get(first.from)?.length ?? 0
    if (used.has(number) || isContinued(number)) continue
    const chain = [number]
    const met = new Set([first.from, first.to])
    while (chain.length < search.maxLegs) {
      const last = chain.at(-1)!
      const candidates = leaving.get(legs[last]!.to) ?? []
      steps += candidates.length
      const next = candidates.find((candidate) => !used.has(candidate) && !met.has(legs[candidate]!.to) && follows(legs[last]!, legs[candidate]!))
      if (next === undefined) break
      chain.push(next)
      met.add(legs[next]!.to)
    }
    if (chain.length < search.minLegs) continue
    for (const each of chain) used.add(each)
    motifs.push({ parties: [first.from, ...chain.map((each) => legs[each]!.to)], legs: chain.map((each) => legs[each]!) })
  }
  return { motifs, isCut }
}
