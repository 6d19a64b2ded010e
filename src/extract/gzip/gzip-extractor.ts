import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { compressedFileExtractor } from '../archive/compressed-file.ts'
import type { ByteSource, ExtractInput } from '../contract.ts'

/** Flags of the header (RFC 1952, 2.3.1): an extra field, and the name of the file, stand before the data. */
const hasExtra = 0x04
const hasName = 0x08

/** Reads gzip (RFC 1952), several members after one another as one file; the child bears the name kept in the header. */
export const gzipExtractor = compressedFileExtractor({
  mediaType: 'application/gzip',
  endings: [['.tgz', '.tar'], ['.svgz', '.svg'], ['.emz', '.emf'], ['.gzip', ''], ['.gz', '']],
  originalName: async (input) => nameInHeader(await input.source.read(0, 4_096)),
  unpack,
})

async function* unpack(input: ExtractInput): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  const packed = Readable.from(blocksOf(input.source))
  packed.on('error', (thrown) => gunzip.destroy(thrown))
  packed.pipe(gunzip)
  try {
    for await (const block of gunzip as AsyncIterable<Buffer>) yield block
  } finally {
    packed.destroy()
    gunzip.destroy()
  }
}

async function* blocksOf(source: ByteSource): AsyncGenerator<Buffer> {
  for await (const block of source.stream()) yield Buffer.from(block.buffer, block.byteOffset, block.byteLength)
}

function nameInHeader(head: Uint8Array): string | undefined {
  const flags = head[3] ?? 0
  if ((flags & hasName) === 0) return undefined
  const start = 10 + ((flags & hasExtra) === 0 ? 0 : 2 + (head[10] ?? 0) + (head[11] ?? 0) * 256)
  const end = head.indexOf(0, start)
  // The name is ISO 8859-1 by the standard; UTF-8 is what is written today.
  return end > start ? decodeName(Buffer.from(head.subarray(start, end))) : undefined
}

function decodeName(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? bytes.toString('latin1') : text
}
