import type { CardUse, ShortStay } from './read-uses.ts'
import { presenceParameters } from './read-uses.ts'

const daySeconds = 86_400
const leastUses = 5

/** Merchants most of whose uses bear one clock time: it is that of an entry in a book, and only the day is taken from them. */
export function dayOnlyMerchants(uses: readonly CardUse[]): ReadonlySet<string> {
  const merchants = new Set<string>()
  for (const [merchant, own] of Map.groupBy(uses, (use) => use.merchant)) {
    const clocks = [...Map.groupBy(own, ({ seconds }) => (seconds! % daySeconds) / 60).values()].map(({ length }) => length)
    if (own.length >= leastUses && Math.max(...clocks) * 2 > own.length) merchants.add(merchant)
  }
  return merchants
}

/** Finds the stays that cover a time, in order. */
export class StayIndex {
  readonly #byDay = new Map<number, ShortStay[]>()

  constructor(stays: readonly ShortStay[]) {
    for (const stay of stays) {
      for (let day = Math.floor(stay.from / daySeconds); day <= Math.floor(stay.to / daySeconds); day++) {
        const known = this.#byDay.get(day)
        if (known) known.push(stay)
        else this.#byDay.set(day, [stay])
      }
    }
  }

  /** Stays at the time of a use, five minutes before or after; of a merchant without a clock, any of the day. */
  at(seconds: number, dayOnly: boolean): ShortStay[] {
    const { aroundSeconds } = presenceParameters
    const midnight = Math.floor(seconds / daySeconds) * daySeconds
    const [from, to] = dayOnly ? [midnight, midnight + daySeconds - 1] : [seconds - aroundSeconds, seconds + aroundSeconds]
    const found = new Set<ShortStay>()
    for (let day = Math.floor(from / daySeconds); day <= Math.floor(to / daySeconds); day++) {
      for (const stay of this.#byDay.get(day) ?? []) if (stay.from <= to && stay.to >= from) found.add(stay)
    }
    return [...found]
  }
}
