import type { CompoundFile } from './compound-file.ts'

/** The kind of object as the program that made it names it to its user: "Microsoft Graph Chart" (MS-OLEDS 2.3.8). */
export function objectType(file: CompoundFile): string | undefined {
  const stream = file.stream('\u0001CompObj')
  if (!stream || stream.length < 32) return undefined
  const length = new DataView(stream.buffer, stream.byteOffset, stream.byteLength).getUint32(28, true)
  if (length < 2 || length > 200 || 32 + length > stream.length) return undefined
  const name = Buffer.from(stream.subarray(32, 32 + length)).toString('latin1').replace(/\0.*$/s, '').trim()
  return /^[\x20-\x7e]+$/.test(name) ? name : undefined
}
