import { statSync } from 'node:fs'
import { z } from 'zod'
import { hashFile } from '../../base/hash-file.ts'

/** What a file was when it was finished. */
export interface Fingerprint {
  readonly sizeBytes: number
  readonly sha256: string
  /** Number of the file and time of its last change, as the disk tells them: while they stand nobody has written to it. */
  readonly stamp: string
}

/** The shape of a fingerprint that was written down. */
export const fingerprintShape = z.object({ sizeBytes: z.number(), sha256: z.string(), stamp: z.string() })

/** What a file is now. Throws what the system throws. */
export function fingerprintOf(path: string): Fingerprint {
  const { sizeBytes, stamp } = look(path)
  return { sizeBytes, stamp, sha256: hashFile(path) }
}

/** How closely a file is looked at. */
export interface Looking {
  /** Hash it in any case: a byte that the disk itself turned has no later time. */
  readonly deep?: boolean
  /** What was hashed before, by stamp: of a case that was copied, each file is hashed once and not at each look. */
  readonly hashed?: Map<string, string>
}

/** Whether a file is what it was. Cheap while the disk says that nobody wrote to it since; otherwise it is hashed. */
export function isStill(path: string, was: Fingerprint, { deep = false, hashed = new Map() }: Looking = {}): boolean {
  const now = lookOrNothing(path)
  if (now?.sizeBytes !== was.sizeBytes) return false
  if (!deep && now.stamp === was.stamp) return true
  const sha256 = (deep ? undefined : hashed.get(now.stamp)) ?? hashFile(path)
  hashed.set(now.stamp, sha256)
  return sha256 === was.sha256
}

function look(path: string): Omit<Fingerprint, 'sha256'> {
  const { size, ino, mtimeNs } = statSync(path, { bigint: true })
  return { sizeBytes: Number(size), stamp: `${ino} ${mtimeNs}` }
}

function lookOrNothing(path: string): Omit<Fingerprint, 'sha256'> | undefined {
  try {
    return look(path)
  } catch {
    return undefined
  }
}
