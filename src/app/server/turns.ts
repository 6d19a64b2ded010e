/** A few things that many want to use, one at a time each, in the order in which they asked. */
export class Turns<Thing> {
  readonly #free: Thing[]
  readonly #size: number
  readonly #waiting: ((thing: Thing) => void)[] = []
  #ended: (() => void) | undefined

  constructor(things: readonly Thing[]) {
    this.#free = [...things]
    this.#size = things.length
  }

  /** Waits for a free one, uses it, gives it back. */
  async take<T>(use: (thing: Thing) => Promise<T>): Promise<T> {
    const thing = this.#free.pop() ?? (await new Promise<Thing>((resolve) => this.#waiting.push(resolve)))
    try {
      return await use(thing)
    } finally {
      this.#giveBack(thing)
    }
  }

  /** Resolves when nobody uses or waits for one. */
  async end(): Promise<void> {
    if (this.#free.length === this.#size) return
    await new Promise<void>((resolve) => (this.#ended = resolve))
  }

  #giveBack(thing: Thing): void {
    const next = this.#waiting.shift()
    if (next) return next(thing)
    this.#free.push(thing)
    if (this.#free.length === this.#size) this.#ended?.()
  }
}
