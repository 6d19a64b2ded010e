/** Contacts of one day. */
export interface DayCount {
  /** Days since 1970. */
  readonly day: number
  readonly count: number
}

/** Days of far more contacts than usual, by their places in the list of days. */
export interface Burst {
  readonly from: number
  readonly to: number
  readonly contacts: number
  readonly expected: number
  /** In bits, less the cost of its beginning. */
  readonly gainBits: number
}

/** What bursts are looked for with. */
export interface BurstSearch {
  /** How much usual activity the days from `first` to `last` (both included) have; 1 for an average day. */
  exposure(first: number, last: number): number
  /** Rate in a burst over the usual rate. */
  readonly ratio: number
  /** What a beginning costs, in bits: the larger, the fewer bursts. */
  readonly openBits: number
  /** A series that is shorter is taken for one of so many days. */
  readonly leastDays: number
}

/**
 * The bursts of a series by the two-state automaton of J. Kleinberg, Bursty and hierarchical structure in streams (2002, doi:10.1145/775047.775061):
 * each day is in the usual state or in one of `ratio` times the rate, to begin the second costs `openBits`, to end it nothing, and the cheapest
 * sequence is taken. Days emit by Poisson over their exposure, so that weekends and nights say nothing. `days` in order, none twice. Between
 * days with contacts the cheapest sequence never begins a burst, so only those are gone over.
 */
export function findBursts(days: readonly DayCount[], search: BurstSearch): Burst[] {
  if (days.length === 0) return []
  const [first, last] = [days[0]!.day, days.at(-1)!.day]
  const total = days.reduce((sum, { count }) => sum + count, 0)
  const rate = total / search.exposure(first, Math.max(last, first + search.leastDays - 1))
  const extra = ((search.ratio - 1) * rate) / Math.LN2
  const gains = days.map(({ day, count }) => count * Math.log2(search.ratio) - extra * search.exposure(day, day))
  let usual = 0
  let bursting = -Infinity
  let start = -1
  const best: { readonly from: number; readonly gain: number; readonly usualBefore: number }[] = []
  gains.forEach((gain, at) => {
    const idle = at === 0 || days[at]!.day === days[at - 1]!.day + 1 ? 0 : extra * search.exposure(days[at - 1]!.day + 1, days[at]!.day - 1)
    if (bursting - idle < usual - search.openBits) {
      bursting = usual - search.openBits
      start = at
    } else bursting -= idle
    bursting += gain
    best.push({ from: start, gain: bursting, usualBefore: usual })
    usual = Math.max(usual, bursting)
  })
  return trace(days, best, (from, to) => rate * search.exposure(days[from]!.day, days[to]!.day))
}

/** Follows the cheapest sequence back from the last day. */
function trace(
  days: readonly DayCount[], best: readonly { readonly from: number; readonly gain: number; readonly usualBefore: number }[], expected: (from: number, to: number) => number,
): Burst[] {
  const bursts: Burst[] = []
  for (let at = days.length - 1; at >= 0; ) {
    const { from, gain, usualBefore } = best[at]!
    if (gain <= usualBefore) at--
    else {
      const contacts = days.slice(from, at + 1).reduce((sum, { count }) => sum + count, 0)
      bursts.unshift({ from, to: at, contacts, expected: expected(from, at), gainBits: gain - best[from]!.usualBefore })
      at = from - 1
    }
  }
  return bursts
}
