/** Uses of one loyalty card: for each the payment cards that have a use of the same day, merchant and amount. */
export type EqualUses = readonly (readonly number[])[]

/** How often a purchase with a loyalty card is paid with the holder's own payment card and written with the same amount. */
const written = 0.6

/**
 * The probability for each of `cards` payment cards, and last for none of them, that it belongs to the holder of a loyalty card: an equal use is far
 * likelier of one's own card than of another's.
 */
export function pairCard(uses: EqualUses, cards: number): Float64Array {
  const bits = new Float64Array(cards + 1)
  for (const equal of uses) {
    const base = (equal.length + 0.5) / (cards + 1)
    const there = new Set(equal)
    for (let card = 0; card < cards; card++) bits[card]! += there.has(card) ? Math.max(0, Math.log2(written / base)) : Math.log2((1 - written) / (1 - Math.min(base, written)))
  }
  const most = Math.max(...bits)
  const odds = bits.map((each) => 2 ** (each - most))
  const total = odds.reduce((sum, each) => sum + each, 0)
  return odds.map((each) => each / total)
}
