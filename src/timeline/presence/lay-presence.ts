import type { Progress } from '../../base/progress.ts'
import type { Store } from '../../store/store.ts'
import { learnPresence, type Presence } from './learn-presence.ts'
import { pairCard } from './pair-cards.ts'
import { dayOnlyMerchants, StayIndex } from './present-at.ts'
import { readUses, type CardUse, type PresenceRows, type ShortStay } from './read-uses.ts'
import { cardPresenceTable, merchantPlacesTable } from './tables.ts'

/** What a step over the whole case is given. */
export interface PresenceOptions {
  readonly run: string
  readonly progress: Progress
}

const toldCandidates = 3
const cited = 20

/** What was learned, with the ids that its numbers stand for. */
interface Learned {
  readonly rows: PresenceRows
  readonly timed: readonly CardUse[]
  readonly cards: readonly string[]
  readonly merchants: readonly string[]
  readonly candidates: readonly string[]
  readonly dayOnly: ReadonlySet<string>
  readonly there: ReadonlyMap<CardUse, readonly ShortStay[]>
  readonly presence: Presence
}

/** Learns who was where the cards of a case were used, from the times of uses and the stays of those with positions. What stood in the tables is replaced. */
export async function layPresence(store: Store, { run, progress }: PresenceOptions): Promise<number> {
  for (const table of [cardPresenceTable, merchantPlacesTable]) await store.run(`DELETE FROM derived."${table.name}"`)
  const rows = await readUses(store)
  const learned = learn(rows)
  if (!learned) return 0
  await writeMerchants(store, learned, run)
  const appender = await store.appender(cardPresenceTable)
  for (const card of learned.cards) for (const row of payingRows(learned, card)) appender.add([...row, run])
  for (const row of loyaltyRows(learned)) appender.add([...row, run])
  await appender.close()
  progress.end('presence', `${learned.cards.length} cards, ${learned.candidates.length} with positions, seen at ${Math.round(learned.presence.seen * 100)} % of their uses`)
  return learned.cards.length
}

function learn(rows: PresenceRows): Learned | undefined {
  const timed = rows.uses.filter(({ programme, seconds }) => programme === 'payment' && seconds !== undefined)
  const sorted = (values: readonly string[]) => [...new Set(values)].sort()
  const [cards, merchants, candidates] = [sorted(timed.map(({ card }) => card)), sorted(timed.map(({ merchant }) => merchant)), sorted(rows.stays.map(({ subject }) => subject))]
  if (cards.length === 0 || candidates.length < 2) return undefined
  const dayOnly = dayOnlyMerchants(timed)
  const index = new StayIndex(rows.stays)
  const there = new Map(timed.map((use) => [use, index.at(use.seconds!, dayOnly.has(use.merchant))]))
  const number = (list: readonly string[]) => new Map(list.map((id, at) => [id, at]))
  const [cardAt, merchantAt, candidateAt] = [number(cards), number(merchants), number(candidates)]
  const presence = learnPresence({
    cards: cards.length, merchants: merchants.length, candidates: candidates.length,
    uses: timed.map((use) => ({
      card: cardAt.get(use.card)!, merchant: merchantAt.get(use.merchant)!, present: there.get(use)!.map(({ subject, place }) => ({ candidate: candidateAt.get(subject)!, place })),
    })),
  })
  return { rows, timed, cards, merchants, candidates, dayOnly, there, presence }
}

async function writeMerchants(store: Store, { rows, timed, merchants, dayOnly, presence }: Learned, run: string): Promise<void> {
  const appender = await store.appender(merchantPlacesTable)
  merchants.forEach((merchant, index) => {
    const { place, bits, margin } = presence.places[index]!
    const point = place === undefined ? undefined : rows.points.get(place)
    appender.add([
      merchant, rows.captions.get(merchant), place, point?.[0], point?.[1], timed.filter((use) => use.merchant === merchant).length, dayOnly.has(merchant),
      rounded(bits), rounded(margin), run,
    ])
  })
  await appender.close()
}

type Cells = (string | number | null | undefined)[]

/** The likeliest answers for a payment card, and "none of them" where it is not among them. */
function payingRows(learned: Learned, card: string): Cells[] {
  const { cards, candidates, presence } = learned
  const at = cards.indexOf(card)
  return likeliest(presence.probabilities[at]!, candidates.length).map((candidate, index) => [
    ...head(learned, card, 'payment', index + 1), ...who(learned, candidate), presence.probabilities[at]![candidate],
    candidate < candidates.length ? rounded(presence.bits[at]![candidate]!) : 0,
    ...evidence(learned, card, candidate), null, null, null, JSON.stringify(citations(learned, card, candidate)),
  ])
}

/** The likeliest three, and none of them (the last) if it is not one of the three. */
function likeliest(probabilities: Float64Array, none: number): number[] {
  const order = [...probabilities.keys()].sort((left, right) => probabilities[right]! - probabilities[left]! || left - right)
  const first = order.slice(0, toldCandidates)
  return first.includes(none) ? first : [...first, none]
}

function head({ rows }: Learned, card: string, programme: string, turn: number): Cells {
  return [card, rows.captions.get(card), programme, turn]
}

function who({ rows, candidates }: Learned, candidate: number): Cells {
  const id = candidates[candidate]
  return id === undefined ? [null, null, '[]'] : [id, rows.captions.get(id), rows.persons.get(id) ?? '[]']
}

/** Stays of a candidate at the place of the merchant, at the time of a use. */
function staysAt({ there, merchants, presence, candidates }: Learned, use: CardUse, candidate: number): ShortStay[] {
  const { place } = presence.places[merchants.indexOf(use.merchant)]!
  return there.get(use)!.filter((stay) => stay.place === place && stay.subject === candidates[candidate])
}

function evidence(learned: Learned, card: string, candidate: number): Cells {
  const own = learned.timed.filter((use) => use.card === card)
  const placed = own.filter(({ merchant }) => learned.presence.places[learned.merchants.indexOf(merchant)]!.place !== undefined)
  const crowd = (use: CardUse) => {
    const { place } = learned.presence.places[learned.merchants.indexOf(use.merchant)]!
    return new Set(learned.there.get(use)!.filter((stay) => stay.place === place).map(({ subject }) => subject)).size
  }
  const expected = placed.reduce((sum, use) => sum + crowd(use) / learned.candidates.length, 0)
  return [own.length, placed.length, candidate < learned.candidates.length ? placed.filter((use) => staysAt(learned, use, candidate).length > 0).length : null, rounded(expected)]
}

function citations(learned: Learned, card: string, candidate: number): string[] {
  const met = learned.timed.filter((use) => use.card === card).map((use) => ({ use, stays: staysAt(learned, use, candidate) })).filter(({ stays }) => stays.length > 0)
  return [...new Set(met.slice(0, cited).flatMap(({ use, stays }) => [use.statement, stays[0]!.statement]))]
}

/** The same for loyalty cards, by the payment cards that are used with them. */
function loyaltyRows(learned: Learned): Cells[] {
  const { rows, cards, candidates, presence } = learned
  const equal = Map.groupBy(learned.timed, keyOf)
  const own = Map.groupBy(rows.uses.filter(({ programme }) => programme === 'loyalty'), ({ card }) => card)
  return [...own.keys()].sort().flatMap((card) => {
    const uses = own.get(card)!
    const pairs = pairCard(uses.map((use) => [...new Set((equal.get(keyOf(use)) ?? []).map((each) => cards.indexOf(each.card)))]), cards.length)
    const probabilities = new Float64Array(candidates.length + 1)
    pairs.forEach((share, paying) => {
      if (paying === cards.length) probabilities[candidates.length]! += share
      else presence.probabilities[paying]!.forEach((each, candidate) => void (probabilities[candidate]! += share * each))
    })
    const through = [...pairs.keys()].sort((left, right) => pairs[right]! - pairs[left]! || left - right)[0]!
    const paid = uses.flatMap((use) => (equal.get(keyOf(use)) ?? []).filter((each) => each.card === cards[through]).flatMap((each) => [use.statement, each.statement]))
    return likeliest(probabilities, candidates.length).map((candidate, index): Cells => [
      ...head(learned, card, 'loyalty', index + 1), ...who(learned, candidate), probabilities[candidate], null, uses.length, null, null, null,
      cards[through] ?? null, rows.captions.get(cards[through] ?? ''), pairs[through], JSON.stringify([...new Set(paid)].slice(0, cited * 2)),
    ])
  })
}

function keyOf({ day, merchant, amount }: CardUse): string {
  return `${day}|${merchant}|${amount}`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
