import { open, type FileHandle } from 'node:fs/promises'
import type { ByteSource } from '../../../extract/contract.ts'

const blockBytes = 1024 * 1024

/** The bytes of a file, with where they are being read. */
export interface FileSource extends ByteSource {
  /** End of the last read: a reader that goes over the bytes twice starts again. */
  readonly position: number
  close(): Promise<void>
}

/** The bytes of a file as a source; close it after use. */
export async function openFileSource(file: string, sizeBytes: number): Promise<FileSource> {
  const handle = await open(file, 'r')
  let position = 0
  const read = (offset: number, length: number) => {
    position = Math.min(offset + length, sizeBytes)
    return readAt(handle, offset, Math.max(0, Math.min(length, sizeBytes - offset)))
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
        const block = await read(at, blockBytes)
        if (block.byteLength === 0) return
        at += block.byteLength
        yield block
      }
    },
    get position() {
      return position
    },
    close: () => handle.close(),
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
