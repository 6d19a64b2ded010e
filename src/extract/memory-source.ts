import type { ByteSource } from './contract.ts'

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.byteLength,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    all: async (maxBytes = Infinity) => {
      if (bytes.byteLength > maxBytes) throw new RangeError(`${bytes.byteLength} bytes are more than the limit of ${maxBytes}.`)
      return bytes
    },
    async *stream(offset = 0) {
      for (let at = offset; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536)
    },
  }
}
