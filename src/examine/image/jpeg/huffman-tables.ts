import { BrokenScan } from './bit-reader.ts'
import { buildHuffmanTable, type HuffmanTable } from './huffman-table.ts'

/** The Huffman tables in force at a place of a JPEG stream; a later definition takes the place of an earlier one. */
export class HuffmanTables {
  readonly #tables = new Map<number, HuffmanTable>()

  /** Takes in the tables of one DHT segment (ITU-T T.81, B.2.4.2). */
  define(data: Uint8Array): void {
    for (let at = 0; at + 17 <= data.length; ) {
      const counts = data.subarray(at + 1, at + 17)
      const total = counts.reduce((sum, count) => sum + count, 0)
      const table = buildHuffmanTable(counts, data.subarray(at + 17, at + 17 + total))
      if (!table || total > 256 || at + 17 + total > data.length) throw new BrokenScan('A Huffman table contradicts itself.')
      this.#tables.set(data[at]!, table)
      at += 17 + total
    }
  }

  /** The table for DC coefficients at a destination. */
  dc(destination: number): HuffmanTable | undefined {
    return this.#tables.get(destination)
  }

  /** The table for AC coefficients at a destination. */
  ac(destination: number): HuffmanTable | undefined {
    return this.#tables.get(16 + destination)
  }
}
