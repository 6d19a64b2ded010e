/**
 * Frames between Jackdaw and the limited process that parses untrusted bytes: one byte of kind, four bytes of length
 * (little endian), then the payload.
 *
 * - `T` a task begins: the token it was given with. What comes before it belongs to no task
 * - `L` lines of a reading (see `reading-line.ts`), whole lines only; the first of a task says what is known of every exhibit
 * - `B` a child exhibit begins (JSON), `C` bytes of it, `E` it ends
 * - `P` how many bytes have been read so far (decimal)
 * - `D` the task is done (JSON)
 */
export type FrameKind = 'T' | 'L' | 'B' | 'C' | 'E' | 'P' | 'D'

const kinds = 'TLBCEPD'
const headBytes = 5

/** Longest payload that is accepted; a longer one means the process is not to be trusted any more. */
export const maxFrameBytes = 256 * 1024 * 1024

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
  #blocks: Buffer[] = []
  #byteLength = 0

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
    if (!kinds.includes(kind)) throw new RangeError(`A frame of kind ${head[0]} is none that a reader sends.`)
    if (end > headBytes + maxFrameBytes) throw new RangeError(`A frame of ${end - headBytes} bytes is longer than allowed.`)
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
