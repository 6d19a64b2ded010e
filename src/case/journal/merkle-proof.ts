import { hashNode, rootOf } from './merkle-tree.ts'

/** Says that a leaf is in a tree of a given size: the hashes on the way from the leaf to the root. */
export interface InclusionProof {
  /** Place of the leaf, from 0. */
  readonly leafIndex: number
  readonly treeSize: number
  readonly hashes: readonly Uint8Array[]
}

/** Says that a tree of `secondSize` leaves begins with the tree of `firstSize` leaves. */
export interface ConsistencyProof {
  readonly firstSize: number
  readonly secondSize: number
  readonly hashes: readonly Uint8Array[]
}

/** PATH(m, D[n]) of RFC 6962 section 2.1.1. Throws a RangeError when there is no such leaf or tree. */
export function proveInclusion(leaves: readonly Uint8Array[], leafIndex: number, treeSize = leaves.length): InclusionProof {
  if (!(leafIndex >= 0 && leafIndex < treeSize && treeSize <= leaves.length)) {
    throw new RangeError(`There is no leaf ${leafIndex} in a tree of ${treeSize} of ${leaves.length} leaves.`)
  }
  const hashes: Uint8Array[] = []
  let [start, end] = [0, treeSize]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    const isLeft = leafIndex < middle
    hashes.push(isLeft ? rootOf(leaves, middle, end) : rootOf(leaves, start, middle))
    if (isLeft) end = middle
    else start = middle
  }
  return { leafIndex, treeSize, hashes: hashes.reverse() }
}

/** PROOF(m, D[n]) of RFC 6962 section 2.1.2. Throws a RangeError when the sizes do not fit. */
export function proveConsistency(leaves: readonly Uint8Array[], firstSize: number, secondSize = leaves.length): ConsistencyProof {
  if (!(firstSize >= 1 && firstSize <= secondSize && secondSize <= leaves.length)) {
    throw new RangeError(`A tree of ${firstSize} cannot be compared with one of ${secondSize} of ${leaves.length} leaves.`)
  }
  const hashes: Uint8Array[] = []
  let [start, end] = [0, secondSize]
  while (firstSize !== end) {
    const middle = start + splitOf(end - start)
    const isLeft = firstSize <= middle
    hashes.push(isLeft ? rootOf(leaves, middle, end) : rootOf(leaves, start, middle))
    if (isLeft) end = middle
    else start = middle
  }
  // The first tree as a whole is known to whoever asks; a right part of it is not.
  if (start !== 0) hashes.push(rootOf(leaves, start, end))
  return { firstSize, secondSize, hashes: hashes.reverse() }
}

/** Whether the proof leads from the leaf to the root; the procedure of RFC 9162 section 2.1.3.2. */
export function isIncluded(proof: InclusionProof, leaf: Uint8Array, root: Uint8Array): boolean {
  if (!(proof.leafIndex >= 0 && proof.leafIndex < proof.treeSize)) return false
  let [node, last] = [proof.leafIndex, proof.treeSize - 1]
  let hash = leaf
  for (const step of proof.hashes) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = hashNode(step, hash)
      ;[node, last] = skipLeftEdges(node, last)
    } else {
      hash = hashNode(hash, step)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && isEqual(hash, root)
}

/** Whether the tree of the second root begins with that of the first; the procedure of RFC 9162 section 2.1.4.2. */
export function isConsistent(proof: ConsistencyProof, firstRoot: Uint8Array, secondRoot: Uint8Array): boolean {
  const { firstSize, secondSize } = proof
  if (firstSize < 1 || firstSize > secondSize) return false
  if (firstSize === secondSize) return proof.hashes.length === 0 && isEqual(firstRoot, secondRoot)
  const hashes = isPowerOfTwo(firstSize) ? [firstRoot, ...proof.hashes] : proof.hashes
  let [node, last] = [firstSize - 1, secondSize - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  const [head, ...steps] = hashes
  if (!head) return false
  let [first, second] = [head, head]
  for (const step of steps) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      first = hashNode(step, first)
      second = hashNode(step, second)
      ;[node, last] = skipLeftEdges(node, last)
    } else {
      second = hashNode(second, step)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && isEqual(first, firstRoot) && isEqual(second, secondRoot)
}

/** Up to where the node is no longer the last of its level with no sister to its right. */
function skipLeftEdges(node: number, last: number): [number, number] {
  while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
  return [node, last]
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(size: number): boolean {
  return splitOf(size + 1) === size
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}
