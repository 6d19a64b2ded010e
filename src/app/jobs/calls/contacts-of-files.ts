import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure } from '../../../base/failure.ts'
import type { Progress } from '../../../base/progress.ts'
import type { Problem } from '../../../model/problem.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'
import { createCatalogue, openDuckStore } from '../../../store/duck/duck-store.ts'
import type { Store } from '../../../store/store.ts'
import { contactTables, measureContacts, type ContactCounts } from '../../../timeline/contact/lay-contacts.ts'
import { orderedContactsSql } from '../../../timeline/contact/ordered-contacts-sql.ts'
import { contactRowsTable } from '../../../timeline/contact/tables.ts'
import { temporaryStep } from '../../../store/steps.ts'
import { openFileSource } from '../reading/file-source.ts'
import { readCalls, type CallColumns } from './read-calls.ts'

/** How call records are read without a case. */
export interface ContactsOfFilesOptions {
  readonly settings: ReadingSettings
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** One file as it was read. */
export interface ReadCallFile {
  /** Stands for it in `first_exhibit_id` and the like: the file's name. */
  readonly name: string
  readonly sha256: string
  readonly rows: number
  /** Rows without two numbers and a date. */
  readonly rowsUnread: number
  /** Which column was read as what. */
  readonly columns: CallColumns
}

/** Contact tables of call records, in a store of their own; close it after use. */
export interface ContactsOfFiles {
  readonly store: Store
  readonly files: readonly ReadCallFile[]
  readonly counts: ContactCounts
  readonly problems: readonly Problem[]
  close(): Promise<void>
}

/**
 * Makes contact tables, bursts, silences and changes of number from files of call records without a case, by the same mapping that a build would
 * propose. The views `contacts`, `bursts`, `silences` and `number_changes` stand in the store; places are `row=`, as in a case. Throws
 * `usage` for a file that is no table of calls.
 */
export async function contactsOfFiles(paths: readonly string[], options: ContactsOfFilesOptions): Promise<ContactsOfFiles> {
  const names = namesOf(paths)
  const scratch = mkdtempSync(join(tmpdir(), 'jackdaw-calls-'))
  const store = await openDuckStore(join(scratch, 'calls.duckdb'), { temporaryFolder: scratch, memoryLimit: '2000MB', signal: options.signal })
  const close = async () => {
    await store.close()
    rmSync(scratch, { recursive: true, force: true })
  }
  try {
    await createCatalogue(store, { tables: [contactRowsTable, ...contactTables], views: contactTables.map(({ name, doc, columns }) => ({ name, doc, columns })) })
    const files: ReadCallFile[] = []
    const problems: Problem[] = []
    for (const [index, path] of paths.entries()) files.push(await readFile(path, names[index]!, { ...options, store, problems }))
    await store.run(temporaryStep('contact_row', orderedContactsSql('derived.contact_rows')).sql)
    await store.run(temporaryStep('contact_name', 'SELECT DISTINCT id, id AS caption FROM (SELECT source_id AS id FROM contact_row UNION ALL SELECT target_id FROM contact_row)').sql)
    const counts = await measureContacts(store, { run: 'files', progress: options.progress })
    return { store, files, counts, problems, close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/** What each file is called where it is cited: its name, or its path where two have the same. */
function namesOf(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path))
  return names.map((name, index) => (names.indexOf(name) === names.lastIndexOf(name) ? name : paths[index]!))
}

interface FileReading extends ContactsOfFilesOptions {
  readonly store: Store
  readonly problems: Problem[]
}

async function readFile(path: string, name: string, { store, settings, progress, signal, problems }: FileReading): Promise<ReadCallFile> {
  const sizeBytes = sizeOf(path)
  const [source, sha256] = [await openFileSource(path, sizeBytes), hashOf(path)]
  const appender = await store.appender(contactRowsTable)
  try {
    const { rows, rowsUnread, columns, problems: met } = await readCalls(source, settings, (call, done) => {
      appender.add([call.source, call.target, call.channel, call.start, call.duration, call.sourceHandset, call.targetHandset, call.sourceCard, null, name, call.locator])
      if (done % 20_000 !== 0) return
      signal?.throwIfAborted()
      progress.report({ step: 'read', done, unit: 'rows' })
    })
    problems.push(...met)
    return { name, sha256: await sha256, rows, rowsUnread, columns }
  } finally {
    await appender.close()
    await source.close()
  }
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path)
    if (found.isFile()) return found.size
  } catch {
    // Told below.
  }
  throw new Failure('usage', `There is no file ${path}.`)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const block of createReadStream(path)) hash.update(block as Buffer)
  return hash.digest('hex')
}
