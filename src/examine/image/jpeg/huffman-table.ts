/** A Huffman table of ITU-T T.81, annex C, ready to decode (F.2.2.3). */
export interface HuffmanTable {
  /** By length of code, 1 to 16: the largest code of that length, or -1. */
  readonly largest: Int32Array
  /** By length of code: what is added to a code to find its value. */
  readonly offset: Int32Array
  readonly values: Uint8Array
  /** By the next 8 bits: length of the code in the upper byte, value in the lower; 0 where the code is longer. */
  readonly short: Uint16Array
}

/** The table of the 16 counts of codes by length and the values in order. Undefined when the counts ask for more codes than there are. */
export function buildHuffmanTable(counts: Uint8Array, values: Uint8Array): HuffmanTable | undefined {
  const [largest, offset, short] = [new Int32Array(17).fill(-1), new Int32Array(17), new Uint16Array(256)]
  let [code, index] = [0, 0]
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1]!
    offset[length] = index - code
    for (let n = 0; n < count; n++, code++, index++) {
      if (code >= 1 << length) return undefined
      if (length > 8) continue
      const first = code << (8 - length)
      short.fill((length << 8) | values[index]!, first, first + (1 << (8 - length)))
    }
    if (count > 0) largest[length] = code - 1
    code <<= 1
  }
  return { largest, offset, values, short }
}
