import type { Fund, Taken } from './fund.ts'
import { addParts, partsOf, splitParts, totalOf, tracedOf, untraced, type Parts } from './parts.ts'

/**
 * An account in one currency: its fund, and what it is overdrawn by. What pays an overdraft off is gone: it buys nothing that
 * could be followed further (Bishopsgate Investment Management v Homan 1995, Ch 211).
 */
export class AccountBook {
  readonly #fund: Fund
  #own = 0n
  #traced = 0n
  #debt = 0n

  constructor(fund: Fund, opening: bigint) {
    this.#fund = fund
    if (opening < 0n) this.#debt = -opening
    else this.put(partsOf(untraced, opening), -1)
  }

  /** Negative where overdrawn. */
  get balance(): bigint {
    return this.#own - this.#debt
  }

  /** What of the balance is followed. */
  get traced(): bigint {
    return this.#traced
  }

  /** The money in it, by origin. */
  get content(): Parts {
    return this.#fund.content()
  }

  /** Money comes in. Gives what of it went into the overdraft. */
  put(parts: Parts, movement: number): Parts {
    const total = totalOf(parts)
    const paid = this.#debt < total ? this.#debt : total
    const { taken, left } = splitParts(parts, paid)
    this.#debt -= paid
    this.#own += total - paid
    this.#traced += tracedOf(left)
    this.#fund.put(left, movement)
    return taken
  }

  /** Money leaves; what is not there is lent by the bank, untraced. */
  take(amount: bigint): Taken {
    const own = amount < this.#own ? amount : this.#own
    const { parts, deposits } = own > 0n ? this.#fund.take(own) : { parts: new Map() as Parts, deposits: [] }
    this.#debt += amount - own
    this.#own -= own
    this.#traced -= tracedOf(parts)
    return { parts: addParts(parts, partsOf(untraced, amount - own)), deposits }
  }
}
