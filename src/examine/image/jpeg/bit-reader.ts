import type { HuffmanTable } from './huffman-table.ts'

/** Thrown inside the decoder where entropy-coded data break the syntax; caught by it. */
export class BrokenScan extends Error {}

/** Reads the bits of entropy-coded data (ITU-T T.81, F.2.2.5): a zero byte behind FF is dropped, a marker ends them. */
export class BitReader {
  readonly #bytes: Uint8Array
  readonly #end: number
  #at: number
  #held = 0
  #count = 0

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
  }

  /** One bit. */
  bit(): number {
    if (this.#count === 0) this.#fill()
    this.#count--
    return (this.#held >>> this.#count) & 1
  }

  /** `length` bits, up to 16, as a number. */
  bits(length: number): number {
    while (this.#count < length) this.#fill()
    this.#count -= length
    return (this.#held >>> this.#count) & ((1 << length) - 1)
  }

  /** `length` bits as a signed difference (F.2.2.1, EXTEND). */
  signed(length: number): number {
    if (length === 0) return 0
    const value = this.bits(length)
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value
  }

  /** The value of the next code. */
  value(table: HuffmanTable): number {
    const quick = this.#count >= 8 || this.#tryFill() ? table.short[(this.#held >>> (this.#count - 8)) & 0xff]! : 0
    if (quick > 0) {
      this.#count -= quick >> 8
      return quick & 0xff
    }
    let code = 0
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit()
      if (code <= table.largest[length]!) return table.values[code + table.offset[length]!] ?? 0
    }
    throw new BrokenScan('A code stands in no table.')
  }

  /** Drops what is left of the byte and steps over a restart marker; says whether one stood there. */
  restart(): boolean {
    this.#held = 0
    this.#count = 0
    while (this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] === 0xff && this.#at < this.#end) this.#at++
    const next = this.#bytes[this.#at + 1] ?? 0
    if (this.#at + 2 > this.#end || this.#bytes[this.#at] !== 0xff || next < 0xd0 || next > 0xd7) return false
    this.#at += 2
    return true
  }

  #tryFill(): boolean {
    if (this.#at >= this.#end || (this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] !== 0)) return false
    this.#fill()
    return this.#count >= 8
  }

  #fill(): void {
    if (this.#at >= this.#end) throw new BrokenScan('The data end within a block.')
    const byte = this.#bytes[this.#at]!
    if (byte === 0xff) {
      if (this.#bytes[this.#at + 1] !== 0) throw new BrokenScan('A marker stands within a block.')
      this.#at++
    }
    this.#at++
    this.#held = ((this.#held << 8) | byte) & 0xffffff
    this.#count += 8
  }
}
