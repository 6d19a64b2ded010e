import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemClock } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import type { Progress } from '../../base/progress.ts'
import type { Case } from '../../case/case.ts'
import type { JournalDraft } from '../../case/journal-entry.ts'
import { exportFormats } from '../../dossier/export/export-formats.ts'
import type { ExportFormat, TableContent, TextContent } from '../../dossier/export/export-format.ts'
import { verifyDossier } from '../../dossier/verify-dossier.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { sqlText } from '../../store/sql-text.ts'
import { DerivedFolder } from './derived-folder.ts'
import { whyRefused } from './door.ts'

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

/**
 * Writes an export and enters it in the journal. Only once the entry stands does the file get its name: nothing leaves
 * that the journal does not tell. Throws `usage` for an unknown format or a place that cannot be written to, `case.not-built`,
 * `authority.expired`, `purpose.outside`.
 */
export async function exportCase(opened: Case, formatId: string, options: ExportOptions): Promise<Written> {
  assertMayLeave(opened, options)
  const format = exportFormats.find((candidate) => candidate.id === formatId)
  if (!format) throw new Failure('usage', `There is no format '${formatId}'. Take one of dossier, ${exportFormats.map(({ id }) => id).join(', ')}.`)
  const derived = new DerivedFolder(opened.layout.root)
  if (!existsSync(derived.database)) throw new Failure('case.not-built', `The case has not been built. Run 'jackdaw build ${opened.layout.root}'.`)
  const path = resolve(options.out)
  if (isFolder(path)) throw new Failure('usage', `${path} is a folder. Name the file to write.`)
  return leave(opened, path, {
    make: (draft) => writeContent(draft, format.content, { database: derived.database, options }),
    deedOf: (hash) => ({ verb: 'exported', payload: { format: format.id, sha256: hash, ...recipientOf(options) } }),
    options,
  })
}

/**
 * Copies the dossier as it stands to another folder, and enters the release in the journal. Throws `case.not-built`,
 * `store.damaged` for a dossier that is not the one that was built, `usage` for a place that is taken or cannot be written to,
 * `authority.expired`, `purpose.outside`.
 */
export async function releaseDossier(opened: Case, options: ExportOptions): Promise<Written> {
  assertMayLeave(opened, options)
  const folder = opened.layout.dossier
  const { state } = verifyDossier(folder, new DerivedFolder(opened.layout.root).readMark()?.dossier)
  if (state === 'absent') throw new Failure('case.not-built', `There is no dossier yet. Run 'jackdaw build ${opened.layout.root}'.`)
  if (state === 'changed') {
    throw new Failure('store.damaged', `The dossier in ${folder} is not the one that was built. Remove that folder and ${opened.layout.derived}, and build again.`)
  }
  const path = resolve(options.out)
  if (existsSync(path)) throw new Failure('usage', `Something stands at ${path} already. Name a folder that is not there.`)
  return leave(opened, path, {
    make: async (draft) => copyDossier(folder, draft),
    deedOf: (hash) => ({ verb: 'dossier.released', payload: { path, sha256: hash, title: opened.file.title, ...recipientOf(options) } }),
    options,
  })
}

function assertMayLeave(opened: Case, { purpose }: ExportOptions): void {
  const refusal = whyRefused(opened, purpose ?? opened.file.purpose)
  if (refusal) throw refusal
}

interface Leaving {
  /** Makes what leaves beside the place it is to stand at, and gives its hash. */
  readonly make: (draft: string) => Promise<string>
  readonly deedOf: (sha256: string) => JournalDraft
  readonly options: ExportOptions
}

async function leave(opened: Case, path: string, { make, deedOf, options }: Leaving): Promise<Written> {
  const draft = `${path}.${process.pid}.tmp`
  try {
    const hash = await make(draft)
    opened.journal.append([deedOf(hash)], { actor: options.actor, clock: systemClock })
    renameSync(draft, path)
    return { path, sha256: hash }
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true })
    if (cause instanceof Failure || !isSystemError(cause)) throw cause
    throw new Failure('usage', `${path} cannot be written: ${messageOf(cause)}. Name a place in a folder that is there, with room.`, { cause })
  }
}

function writeContent(draft: string, content: ExportFormat['content'], from: WritingFrom): Promise<string> {
  return 'lines' in content ? writeLines(draft, content, from) : writeParquet(draft, content, from)
}

interface WritingFrom {
  readonly database: string
  readonly options: ExportOptions
}

async function writeParquet(draft: string, { parquet }: TableContent, { database, options: { progress, signal } }: WritingFrom): Promise<string> {
  const store = await openDuckStore(database, { readOnly: true, signal })
  try {
    // One thread: the rows of a file lie in groups, and in one order.
    await store.run('SET threads = 1')
    await store.run(`COPY (${parquet}) TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd)`)
  } finally {
    await store.close()
  }
  progress.end('export', `${statSync(draft).size.toLocaleString('en')} bytes`)
  return hashFile(draft)
}

function hashFile(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    const block = Buffer.alloc(1 << 20)
    for (let read = readSync(file, block); read > 0; read = readSync(file, block)) hash.update(block.subarray(0, read))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

async function writeLines(draft: string, { lines }: TextContent, { database, options: { progress, signal } }: WritingFrom): Promise<string> {
  const hash = createHash('sha256')
  const file = openSync(draft, 'wx')
  try {
    const store = await openDuckStore(database, { readOnly: true })
    try {
      let done = 0
      for await (const line of lines(store)) {
        const bytes = Buffer.from(`${line}\n`)
        hash.update(bytes)
        for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at)
        if (++done % 10_000 !== 0) continue
        progress.report({ step: 'export', done, unit: 'lines' })
        signal?.throwIfAborted()
      }
      fsyncSync(file)
      progress.end('export', `${done.toLocaleString('en')} lines`)
    } finally {
      await store.close()
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** Its files by name: what a build that was cut off left beside them stays. */
function copyDossier(folder: string, draft: string): string {
  mkdirSync(draft)
  for (const name of ['index.html', 'manifest.json', 'dossier.pdf']) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(draft, name))
  }
  return sha256(readFileSync(join(draft, 'manifest.json')))
}

function recipientOf({ recipient }: ExportOptions): { recipient?: string } {
  return recipient ? { recipient } : {}
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isSystemError(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown
}
