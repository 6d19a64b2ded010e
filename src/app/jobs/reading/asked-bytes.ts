import type { Readable } from 'node:stream'
import type { FileSource } from './file-source.ts'
import { encodeFrame, FrameReader, toReader } from './frame.ts'
import type { FrameOutput } from './reading-sink.ts'

const blockBytes = 256 * 1024
/** Blocks of one file that are kept: readers of containers go back and forth between a directory and what it tells of. */
const blocksKept = 16
const longestBytes = toReader.I!

/** Opens the files of a task by their number. */
export type SourceOpener = (file: string, sizeBytes: number) => FileSource

/**
 * Standard input of the limited process: tasks, and the bytes that it asked for. It opens no file of evidence itself: what it
 * has not asked for, and what is not of its task, it cannot see.
 */
export class AskedBytes {
  readonly #output: FrameOutput
  readonly #waiting: ((bytes: Uint8Array) => void)[] = []
  readonly #tasks: string[] = []
  #wake: (() => void) | undefined
  #isOver = false

  constructor(input: Readable, output: FrameOutput) {
    this.#output = output
    const frames = new FrameReader(toReader)
    input.on('data', (block: Buffer) => {
      for (const { kind, payload } of frames.push(block)) {
        if (kind === 'I') this.#waiting.shift()?.(payload)
        else this.#tasks.push(payload.toString('utf8'))
      }
      this.#wake?.()
    })
    input.on('end', () => {
      this.#isOver = true
      this.#wake?.()
    })
  }

  /** Tasks as they come, each a token, a blank and JSON. */
  async *tasks(): AsyncGenerator<string> {
    for (;;) {
      const next = this.#tasks.shift()
      if (next !== undefined) yield next
      else if (this.#isOver) return
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** A file of the task in hand as a source. */
  readonly open: SourceOpener = (file, sizeBytes) => {
    const blocks = new Map<number, Promise<Uint8Array>>()
    let position = 0
    const ask = (offset: number, length: number) => this.#ask(file, offset, length)
    const block = (number: number): Promise<Uint8Array> => {
      const at = number * blockBytes
      const known = blocks.get(number) ?? ask(at, Math.min(blockBytes, sizeBytes - at))
      // The one asked for last stands last: the first is the one that nobody has asked for longest.
      blocks.delete(number)
      blocks.set(number, known)
      if (blocks.size > blocksKept) blocks.delete(blocks.keys().next().value!)
      return known
    }
    const read = async (offset: number, wanted: number): Promise<Uint8Array> => {
      const length = Math.max(0, Math.min(wanted, sizeBytes - offset))
      position = Math.min(offset + wanted, sizeBytes)
      const bytes = new Uint8Array(length)
      const isLarge = length > blockBytes
      for (let filled = 0; filled < length; ) {
        const at = offset + filled
        const start = isLarge ? 0 : at % blockBytes
        const got = isLarge ? await ask(at, Math.min(longestBytes, length - filled)) : await block((at - start) / blockBytes)
        const part = got.subarray(start, start + length - filled)
        // The file is shorter than it was when it was kept.
        if (part.byteLength === 0) return bytes.subarray(0, filled)
        bytes.set(part, filled)
        filled += part.byteLength
      }
      return bytes
    }
    return {
      sizeBytes,
      read,
      all: async (maxBytes = Infinity) => {
        if (sizeBytes > maxBytes) throw new RangeError(`${sizeBytes} bytes are more than the limit of ${maxBytes}.`)
        return read(0, sizeBytes)
      },
      async *stream(offset = 0) {
        for (let at = offset; at < sizeBytes; ) {
          const part = await read(at, longestBytes / 4)
          if (part.byteLength === 0) return
          at += part.byteLength
          yield part
        }
      },
      get position() {
        return position
      },
      close: async () => blocks.clear(),
    }
  }

  #ask(file: string, offset: number, length: number): Promise<Uint8Array> {
    this.#output.write(encodeFrame('R', JSON.stringify([Number(file), offset, length])))
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
