/** Something in a case that does not hold. */
export interface Fault {
  /** Stable dotted code: `journal.chain`, `evidence.changed`. */
  readonly what: string
  /** Which entry, checkpoint or file. */
  readonly where: string
  /** What is wrong and what it may mean. */
  readonly message: string
}

/** Most faults that are listed; what lies beyond is counted. */
export const maxFaults = 1_000

/** Collects faults up to `maxFaults`. */
export class FaultList {
  readonly faults: Fault[] = []
  #count = 0

  /** How many there were, listed or not. */
  get count(): number {
    return this.#count
  }

  add(what: string, where: string, message: string): void {
    this.#count++
    if (this.faults.length < maxFaults) this.faults.push({ what, where, message })
  }
}
