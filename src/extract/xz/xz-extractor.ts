import { createRequire } from 'node:module'
import { ReadableStream } from 'node:stream/web'
import { compressedFileExtractor } from '../archive/compressed-file.ts'
import type { ExtractInput } from '../contract.ts'

/** xz-decompress 0.2 is a CommonJS module whose types speak of named exports that Node does not see. */
interface XzDecompress {
  readonly XzReadableStream: new (packed: ReadableStream) => globalThis.ReadableStream<Uint8Array>
}
const xzDecompress = createRequire(import.meta.url)('xz-decompress') as XzDecompress

/** Reads xz by xz-embedded in WebAssembly. */
export const xzExtractor = compressedFileExtractor({
  mediaType: 'application/x-xz',
  endings: [['.txz', '.tar'], ['.xz', '']],
  unpack,
})

async function* unpack(input: ExtractInput): AsyncGenerator<Uint8Array> {
  const packed = ReadableStream.from(input.source.stream())
  const reader = new xzDecompress.XzReadableStream(packed).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      // The library gives a view of its memory, which the next block overwrites.
      yield value.slice()
    }
  } finally {
    // Reading may end by an error of its own, which cancelling would throw once more.
    await reader.cancel().catch(() => undefined)
  }
}
