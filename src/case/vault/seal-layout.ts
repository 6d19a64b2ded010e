import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure, messageOf } from '../../base/failure.ts'

/** Where the parts of a sealed case lie: all in its folder `sealed`. */
export interface SealLayout {
  readonly root: string
  readonly folder: string
  /** While this file stands the case is locked, and what is sealed is all that counts. */
  readonly mark: string
  /** The list of what is sealed, sealed itself. */
  readonly index: string
  /** What a stranger needs to know to open it. */
  readonly note: string
  /** How far a sealing has come; gone when the case is locked: it holds names. */
  readonly progress: string
  /** Files that are being opened again. */
  readonly opening: string
  /** Volumes whose files lie whole in `opening`. */
  readonly opened: string
  /** All files, whole, on their way to their places. */
  readonly open: string
}

/** The layout of the sealed case at `root`. */
export function sealLayout(root: string): SealLayout {
  const folder = join(root, 'sealed')
  return {
    root,
    folder,
    mark: join(folder, 'lock.json'),
    index: join(folder, 'index.age'),
    note: join(folder, 'README.txt'),
    progress: join(folder, 'progress.jsonl'),
    opening: join(folder, 'opening'),
    opened: join(folder, 'opened.txt'),
    open: join(folder, 'open'),
  }
}

/** What a locked case tells without a key: neither its title nor a name of what is in it. */
export interface LockMark {
  readonly format: 'jackdaw-sealed/1'
  /** Id of the case. */
  readonly case: string
  /** What it is sealed for: the public half of its data key. */
  readonly recipient: string
  /** ISO instant. */
  readonly lockedAt: string
  readonly lockedBy: string
  /** SHA-256 of the sealed index. */
  readonly index: string
  readonly volumes: number
}

/** Whether the case at `root` is locked. */
export function isLocked(root: string): boolean {
  return existsSync(sealLayout(root).mark)
}

/** Reads the mark of a locked case. Throws `seal.damaged` when it is not one, `usage` when the case is not locked. */
export function readLockMark(root: string): LockMark {
  const { mark } = sealLayout(root)
  if (!existsSync(mark)) throw new Failure('usage', `${root} is not locked.`)
  try {
    return markShape.parse(JSON.parse(readFileSync(mark, 'utf8')))
  } catch (cause) {
    throw new Failure('seal.damaged', `${mark} is not as it was written: ${messageOf(cause)}. Restore the folder 'sealed' from a copy.`, { cause })
  }
}

/** Throws `case.locked` where the case at `root` is locked, with how it is opened. */
export function assertUnlocked(root: string): void {
  if (!isLocked(root)) return
  throw new Failure('case.locked', `The case at ${root} is locked: its files are encrypted. 'jackdaw unlock ${root}' opens it for whoever holds a key that its data key is wrapped for.`)
}

const markShape = z.strictObject({
  format: z.literal('jackdaw-sealed/1'),
  case: z.string().regex(/^[0-9a-f]{32}$/),
  recipient: z.string(),
  lockedAt: z.string(),
  lockedBy: z.string(),
  index: z.string().regex(/^[0-9a-f]{64}$/),
  volumes: z.int().positive(),
})
