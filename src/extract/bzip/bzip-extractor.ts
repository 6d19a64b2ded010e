import { createRequire } from 'node:module'
import { compressedFileExtractor } from '../archive/compressed-file.ts'
import type { ExtractInput } from '../contract.ts'

const blockBytes = 256 * 1024

/** The decoder of seek-bzip 2, which brings no types: reads and writes byte after byte; throws on damaged data. */
interface Bunzip {
  decode(input: PackedBytes, output: UnpackedBytes, multistream: boolean): void
}
const bunzip = createRequire(import.meta.url)('seek-bzip') as Bunzip

/** Reads bzip2, several streams after one another as one file. */
export const bzipExtractor = compressedFileExtractor({
  mediaType: 'application/x-bzip2',
  endings: [['.tbz2', '.tar'], ['.tbz', '.tar'], ['.bz2', '']],
  unpack,
})

async function* unpack(input: ExtractInput, maxBytes: number): AsyncGenerator<Uint8Array> {
  const unpacked = new UnpackedBytes(maxBytes)
  const packed = new PackedBytes(await input.source.all(input.limits.maxBytesInMemory), unpacked)
  let thrown: unknown
  try {
    bunzip.decode(packed, unpacked, true)
  } catch (caught) {
    thrown = caught
  }
  yield* unpacked.blocks()
  if (thrown) throw thrown
}

/** Gives the decoder byte after byte, and an error at the end, where the decoder itself would go on with nothing. */
class PackedBytes {
  readonly #bytes: Uint8Array
  readonly #unpacked: UnpackedBytes
  #at = 0
  #unpackedBefore = -1

  constructor(bytes: Uint8Array, unpacked: UnpackedBytes) {
    this.#bytes = bytes
    this.#unpacked = unpacked
  }

  readByte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new Error('unexpected end of file')
    return byte
  }

  read(buffer: Uint8Array, offset: number, length: number): number {
    for (let index = 0; index < length; index++) buffer[offset + index] = this.readByte()
    return length
  }

  /**
   * Asked before every block, and after the checksum of a stream. Only there may the bytes end, and nothing was unpacked
   * since it was last asked; the decoder itself would take a missing block for the end.
   */
  eof(): boolean {
    const ended = this.#at >= this.#bytes.byteLength
    if (ended && this.#unpacked.count !== this.#unpackedBefore) throw new Error('unexpected end of file')
    this.#unpackedBefore = this.#unpacked.count
    return ended
  }
}

class UnpackedBytes {
  readonly #maxBytes: number
  readonly #full: Uint8Array[] = []
  #block = new Uint8Array(blockBytes)
  #at = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get count(): number {
    return this.#full.length * blockBytes + this.#at
  }

  writeByte(byte: number): void {
    if (this.#at === blockBytes) {
      this.#full.push(this.#block)
      // One block more than allowed is kept, by which the caller sees that the limit was passed.
      if (this.#full.length * blockBytes > this.#maxBytes) throw new Error('more bytes than the limit')
      this.#block = new Uint8Array(blockBytes)
      this.#at = 0
    }
    this.#block[this.#at++] = byte
  }

  *blocks(): Generator<Uint8Array> {
    yield* this.#full
    if (this.#at > 0 && this.#at <= blockBytes) yield this.#block.subarray(0, this.#at)
  }
}
