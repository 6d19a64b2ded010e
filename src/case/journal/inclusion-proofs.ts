import { hashNode } from './merkle-tree.ts'

/** Inclusion proofs (RFC 6962, section 2.1.1) of many leaves of one tree: each node is hashed once. */
export class InclusionProofs {
  readonly #leaves: readonly Uint8Array[]
  readonly #nodes = new Map<string, Uint8Array>()

  constructor(leaves: readonly Uint8Array[]) {
    this.#leaves = leaves
  }

  /** The hashes from the leaf upward. Throws a RangeError when there is no leaf of that index, from 0. */
  of(index: number): Uint8Array[] {
    if (!(index >= 0 && index < this.#leaves.length)) throw new RangeError(`There is no leaf ${index} in a tree of ${this.#leaves.length}.`)
    const hashes: Uint8Array[] = []
    let [start, end] = [0, this.#leaves.length]
    while (end - start > 1) {
      const middle = start + splitOf(end - start)
      const isLeft = index < middle
      hashes.push(isLeft ? this.#node(middle, end) : this.#node(start, middle))
      if (isLeft) end = middle
      else start = middle
    }
    return hashes.reverse()
  }

  #node(start: number, end: number): Uint8Array {
    if (end - start === 1) return this.#leaves[start]!
    const key = `${start}-${end}`
    const known = this.#nodes.get(key)
    if (known) return known
    const middle = start + splitOf(end - start)
    const hash = hashNode(this.#node(start, middle), this.#node(middle, end))
    this.#nodes.set(key, hash)
    return hash
  }
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
