import type { Fund, Taken } from './fund.ts'
import { addParts, splitParts, totalOf, type Parts } from './parts.ts'

/**
 * A fund whose deposits keep apart: what came first leaves first (Clayton's case, Devaynes v Noble 1816, 1 Mer 572), or what
 * came last. A deposit that is itself part traced is taken in proportion.
 */
export class LayeredFund implements Fund {
  readonly #order: 'first' | 'last'
  readonly #layers: { parts: Parts; readonly movement: number }[] = []
  /** The first layer that is not used up, of a queue. */
  #head = 0

  constructor(order: 'first' | 'last') {
    this.#order = order
  }

  put(parts: Parts, movement: number): void {
    if (parts.size > 0) this.#layers.push({ parts, movement })
  }

  take(amount: bigint): Taken {
    let [left, parts] = [amount, new Map() as Parts]
    const deposits: number[] = []
    while (left > 0n) {
      const layer = this.#order === 'first' ? this.#layers[this.#head] : this.#layers.at(-1)
      if (!layer) throw new RangeError('More is taken out of an account than is in it.')
      const size = totalOf(layer.parts)
      const split = splitParts(layer.parts, size < left ? size : left)
      parts = addParts(parts, split.taken)
      deposits.push(layer.movement)
      left -= totalOf(split.taken)
      layer.parts = split.left
      if (split.left.size > 0) break
      if (this.#order === 'first') this.#head++
      else this.#layers.pop()
    }
    return { parts, deposits }
  }

  content(): Parts {
    let content: Parts = new Map()
    for (let at = this.#head; at < this.#layers.length; at++) content = addParts(content, this.#layers[at]!.parts)
    return content
  }
}
