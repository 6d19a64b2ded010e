/** A print of a picture or of a region of it (`picturePrint`, `regionPrint`), as numbers. */
export interface Print {
  /** 64 bits that find candidates. */
  readonly coarse: Uint32Array
  /** 256 or 1,024 bits that verify them. */
  readonly fine: Uint32Array
}

/** Bits that may differ between two copies of one picture; measured with bench/image-reuse.ts. */
export const mostCoarseBits = 9
/** Bits of the verifying hash that may differ, by its length: the boxes of regions are less exact than the edges of a picture. */
const mostFineBits: Readonly<Record<number, number>> = { 256: 32, 1_024: 64 }

/** The print as it stands in a statement; undefined when it is none. */
export function parsePrint(text: string): Print | undefined {
  const match = /^([0-9a-f]{16})-([0-9a-f]{64}|[0-9a-f]{256})$/.exec(text)
  return match ? { coarse: wordsOf(match[1]!), fine: wordsOf(match[2]!) } : undefined
}

/** Whether two prints are of one picture: both hashes agree but for a few bits. */
export function areAlike(left: Print, right: Print): boolean {
  return left.fine.length === right.fine.length && differingBits(left.coarse, right.coarse) <= mostCoarseBits
    && differingBits(left.fine, right.fine) <= (mostFineBits[left.fine.length * 32] ?? 0)
}

/** In how many bits two hashes of one length differ. */
export function differingBits(left: Uint32Array, right: Uint32Array): number {
  let bits = 0
  for (let at = 0; at < left.length; at++) bits += countBits(left[at]! ^ right[at]!)
  return bits
}

/** Population count by adding neighbouring bits (H. S. Warren, Hacker's Delight, section 5-1). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function wordsOf(hex: string): Uint32Array {
  return Uint32Array.from({ length: hex.length / 8 }, (_, at) => Number.parseInt(hex.slice(at * 8, at * 8 + 8), 16))
}
