import { createHash } from 'node:crypto'

/** Bytes of one hash of the tree. */
export const hashBytes = 32

/** Hash of a leaf: SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

/** Hash of an inner node: SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/**
 * A Merkle tree that only grows, kept as the roots of its complete subtrees: adding a leaf and telling the root take a
 * number of hashes in the order of the logarithm of its size, and nothing else is kept.
 */
export class TreeFrontier {
  readonly #roots: { readonly size: number; readonly hash: Uint8Array }[] = []
  #size = 0

  /** Number of leaves. */
  get size(): number {
    return this.#size
  }

  add(leaf: Uint8Array): void {
    let size = 1
    let hash = leaf
    for (let last = this.#roots.at(-1); last?.size === size; last = this.#roots.at(-1)) {
      this.#roots.pop()
      hash = hashNode(last.hash, hash)
      size *= 2
    }
    this.#roots.push({ size, hash })
    this.#size++
  }

  /** Root of the tree as it is now; of an empty one, the hash of nothing. */
  root(): Uint8Array {
    let hash = this.#roots.at(-1)?.hash
    if (!hash) return createHash('sha256').digest()
    for (let index = this.#roots.length - 2; index >= 0; index--) hash = hashNode(this.#roots[index]!.hash, hash)
    return hash
  }

  /** A tree that grows on its own from here. */
  clone(): TreeFrontier {
    const copy = new TreeFrontier()
    copy.#roots.push(...this.#roots)
    copy.#size = this.#size
    return copy
  }
}

/** Root of the tree over the leaves `start` to `end` (exclusive): MTH of RFC 6962 section 2.1. */
export function rootOf(leaves: readonly Uint8Array[], start = 0, end = leaves.length): Uint8Array {
  const frontier = new TreeFrontier()
  for (let index = start; index < end; index++) frontier.add(leaves[index]!)
  return frontier.root()
}

const leafPrefix = new Uint8Array([0])
const nodePrefix = new Uint8Array([1])
