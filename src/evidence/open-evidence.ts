import { open, type FileHandle } from 'node:fs/promises'
import { evidencePath } from '../case/case-layout.ts'
import type { Case } from '../case/case.ts'
import { Failure, messageOf } from '../base/failure.ts'
import { blocksOf } from './read-blocks.ts'

/** The bytes of an exhibit, open for reading. Has the shape that extractors read from. */
export interface OpenEvidence {
  /** Where the bytes lie; for programs that want a path. Never to be written to. */
  readonly path: string
  readonly sizeBytes: number
  /** Bytes from `offset`, fewer than `length` only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** All bytes at once; throws a RangeError when there are more than `maxBytes`. */
  all(maxBytes?: number): Promise<Uint8Array>
  /** The bytes from `offset` on, in blocks that stay good. */
  stream(offset?: number): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/**
 * Opens bytes that the journal says were received. Throws `exhibit.absent` when it does not say so (nothing is read
 * without an authority), `evidence.damaged` when they are not there or of another size. Does not hash them again:
 * `verifyCase` does.
 */
export async function openEvidence(opened: Case, sha256: string): Promise<OpenEvidence> {
  const exhibit = opened.exhibits.bySha256(sha256)
  if (!exhibit) throw new Failure('exhibit.absent', `No exhibit of the case has the bytes ${sha256}.`)
  const path = evidencePath(opened.layout, sha256)
  let handle: FileHandle | undefined
  try {
    handle = await open(path, 'r')
    const { size } = await handle.stat()
    if (size !== exhibit.sizeBytes) throw new Error(`it has ${size} bytes and had ${exhibit.sizeBytes}`)
    return new EvidenceFile(handle, path, size)
  } catch (cause) {
    await handle?.close()
    throw new Failure('evidence.damaged', `The bytes of exhibit ${exhibit.number} (${path}) cannot be read: ${messageOf(cause)}. Run 'jackdaw verify', and restore them from a copy.`, { cause })
  }
}

class EvidenceFile implements OpenEvidence {
  readonly #handle: FileHandle
  readonly path: string
  readonly sizeBytes: number

  constructor(handle: FileHandle, path: string, sizeBytes: number) {
    this.#handle = handle
    this.path = path
    this.sizeBytes = sizeBytes
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.sizeBytes - offset)))
    let filled = 0
    while (filled < bytes.byteLength) {
      const { bytesRead } = await this.#handle.read(bytes, filled, bytes.byteLength - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  }

  async all(maxBytes = Infinity): Promise<Uint8Array> {
    if (this.sizeBytes > maxBytes) throw new RangeError(`${this.sizeBytes} bytes are more than the limit of ${maxBytes}.`)
    return this.read(0, this.sizeBytes)
  }

  async *stream(offset = 0): AsyncGenerator<Uint8Array> {
    for await (const block of blocksOf(this.#handle, offset)) yield Buffer.from(block)
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
