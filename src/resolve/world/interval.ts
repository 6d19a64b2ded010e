/** What worlds say of a number: the middle, and bounds that hold the wanted share of the worlds. */
export interface WorldInterval {
  readonly low: number
  readonly median: number
  readonly high: number
  readonly worlds: number
}

/**
 * The interval of a number that was computed in each world: the quantiles that leave out half of `1 - level` on either
 * side (linear between neighbours). Throws a RangeError without numbers.
 */
export function worldInterval(values: Iterable<number>, level = 0.9): WorldInterval {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) throw new RangeError('An interval needs a number from one world at least.')
  const quantile = (share: number) => {
    const at = share * (sorted.length - 1)
    const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
    return below + (above - below) * (at - Math.floor(at))
  }
  return { low: quantile((1 - level) / 2), median: quantile(0.5), high: quantile((1 + level) / 2), worlds: sorted.length }
}

/** A share with the bounds that sampling leaves it. */
export interface ShareInterval {
  readonly share: number
  readonly low: number
  readonly high: number
}

/**
 * In what share of worlds something holds, with the interval for the error of drawing so many of them (Wilson 1927,
 * doi:10.1080/01621459.1927.10502953); `z` is 1.645 for 90 %.
 */
export function worldShare(held: number, worlds: number, z = 1.645): ShareInterval {
  if (!(worlds > 0 && held >= 0 && held <= worlds)) throw new RangeError(`${held} of ${worlds} worlds is no share.`)
  const share = held / worlds
  const middle = (share + z ** 2 / (2 * worlds)) / (1 + z ** 2 / worlds)
  const half = (z / (1 + z ** 2 / worlds)) * Math.sqrt((share * (1 - share)) / worlds + z ** 2 / (4 * worlds ** 2))
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
