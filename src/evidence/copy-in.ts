import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { evidencePath } from '../case/case-layout.ts'
import type { Case } from '../case/case.ts'
import { diskFailure, isSystemError } from '../base/disk-failure.ts'
import { Failure } from '../base/failure.ts'
import type { NewFile } from '../base/file-port.ts'
import type { Problem } from '../model/problem.ts'
import { intakeProblem } from './intake-problem.ts'
import { blocksOf } from './read-blocks.ts'
import { assertHandles, problemCodeOf, type FoundFile } from './walk.ts'

/** Bytes that lie in `evidence/` under their hash; their folder is not yet synced. */
export interface StoredBytes {
  readonly sha256: string
  readonly sizeBytes: number
  /** The folder that has to be synced before anybody is told. */
  readonly folder: string
  /** Whether this made the file, so that it may be removed when the writing fails. */
  readonly isNew: boolean
  readonly problem?: Problem
}

/** Bytes of a file that were hashed, not stored. */
export interface HashedBytes {
  readonly sha256: string
  readonly sizeBytes: number
}

/**
 * Reads a file once, hashing and copying, and leaves the copy read-only in `evidence/`, written to the disk. A file that
 * cannot be read is a problem. Throws `case.unwritable` when the copy cannot be written, `evidence.damaged` when other
 * bytes lie there already.
 */
export async function copyIn(opened: Case, found: FoundFile): Promise<StoredBytes | Problem> {
  return reading(found, async (source) => {
    const before = await source.stat()
    const temporary = join(opened.layout.incoming, randomBytes(12).toString('hex'))
    try {
      const copy = await writing(temporary, () => opened.files.create(temporary, 0o444))
      const hashed = await copyBytes(source, copy, temporary)
      const after = await source.stat()
      const isChanged = before.mtimeMs !== after.mtimeMs || before.size !== after.size || hashed.sizeBytes !== after.size
      const stored = await writing(temporary, () => shelve(opened, temporary, hashed))
      return isChanged ? { ...stored, problem: intakeProblem('intake.changed-while-read', found.path) } : stored
    } catch (thrown) {
      await opened.files.remove(temporary).catch(() => undefined)
      throw thrown
    }
  })
}

/** Reads a file once, hashing only. A file that cannot be read is a problem. */
export async function hashOnly(found: FoundFile): Promise<HashedBytes | Problem> {
  return reading(found, async (source) => {
    const hash = createHash('sha256')
    let sizeBytes = 0
    for await (const block of blocksOf(source)) {
      hash.update(block)
      sizeBytes += block.byteLength
    }
    return { sha256: hash.digest('hex'), sizeBytes }
  })
}

async function reading<T>(found: FoundFile, work: (source: FileHandle) => Promise<T>): Promise<T | Problem> {
  let source: FileHandle | undefined
  try {
    // Not following a link and not waiting for a pipe that took the file's place since it was listed.
    source = await open(found.location, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    if (!(await source.stat()).isFile()) return intakeProblem('intake.special-file', found.path)
    return await work(source)
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    assertHandles(thrown, found.path)
    return intakeProblem(problemCodeOf(thrown), found.path, thrown.code)
  } finally {
    await source?.close()
  }
}

async function copyBytes(source: FileHandle, copy: NewFile, path: string): Promise<HashedBytes> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  try {
    for await (const block of blocksOf(source)) {
      hash.update(block)
      sizeBytes += block.byteLength
      await writing(path, () => copy.write(block))
    }
    await writing(path, () => copy.sync())
  } finally {
    await writing(path, () => copy.close())
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

async function shelve({ files, layout }: Case, temporary: string, hashed: HashedBytes): Promise<StoredBytes> {
  const target = evidencePath(layout, hashed.sha256)
  const folder = dirname(target)
  const standing = await sizeOf(target)
  if (standing === undefined) {
    await files.makeFolder(folder)
    await files.rename(temporary, target)
  } else if (standing === hashed.sizeBytes) {
    await files.remove(temporary)
  } else {
    throw new Failure('evidence.damaged', `${target} has ${standing} bytes and should have ${hashed.sizeBytes}. Run 'jackdaw verify', and restore it from a copy.`)
  }
  return { ...hashed, folder, isNew: standing === undefined }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch {
    return undefined
  }
}

/** Tells an error of the case's own disk from one of the source: the first ends the intake, the second is a problem. */
async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw diskFailure(cause, `${path} could not be written`)
  }
}
