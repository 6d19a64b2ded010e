import type { Fund, Taken } from './fund.ts'
import { addParts, partsOf, splitParts, tracedOf, untraced, type Parts } from './parts.ts'

/**
 * A fund whose deposits run together. `all-alike`: what leaves is taken from all money in proportion (the rolling charge of
 * Barlow Clowes International v Vaughan 1992, 4 All ER 22; Ontario Securities Commission v Greymac 1986, 55 OR (2d) 673).
 * `own-first`: untraced money leaves before traced money (In re Hallett's Estate 1880, 13 Ch D 696), and what has left is not
 * made good by what is paid in later, so that no more can be traced than the lowest balance between (James Roscoe (Bolton) v
 * Winder 1915, 1 Ch 62); of several origins each gives in proportion.
 */
export class MixedFund implements Fund {
  readonly #rule: 'all-alike' | 'own-first'
  #content: Parts = new Map()
  /** Movements that brought traced money since there was none. */
  #deposits: number[] = []

  constructor(rule: 'all-alike' | 'own-first') {
    this.#rule = rule
  }

  put(parts: Parts, movement: number): void {
    this.#content = addParts(this.#content, parts)
    if (tracedOf(parts) > 0n) this.#deposits.push(movement)
  }

  take(amount: bigint): Taken {
    const free = this.#rule === 'own-first' ? (this.#content.get(untraced) ?? 0n) : 0n
    const own = partsOf(untraced, free < amount ? free : amount)
    const rest = new Map(this.#content)
    if (this.#rule === 'own-first') {
      if (free > amount) rest.set(untraced, free - amount)
      else rest.delete(untraced)
    }
    const { taken, left } = splitParts(rest, amount - (own.get(untraced) ?? 0n))
    this.#content = left
    const parts = addParts(own, taken)
    const deposits = tracedOf(parts) > 0n ? [...this.#deposits] : []
    if (tracedOf(left) === 0n) this.#deposits = []
    return { parts, deposits }
  }

  content(): Parts {
    return this.#content
  }
}
