import type { FileHandle } from 'node:fs/promises'

/** Bytes read at a time. */
const blockBytes = 2 ** 20
/** How far a file may grow while it is read before the reading ends: one that is written to without end has no end. */
export const maxGrowthBytes = 16 * 2 ** 20

/** The bytes of an open file from `offset` on, in blocks; each block is good until the next is asked for. */
export async function* blocksOf(source: FileHandle, offset = 0): AsyncGenerator<Uint8Array> {
  const { size } = await source.stat()
  const block = Buffer.allocUnsafe(Math.min(blockBytes, Math.max(size - offset, 4_096)))
  for (let at = offset; at <= size + maxGrowthBytes; ) {
    const { bytesRead } = await source.read(block, 0, block.byteLength, at)
    if (bytesRead === 0) return
    yield block.subarray(0, bytesRead)
    at += bytesRead
  }
}
