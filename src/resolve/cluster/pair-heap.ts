/** Two groups that could be joined, and what that gains. */
export interface PairGain {
  readonly gain: number
  readonly left: number
  readonly right: number
  /** The state of the two groups for which the gain holds. */
  readonly stamp: number
}

/** A binary heap of pairs of groups: the greatest gain first, of equal gains the smaller numbers. */
export class PairHeap {
  readonly #items: PairGain[] = []

  /** Adds a pair. */
  push(item: PairGain): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(item, items[above]!)) break
      items[at] = items[above]!
      at = above
    }
    items[at] = item
  }

  /** Takes the best pair out; undefined when none is left. */
  pop(): PairGain | undefined {
    const items = this.#items
    const best = items[0]
    const last = items.pop()
    if (best === undefined || last === undefined || items.length === 0) return best
    this.#sink(last)
    return best
  }

  #sink(item: PairGain): void {
    const items = this.#items
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      if (below + 1 < items.length && isBefore(items[below + 1]!, items[below]!)) below++
      if (!isBefore(items[below]!, item)) break
      items[at] = items[below]!
      at = below
    }
    items[at] = item
  }
}

function isBefore(one: PairGain, other: PairGain): boolean {
  if (one.gain !== other.gain) return one.gain > other.gain
  return one.left !== other.left ? one.left < other.left : one.right < other.right
}
