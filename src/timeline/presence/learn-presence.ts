/** A stay that covers the time of a use: who stayed, and at which place. Both are places in lists. */
export interface PresentThere {
  readonly candidate: number
  readonly place: number
}

/** One use of a card at a merchant, with the stays that cover its time. */
export interface TimedUse {
  readonly card: number
  readonly merchant: number
  readonly present: readonly PresentThere[]
}

/** What is learned from: uses whose time and merchant are known, and stays whose time and place are. Where merchants are is not known. */
export interface PresenceData {
  readonly uses: readonly TimedUse[]
  readonly cards: number
  readonly merchants: number
  readonly candidates: number
}

/** Who was where each card was used, and where each merchant is. */
export interface Presence {
  /** For each card, for each candidate and last for none of them, a probability. */
  readonly probabilities: readonly Float64Array[]
  /** For each card, for each candidate, the evidence in bits against "somebody else". */
  readonly bits: readonly Float64Array[]
  readonly places: readonly LearnedPlace[]
  /** Share of the uses of its owner's card at which a candidate is seen, as learned. */
  readonly seen: number
  readonly rounds: number
}

/** Where a merchant is, as far as it could be learned. */
export interface LearnedPlace {
  /** Undefined where no place explains its uses better than chance. */
  readonly place: number | undefined
  /** Evidence for it, in bits over no place, and over the next best. */
  readonly bits: number
  readonly margin: number
}

const mostRounds = 30
/** A candidate owns one card, sometimes a second: how likely another is when one is known. */
const another = 0.15
const [leastSeen, mostSeen] = [0.3, 0.97]

/**
 * Learns at once which candidate was where each card was used, and where the merchants are. The model: at a use, the owner of the card is seen at the
 * merchant's place with a probability that is learned; anybody else with the share of candidates who are there at that time. "None of them" is
 * always among the answers. Each merchant in turn is given the place that makes its uses likeliest, summed over whose each card may be by its uses
 * at other merchants (coordinate ascent on the likelihood with cards marginalised: A. P. Dempster, N. M. Laird, D. B. Rubin, 1977,
 * doi:10.1111/j.2517-6161.1977.tb01600.x, in the incremental form of R. M. Neal and G. E. Hinton, 1998, doi:10.1007/978-94-011-5014-9_12). At the start
 * nothing is known of any card. A candidate who owns one card is less likely to own another. The same data give the same result.
 */
export function learnPresence(data: PresenceData): Presence {
  const uses = data.uses.map((use) => ({ ...use, crowd: crowdOf(use, data.candidates) }))
  const merchants = Array.from({ length: data.merchants }, (_, merchant) => [...Map.groupBy(uses.filter((use) => use.merchant === merchant), ({ card }) => card)])
  let seen = 0.8
  const told = Array.from({ length: data.merchants }, () => new Map<number, Float64Array>())
  const nothing = Array.from({ length: data.cards }, () => new Float64Array(data.candidates))
  const alone = merchants.map((own) => placeOf(own, nothing, seen))
  // The surest first: they tell whose cards are whose before the others are placed.
  const order = alone.map((_, merchant) => merchant).sort((left, right) => alone[right]!.margin - alone[left]!.margin || left - right)
  const places: LearnedPlace[] = alone.map(() => ({ place: undefined, bits: 0, margin: 0 }))
  let rounds = 0
  while (rounds++ < mostRounds) {
    let isSame = true
    for (const merchant of order) {
      const others = nothing.map((_, card) => sumOf(told, data.candidates, { card, without: merchant }))
      const next = placeOf(merchants[merchant]!, others, seen)
      isSame &&= next.place === places[merchant]!.place
      places[merchant] = next
      told[merchant] = new Map(merchants[merchant]!.map(([card, own]) => [card, bitsAt(own, next.place, { seen, candidates: data.candidates })]))
    }
    const share = seenShare(uses, settle(nothing.map((_, card) => sumOf(told, data.candidates, { card }))), places)
    isSame &&= Math.abs(share - seen) < 1e-4
    seen = share
    if (isSame) break
  }
  const bits = nothing.map((_, card) => sumOf(told, data.candidates, { card }))
  return { bits, probabilities: settle(bits), places, seen, rounds }
}

interface CrowdedUse extends TimedUse {
  /** For each place with somebody at it, the share of candidates who are there. */
  readonly crowd: ReadonlyMap<number, number>
}

/** The uses of one merchant by card. */
type UsesByCard = readonly (readonly [card: number, uses: readonly CrowdedUse[]])[]

function crowdOf({ present }: TimedUse, candidates: number): Map<number, number> {
  const there = Map.groupBy(present, ({ place }) => place)
  return new Map([...there].map(([place, own]) => [place, (new Set(own.map(({ candidate }) => candidate)).size + 0.5) / (candidates + 1)]))
}

function sumOf(told: readonly ReadonlyMap<number, Float64Array>[], candidates: number, { card, without }: { readonly card: number; readonly without?: number }): Float64Array {
  const sum = new Float64Array(candidates)
  told.forEach((own, merchant) => {
    if (merchant !== without) own.get(card)?.forEach((bits, candidate) => void (sum[candidate]! += bits))
  })
  return sum
}

/** The evidence that uses of one card at a place are for each candidate, in bits; none where the place is not known. */
function bitsAt(own: readonly CrowdedUse[], place: number | undefined, { seen, candidates }: { readonly seen: number; readonly candidates: number }): Float64Array {
  const bits = new Float64Array(candidates)
  if (place === undefined) return bits
  for (const { present, crowd } of own) {
    const base = crowd.get(place) ?? 0.5 / (candidates + 1)
    const there = new Set(present.filter((each) => each.place === place).map(({ candidate }) => candidate))
    const [yes, no] = [Math.log2(seen / base), Math.log2((1 - seen) / (1 - base))]
    for (let candidate = 0; candidate < candidates; candidate++) bits[candidate]! += there.has(candidate) ? yes : no
  }
  return bits
}

/** The place that makes the uses of a merchant likeliest, whoever of those likely by other merchants the cards belong to. */
function placeOf(own: UsesByCard, others: readonly Float64Array[], seen: number): LearnedPlace {
  const near = new Set(own.flatMap(([, uses]) => uses.flatMap(({ crowd }) => [...crowd.keys()])))
  const scored = [...near].sort((left, right) => left - right).map((place) => {
    let score = 0
    for (const [card, uses] of own) {
      const prior = shares(others[card]!, () => 1)
      const bits = bitsAt(uses, place, { seen, candidates: others[card]!.length })
      let likelihood = prior[bits.length]!
      bits.forEach((each, candidate) => void (likelihood += prior[candidate]! * 2 ** each))
      score += Math.log2(likelihood)
    }
    return [place, score] as const
  })
  const [first, second] = scored.sort((left, right) => right[1] - left[1] || left[0] - right[0])
  // As many places could be taken by chance: the best of them must say more than that.
  const chance = Math.log2(Math.max(1, near.size))
  if (!first || first[1] <= chance) return { place: undefined, bits: 0, margin: 0 }
  return { place: first[0], bits: first[1] - chance, margin: first[1] - Math.max(0, second?.[1] ?? 0) }
}

/** Probabilities from bits: each candidate likely at first, then less where another card is likelier his; none of them has no bits for or against. */
function settle(bits: readonly Float64Array[]): Float64Array[] {
  let probabilities = bits.map((own) => shares(own, () => 1))
  for (let round = 0; round < 10; round++) {
    const free = Array.from({ length: bits[0]?.length ?? 0 }, (_, candidate) => probabilities.map((own) => 1 - own[candidate]! * (1 - another)))
    probabilities = bits.map((own, card) => shares(own, (candidate) => product(free[candidate]!, card)))
  }
  return probabilities
}

function product(factors: readonly number[], without: number): number {
  let result = 1
  factors.forEach((factor, index) => {
    if (index !== without) result *= factor
  })
  return Math.max(result, another)
}

function shares(bits: Float64Array, prior: (candidate: number) => number): Float64Array {
  const weights = Float64Array.from([...bits, 0], (each, candidate) => Math.log2(candidate < bits.length ? prior(candidate) : 1) + each)
  const most = Math.max(...weights)
  const odds = weights.map((weight) => 2 ** (weight - most))
  const total = odds.reduce((sum, each) => sum + each, 0)
  return odds.map((each) => each / total)
}

/** How often a probable owner is seen at the place of the use. */
function seenShare(uses: readonly CrowdedUse[], probabilities: readonly Float64Array[], places: readonly LearnedPlace[]): number {
  let all = 0
  let there = 0
  for (const { card, merchant, present } of uses) {
    const { place } = places[merchant]!
    const whose = probabilities[card]!
    if (place === undefined) continue
    all += 1 - whose[whose.length - 1]!
    for (const candidate of new Set(present.filter((each) => each.place === place).map((each) => each.candidate))) there += whose[candidate]!
  }
  return all === 0 ? 0.8 : Math.min(mostSeen, Math.max(leastSeen, there / all))
}
