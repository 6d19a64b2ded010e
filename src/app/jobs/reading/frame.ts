/**
 * Frames between Jackdaw and the limited process that parses untrusted bytes: one byte of kind, four bytes of length
 * (little endian), then the payload.
 *
 * - `L` lines of a reading (see `reading-line.ts`), whole lines only
 * - `B` a child exhibit begins (JSON), `C` bytes of it, `E` it ends
 * - `P` how many bytes have been read so far (decimal)
 * - `D` the task is done (JSON)
 */
export type FrameKind = 'L' | 'B' | 'C' | 'E' | 'P' | 'D'

/** Longest payload that is accepted; a longer one means the process is not to be trusted any more. */
export const maxFrameBytes = 256 * 1024 * 1024

/** One frame as bytes. */
export function encodeFrame(kind: FrameKind, payload: string | Uint8Array): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload
  const frame = Buffer.allocUnsafe(5 + body.byteLength)
  frame[0] = kind.charCodeAt(0)
  frame.writeUInt32LE(body.byteLength, 1)
  frame.set(body, 5)
  return frame
}

/** Cuts a stream of blocks into frames. Throws a RangeError on a frame that is longer than allowed. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)

  /** The frames that are whole after this block. */
  push(block: Buffer): Frame[] {
    const frames: Frame[] = []
    let bytes = this.#rest.byteLength ? Buffer.concat([this.#rest, block]) : block
    while (bytes.byteLength >= 5) {
      const length = bytes.readUInt32LE(1)
      if (length > maxFrameBytes) throw new RangeError(`A frame of ${length} bytes is longer than allowed.`)
      if (bytes.byteLength < 5 + length) break
      frames.push({ kind: String.fromCharCode(bytes[0]!) as FrameKind, payload: bytes.subarray(5, 5 + length) })
      bytes = bytes.subarray(5 + length)
    }
    this.#rest = Buffer.from(bytes)
    return frames
  }
}

/** One frame. */
export interface Frame {
  readonly kind: FrameKind
  readonly payload: Buffer
}
