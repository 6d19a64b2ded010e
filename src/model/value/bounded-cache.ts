/**
 * Remembers what a pure function gave for the keys that come again. Holds at most twice `size` entries: two generations,
 * the older is dropped whole, which costs less than the order of use.
 */
export class BoundedCache<Value> {
  readonly #size: number
  readonly #compute: (key: string) => Value
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(size: number, compute: (key: string) => Value) {
    this.#size = size
    this.#compute = compute
  }

  /** What the function gives for the key, from memory when it was asked lately. */
  get(key: string): Value {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) return this.#keep(key, old)
    const own = ownCopy(key)
    return this.#keep(own, this.#compute(own))
  }

  #keep(key: string, value: Value): Value {
    if (this.#young.size >= this.#size) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
    return value
  }
}

/** A text that does not hold on to the longer one it was cut out of, as slices of strings do in V8. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}
