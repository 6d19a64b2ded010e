/** How often numbers are met, by source: a table that is filled and cleared many times without being made anew. */
export class ValueTally {
  readonly #slots: number
  readonly #sources: number
  readonly #held: Float64Array
  readonly #counts: Int32Array
  /** Slots taken since the table was cleared, in order. */
  readonly #taken: Int32Array
  #size = 0

  /** `most` numbers at most, whole and from 0 to 2^53, of sources numbered from 0. */
  constructor(most: number, sources: number) {
    this.#slots = 2 ** Math.ceil(Math.log2(2 * most + 2))
    this.#sources = sources
    this.#held = new Float64Array(this.#slots).fill(-1)
    this.#counts = new Int32Array(this.#slots * sources)
    this.#taken = new Int32Array(most)
  }

  /** Forgets all numbers. */
  clear(): void {
    for (let at = 0; at < this.#size; at++) {
      const slot = this.#taken[at]!
      this.#held[slot] = -1
      this.#counts.fill(0, slot * this.#sources, (slot + 1) * this.#sources)
    }
    this.#size = 0
  }

  /** Counts a number once. */
  add(value: number, source: number): void {
    const high = Math.floor(value / 4294967296)
    const mixed = Math.imul((value - high * 4294967296) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
    let slot = (mixed ^ (mixed >>> 15)) & (this.#slots - 1)
    while (this.#held[slot] !== value && this.#held[slot] !== -1) slot = (slot + 1) & (this.#slots - 1)
    if (this.#held[slot] === -1) {
      this.#held[slot] = value
      this.#taken[this.#size++] = slot
    }
    this.#counts[slot * this.#sources + source]!++
  }

  /** The pairs of times that equal numbers were added, those of one source left out where there are several; numbers met more than `most` times are `lost` and give none. */
  pairs(most: number): { readonly pairs: number; readonly lost: number; readonly all: number } {
    let [pairs, lost, all] = [0, 0, 0]
    for (let at = 0; at < this.#size; at++) {
      let [met, within] = [0, 0]
      for (let source = 0; source < this.#sources; source++) {
        const count = this.#counts[this.#taken[at]! * this.#sources + source]!
        met += count
        within += count * count
      }
      all += met
      if (met > most) lost += met
      else pairs += (met * met - (this.#sources > 1 ? within : met)) / 2
    }
    return { pairs, lost, all }
  }
}
