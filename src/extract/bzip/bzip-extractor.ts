import bunzip from 'seek-bzip'
import { compressedFileExtractor } from '../archive/compressed-file.ts'
import type { ExtractInput } from '../contract.ts'

const blockBytes = 256 * 1024

/** Reads bzip2, several streams after one another as one file. */
export const bzipExtractor = compressedFileExtractor({
  mediaType: 'application/x-bzip2',
  endings: [['.tbz2', '.tar'], ['.tbz', '.tar'], ['.bz2', '']],
  unpack,
})

async function* unpack(input: ExtractInput, maxBytes: number): AsyncGenerator<Uint8Array> {
  const packed = new PackedBytes(await input.source.all(input.limits.maxBytesInMemory))
  const unpacked = new UnpackedBytes(maxBytes)
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
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  readByte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new Error('unexpected end of file')
    return byte
  }

  /** The decoder asks for it between streams; zeros that pad a tape are no stream. */
  eof(): boolean {
    return this.#bytes[this.#at] !== 0x42
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
