import { hashBytes } from './merkle-tree.ts'

/** What a log says of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: `jackdaw/<case id>`. */
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  /** Root of the RFC 6962 tree over them, 32 bytes. */
  readonly root: Uint8Array
}

/** The origin of a case's journal; also the name of the keys that sign it. */
export function originOf(caseId: string): string {
  return `jackdaw/${caseId}`
}

/** The text that is signed: origin, size, base64 of the root, a line each. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${Buffer.from(checkpoint.root).toString('base64')}\n`
}

/** Reads what `formatCheckpoint` writes; undefined when it is not exactly that. Extension lines are not taken. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root] = text.split('\n')
  if (!origin || !size || !root) return undefined
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64') }
  const isWhole = Number.isSafeInteger(checkpoint.size) && checkpoint.size >= 0 && checkpoint.root.byteLength === hashBytes
  return isWhole && formatCheckpoint(checkpoint) === text ? checkpoint : undefined
}
