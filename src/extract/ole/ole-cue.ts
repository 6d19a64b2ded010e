import { isCompoundFile } from './compound-file.ts'

/**
 * How well the first bytes fit a compound file of one kind: 0 when it is none, 0.97 when the name of a telling stream stands
 * in them and the file name agrees, 0.9 for the name alone since the directory may lie beyond the first bytes, and 0.55 for
 * the stream alone: it may belong to a document embedded in one of another kind.
 */
export function oleHolds(head: Uint8Array, cue: { name: boolean; stream: string }): number {
  if (!isCompoundFile(head) || isObjectWrapper(head)) return 0
  const found = Buffer.from(head.buffer, head.byteOffset, head.byteLength).includes(Buffer.from(`${cue.stream}\0`, 'utf16le'))
  return found ? (cue.name ? 0.97 : 0.55) : cue.name ? 0.9 : 0
}

const entryBytes = 128
const wrappers = new Set(['\u0001Ole10Native', 'Package', 'package', 'CONTENTS'])

/**
 * Whether the bytes begin a compound file that an Office document wraps around an embedded file (MS-OLEDS 2.3.6): one of
 * the first entries of its directory is the stream with that file. The names of streams inside that file tell nothing.
 */
export function isObjectWrapper(head: Uint8Array): boolean {
  if (!isCompoundFile(head) || head.length < 512) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const sectorBytes = view.getUint16(30, true) === 12 ? 4096 : 512
  const start = (view.getUint32(48, true) + 1) * sectorBytes
  for (let at = start + entryBytes; at < start + sectorBytes && at + entryBytes <= head.length; at += entryBytes) {
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))
    if (wrappers.has(Buffer.from(head.subarray(at, at + nameBytes)).toString('utf16le'))) return true
  }
  return false
}
