/** A stretch of a lane, by the numbers of its first and last bin. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/** What stands out in a lane against a steady rate. */
export interface LaneRhythm {
  /** Bins with more than a steady rate would give in one of some hundred. */
  readonly bursts: readonly number[]
  /** Empty stretches in which a steady rate would almost surely have given something. */
  readonly gaps: readonly Stretch[]
}

/** Fewer in one bin are no burst, however rare events are. */
const leastBurst = 4
const deviations = 3
/** Expected events of a stretch that is empty nevertheless: by chance once in about 150 (e^-5, Poisson). */
const leastMissed = 5

/**
 * Bursts and gaps of a lane between its first and last event: what a steady rate (Poisson) would hardly give. Signs to look at, not
 * more: nights and weekends make gaps too.
 */
export function findRhythm(counts: readonly (readonly [number, number])[]): LaneRhythm {
  const [first, last] = [counts[0]?.[0], counts.at(-1)?.[0]]
  if (first === undefined || last === undefined || last === first) return { bursts: [], gaps: [] }
  const rate = counts.reduce((sum, [, count]) => sum + count, 0) / (last - first + 1)
  const most = Math.max(leastBurst, rate + deviations * Math.sqrt(rate))
  const gaps = counts.slice(1).flatMap(([bin], index): Stretch[] => {
    const before = counts[index]![0]
    const empty = bin - before - 1
    return empty > 0 && empty * rate >= leastMissed ? [{ first: before + 1, last: bin - 1 }] : []
  })
  return { bursts: counts.filter(([, count]) => count > most).map(([bin]) => bin), gaps }
}
