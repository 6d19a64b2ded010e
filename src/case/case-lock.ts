import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { Failure } from '../base/failure.ts'
import { openSqlite, sqliteErrorOf } from '../store/sqlite/sqlite-database.ts'
import type { CaseLayout } from './case-layout.ts'
import { isRunning, markOfThisProcess, type ProcessMark } from './process-mark.ts'

/** The right to write to a case, held by one process at a time. */
export interface CaseLock {
  /** Whether the lock of a dead process was found and taken over. */
  readonly wasStale: boolean
  release(): void
}

/**
 * Takes the lock of a case; that of a dead process is taken over. Looking and taking happen under the write lock of the
 * journal, which the system itself takes away from a dead process: two that find the same stale lock cannot both have
 * it. Throws `case.busy` when a living process holds it.
 */
export function lockCase(layout: CaseLayout): CaseLock {
  const mark = markOfThisProcess()
  const database = openSqlite(layout.journal)
  try {
    const wasStale = database.transaction(() => takeLock(layout, mark))
    return { wasStale, release: () => releaseLock(layout, mark) }
  } catch (cause) {
    if (sqliteErrorOf(cause) !== 'busy') throw cause
    throw new Failure('case.busy', `Another process is writing to ${layout.root}. Wait until it has ended, and try again.`, { cause })
  } finally {
    database.close()
  }
}

function takeLock(layout: CaseLayout, mark: ProcessMark): boolean {
  const holder = readMark(layout.lock)
  if (holder && isRunning(holder)) {
    throw new Failure(
      'case.busy',
      `Process ${holder.pid} on ${holder.host} has ${layout.root} open for writing. Wait until it has ended, or end it. If it is surely gone, remove ${layout.lock}.`,
    )
  }
  const temporary = `${layout.lock}.${mark.token}`
  writeFileSync(temporary, JSON.stringify(mark), { flag: 'wx' })
  renameSync(temporary, layout.lock)
  return holder !== undefined
}

function releaseLock(layout: CaseLayout, mark: ProcessMark): void {
  if (readMark(layout.lock)?.token === mark.token) rmSync(layout.lock, { force: true })
}

/** A lock that cannot be read was cut off by a crash of the machine; its process did not outlive that. */
function readMark(path: string): ProcessMark | undefined {
  try {
    return markShape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

const markShape = z.object({ host: z.string(), pid: z.int().positive(), started: z.string(), token: z.string() })
