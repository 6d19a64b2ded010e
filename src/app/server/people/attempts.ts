import type { Clock } from '../../../base/clock.ts'

/** So many in so long. */
export interface Allowance {
  readonly most: number
  readonly withinMs: number
}

/** Keys that are remembered at a time; the oldest gives way. */
const mostKeys = 20_000

/** Counts what is done in the name of a key, such as a name and an address, in windows of time. Kept in memory: a restart forgets it. */
export class Attempts {
  readonly #allowance: Allowance
  readonly #clock: Clock
  readonly #counted = new Map<string, { readonly since: number; count: number }>()

  constructor(allowance: Allowance, clock: Clock) {
    this.#allowance = allowance
    this.#clock = clock
  }

  /** Counts one more. */
  count(key: string): void {
    const now = Date.parse(this.#clock.now())
    const known = this.#counted.get(key)
    if (known && now - known.since < this.#allowance.withinMs) {
      known.count += 1
      return
    }
    this.#counted.delete(key)
    this.#counted.set(key, { since: now, count: 1 })
    const [oldest] = this.#counted.keys()
    if (this.#counted.size > mostKeys && oldest !== undefined) this.#counted.delete(oldest)
  }

  /** Seconds until another is allowed; 0 when one is. */
  waitSeconds(key: string): number {
    const known = this.#counted.get(key)
    const left = known ? this.#allowance.withinMs - (Date.parse(this.#clock.now()) - known.since) : 0
    return known && known.count >= this.#allowance.most && left > 0 ? Math.ceil(left / 1_000) : 0
  }

  /** Forgets a key, after a success. */
  forget(key: string): void {
    this.#counted.delete(key)
  }
}
