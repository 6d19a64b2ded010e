import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { diskFailure, isSystemError } from '../../base/disk-failure.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import type { FilePort } from '../../base/file-port.ts'
import type { Progress } from '../../base/progress.ts'
import type { Case } from '../../case/case.ts'
import { sightSql } from '../../store/sight/sight.ts'
import { sightOf, whyNotCovered, whyRefused } from './door.ts'

/** Where an export goes, who makes it and for whom. */
export interface ExportOptions {
  readonly out: string
  readonly actor: string
  readonly recipient?: string
  /** What the material leaves for; absent: the purpose of the case. */
  readonly purpose?: string | undefined
  readonly progress: Progress
  /** Ends it between two lines; then nothing is left of it. */
  readonly signal?: AbortSignal
}

/** What was written. */
export interface Written {
  readonly path: string
  readonly sha256: string
}

/** Throws `authority.expired`, `purpose.outside` or `retention.stopped` when nothing may leave the case for that purpose today; a schedule may leave one that was kept too long. */
export function assertMayLeave(opened: Case, { purpose }: ExportOptions, isSchedule = false): void {
  const refusal = (isSchedule ? whyNotCovered : whyRefused)(opened, purpose ?? opened.file.purpose)
  if (refusal) throw refusal
}

/**
 * Makes what leaves a case beside the place it is to stand at, and gives it its name when it is whole. `make` enters it in the
 * journal as its last deed: nothing leaves that the journal does not tell. Throws `usage` for a folder that is not there,
 * `case.unwritable` for a disk that is full or fails.
 */
export async function writeBeside(files: FilePort, path: string, make: (draft: string) => Promise<string>): Promise<Written> {
  // Two that write to one place, or one that was killed there before, must not meet in one draft.
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  try {
    const sha256 = await make(draft)
    await files.rename(draft, path)
    await files.syncFolder(dirname(path))
    return { path, sha256 }
  } catch (cause) {
    await files.remove(draft).catch(() => undefined)
    if (isSystemError(cause) && ['ENOENT', 'ENOTDIR'].includes(cause.code ?? '')) {
      throw new Failure('usage', `${path} cannot be written: ${messageOf(cause)}. Name a place in a folder that is there.`, { cause })
    }
    throw diskFailure(cause, `${path} could not be written`)
  }
}

/** SQL that lets a store show what the purpose of an export may see. */
export function exportSightSql(opened: Case, { purpose }: ExportOptions): string[] {
  return sightSql(sightOf(opened, purpose ?? opened.file.purpose))
}

/** To whom it is given, as a journal entry tells it. */
export function recipientOf({ recipient }: ExportOptions): { recipient?: string } {
  return recipient ? { recipient } : {}
}
