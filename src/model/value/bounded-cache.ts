/**
 * Remembers what a pure function gave for the values that come again. Holds at most twice `size` entries: two
 * generations, the older is dropped whole, which costs less than the order of use.
 */
export class BoundedCache<Value> {
  readonly #size: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(size: number) {
    this.#size = size
  }

  /** What `compute` gives for the key, from memory when it was asked lately. */
  get(key: string, compute: (key: string) => Value): Value {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const value = this.#old.get(key) ?? compute(key)
    if (this.#young.size >= this.#size) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
    return value
  }
}
