import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'
import type { ByteSource } from '../contract.ts'

/** A byte source as yauzl wants to read it: ranges, so that no archive need be in memory as a whole. */
export class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource

  constructor(source: ByteSource) {
    super()
    this.#source = source
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(rangeOf(this.#source, start, end))
  }
}

async function* rangeOf(source: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  const blockBytes = 256 * 1024
  for (let at = start; at < end; ) {
    const block = await source.read(at, Math.min(blockBytes, end - at))
    if (block.byteLength === 0) return
    yield Buffer.from(block.buffer, block.byteOffset, block.byteLength)
    at += block.byteLength
  }
}
