import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { systemClock } from '../../base/clock.ts'
import type { FilesNow } from '../../base/files-now.ts'
import { hashFile } from '../../base/hash-file.ts'
import { Failure } from '../../base/failure.ts'
import type { Case } from '../../case/case.ts'
import { passFourEyes } from '../../case/members/four-eyes-register.ts'
import { exportFormats } from '../../dossier/export/export-formats.ts'
import type { ExportFormat, TableContent, TextContent } from '../../dossier/export/export-format.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { sqlText } from '../../store/sql-text.ts'
import { DerivedFolder } from './derived-folder.ts'
import { assertMayLeave, exportSightSql, recipientOf, writeBeside, type ExportOptions, type Written } from './write-beside.ts'

/**
 * Writes an export and enters it in the journal. Only once the entry stands does the file get its name: nothing leaves
 * that the journal does not tell. Throws `usage` for an unknown format or a place that cannot be written to, `case.not-built`,
 * `authority.expired`, `purpose.outside`; `second.needed` where a second person has to agree first.
 */
export async function exportCase(opened: Case, formatId: string, options: ExportOptions): Promise<Written> {
  assertMayLeave(opened, options, formatId === 'disclosure')
  const format = exportFormats.find((candidate) => candidate.id === formatId)
  if (!format) throw new Failure('usage', `There is no format '${formatId}'. Take one of dossier, ${exportFormats.map(({ id }) => id).join(', ')}.`)
  const derived = new DerivedFolder(opened.layout.root)
  const database = derived.wholeDatabase()
  const path = resolve(options.out)
  if (isFolder(path)) throw new Failure('usage', `${path} is a folder. Name the file to write.`)
  const details = { format: format.id, derived: derived.readMark()?.plan ?? '', recipient: options.recipient ?? '' }
  passFourEyes(opened.journal, { deed: 'export', details }, { actor: options.actor, clock: systemClock })
  return writeBeside(opened.files, path, async (draft) => {
    const hash = await writeContent(draft, format.content, { database, files: opened.files.now, options, sight: exportSightSql(opened, options) })
    opened.journal.append([{ verb: 'exported', payload: { format: format.id, sha256: hash, ...recipientOf(options) } }], { actor: options.actor, clock: systemClock })
    return hash
  })
}

function writeContent(draft: string, content: ExportFormat['content'], from: WritingFrom): Promise<string> {
  return 'lines' in content ? writeLines(draft, content, from) : writeParquet(draft, content, from)
}

interface WritingFrom {
  readonly database: string
  readonly files: FilesNow
  readonly options: ExportOptions
  readonly sight: readonly string[]
}

async function writeParquet(draft: string, { parquet }: TableContent, { database, files, sight, options: { progress, signal } }: WritingFrom): Promise<string> {
  const store = await openDuckStore(database, { readOnly: true, signal })
  try {
    for (const sql of sight) await store.run(sql)
    // One thread: the rows of a file lie in groups, and in one order.
    await store.run('SET threads = 1')
    await store.run(`COPY (${parquet}) TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd)`)
  } finally {
    await store.close()
  }
  progress.end('export', `${statSync(draft).size.toLocaleString('en')} bytes`)
  files.syncFile(draft)
  return hashFile(draft)
}

async function writeLines(draft: string, { lines }: TextContent, { database, files, sight, options: { progress, signal } }: WritingFrom): Promise<string> {
  const hash = createHash('sha256')
  const file = files.create(draft, 0o644)
  try {
    const store = await openDuckStore(database, { readOnly: true })
    try {
      for (const sql of sight) await store.run(sql)
      let done = 0
      for await (const line of lines(store)) {
        const bytes = Buffer.from(`${line}\n`)
        hash.update(bytes)
        file.write(bytes)
        if (++done % 10_000 !== 0) continue
        progress.report({ step: 'export', done, unit: 'lines' })
        signal?.throwIfAborted()
      }
      file.sync()
      progress.end('export', `${done.toLocaleString('en')} lines`)
    } finally {
      await store.close()
    }
  } finally {
    file.close()
  }
  return hash.digest('hex')
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
