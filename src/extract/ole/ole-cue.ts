import { isCompoundFile } from './compound-file.ts'

/**
 * How well the first bytes fit a compound file of one kind: 0 when it is none, 0.97 when the name of a telling stream stands
 * in them and the file name agrees, 0.9 for the name alone since the directory may lie beyond the first bytes, and 0.55 for
 * the stream alone: it may belong to a document embedded in one of another kind.
 */
export function oleHolds(head: Uint8Array, cue: { name: boolean; stream: string }): number {
  if (!isCompoundFile(head)) return 0
  const found = Buffer.from(head.buffer, head.byteOffset, head.byteLength).includes(Buffer.from(`${cue.stream}\0`, 'utf16le'))
  return found ? (cue.name ? 0.97 : 0.55) : cue.name ? 0.9 : 0
}
