/**
 * A sum of money in minor units, taken apart by where it came from: the number of an origin, or `untraced`. Whole numbers
 * only; no part is negative or zero.
 */
export type Parts = ReadonlyMap<number, bigint>

/** The origin of money that nobody follows. */
export const untraced = -1

/** Money of one origin. */
export function partsOf(origin: number, amount: bigint): Parts {
  return amount > 0n ? new Map([[origin, amount]]) : new Map()
}

/** The whole sum. */
export function totalOf(parts: Parts): bigint {
  let total = 0n
  for (const amount of parts.values()) total += amount
  return total
}

/** What of it is followed. */
export function tracedOf(parts: Parts): bigint {
  return totalOf(parts) - (parts.get(untraced) ?? 0n)
}

/** Both together, origins in ascending order. */
export function addParts(left: Parts, right: Parts): Parts {
  const sum = new Map(left)
  for (const [origin, amount] of right) sum.set(origin, (sum.get(origin) ?? 0n) + amount)
  return new Map([...sum].sort(([a], [b]) => a - b))
}

/**
 * Takes an amount out, from every part in proportion to its size. Each share is rounded down; the units left over go to the
 * largest remainders, ties to the smaller origin, so that taken and left are together what was there. The amount must not
 * exceed the sum.
 */
export function splitParts(parts: Parts, amount: bigint): { readonly taken: Parts; readonly left: Parts } {
  const total = totalOf(parts)
  if (amount > total) throw new RangeError(`${amount} cannot be taken out of ${total}.`)
  if (amount === total) return { taken: parts, left: new Map() }
  const shares = [...parts].sort(([a], [b]) => a - b).map(([origin, size]) => ({
    origin, size, share: (size * amount) / total, remainder: (size * amount) % total,
  }))
  let over = amount - shares.reduce((sum, { share }) => sum + share, 0n)
  for (const part of [...shares].sort((a, b) => (a.remainder === b.remainder ? a.origin - b.origin : a.remainder > b.remainder ? -1 : 1))) {
    if (over === 0n) break
    part.share++
    over--
  }
  const some = (list: readonly (readonly [number, bigint])[]): Parts => new Map(list.filter(([, size]) => size > 0n))
  return {
    taken: some(shares.map(({ origin, share }) => [origin, share])),
    left: some(shares.map(({ origin, size, share }) => [origin, size - share])),
  }
}
