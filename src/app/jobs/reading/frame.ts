/**
 * Frames between Jackdaw and the limited process that parses untrusted bytes: one byte of kind, four bytes of length
 * (little endian), then the payload. Of each kind a longest payload is told: a longer one means that the process is not to be
 * trusted any more.
 *
 * From the process:
 * - `T` a task begins: the token it was given with. What comes before it belongs to no task
 * - `L` lines of a reading (see `reading-line.ts`), whole lines only; the first of a task says what is known of every exhibit
 * - `B` a child exhibit begins (JSON), `C` bytes of it, `E` it ends
 * - `P` how many bytes have been read so far (decimal)
 * - `K` what kind of content the task's exhibit is, by its first bytes; told before a parser sees them
 * - `R` a wish for bytes of a file of the task: number of the file, offset and length (JSON); answered by an `I`
 * - `D` the task is done (JSON)
 *
 * To the process: `A` a task (its token, a blank and JSON), `I` the bytes it asked for, in the order asked.
 */
export type FrameKind = 'T' | 'L' | 'B' | 'C' | 'E' | 'P' | 'K' | 'R' | 'D' | 'A' | 'I'

const headBytes = 5
const megabyte = 1024 * 1024

/** Longest payload of each kind that a limited process may send, in bytes. */
export const fromReader: FrameSizes = {
  T: 64, L: 256 * megabyte, B: megabyte, C: megabyte, E: 0, P: 32, K: 64, R: 128, D: 64 * megabyte,
}

/** Longest payload of each kind that a limited process is sent, in bytes. */
export const toReader: FrameSizes = { A: 64 * megabyte, I: 4 * megabyte }

/** Longest payloads by kind; a kind that is not named is refused. */
export type FrameSizes = Readonly<Partial<Record<FrameKind, number>>>

/** One frame as bytes. */
export function encodeFrame(kind: FrameKind, payload: string | Uint8Array): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload
  const frame = Buffer.allocUnsafe(headBytes + body.byteLength)
  frame[0] = kind.charCodeAt(0)
  frame.writeUInt32LE(body.byteLength, 1)
  frame.set(body, headBytes)
  return frame
}

/** One frame. */
export interface Frame {
  readonly kind: FrameKind
  readonly payload: Buffer
}

/** Cuts a stream of blocks into frames. Throws a RangeError on a frame of no known kind, or longer than allowed. */
export class FrameReader {
  readonly #sizes: FrameSizes
  #blocks: Buffer[] = []
  #byteLength = 0

  constructor(sizes: FrameSizes) {
    this.#sizes = sizes
  }

  /** The frames that are whole after this block. */
  push(block: Buffer): Frame[] {
    this.#blocks.push(block)
    this.#byteLength += block.byteLength
    const frames: Frame[] = []
    for (let frame = this.#take(); frame; frame = this.#take()) frames.push(frame)
    return frames
  }

  /** Blocks are joined only when a frame is whole: joining at each block would take the square of its length. */
  #take(): Frame | undefined {
    if (this.#byteLength < headBytes) return undefined
    if (this.#blocks[0]!.byteLength < headBytes) this.#join()
    const head = this.#blocks[0]!
    const kind = String.fromCharCode(head[0]!) as FrameKind
    const end = headBytes + head.readUInt32LE(1)
    const longest = this.#sizes[kind]
    if (longest === undefined) throw new RangeError(`A frame of kind ${head[0]} is none that a reader sends.`)
    if (end > headBytes + longest) throw new RangeError(`A frame of ${end - headBytes} bytes is longer than allowed.`)
    if (this.#byteLength < end) return undefined
    const whole = this.#join()
    this.#blocks = [whole.subarray(end)]
    this.#byteLength -= end
    return { kind, payload: whole.subarray(headBytes, end) }
  }

  #join(): Buffer {
    if (this.#blocks.length > 1) this.#blocks = [Buffer.concat(this.#blocks)]
    return this.#blocks[0]!
  }
}
