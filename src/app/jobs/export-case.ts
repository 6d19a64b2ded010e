import { createHash } from 'node:crypto'
import { closeSync, cpSync, existsSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemClock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import type { Progress } from '../../base/progress.ts'
import type { Case } from '../../case/case.ts'
import { exportFormats } from '../../dossier/export/export-formats.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { DerivedFolder } from './derived-folder.ts'

/** Where an export goes, who makes it and for whom. */
export interface ExportOptions {
  readonly out: string
  readonly actor: string
  readonly recipient?: string
  readonly progress: Progress
}

/** What was written. */
export interface Written {
  readonly path: string
  readonly sha256: string
}

/** Writes an export and enters it in the journal. Throws `usage` for an unknown format, `case.not-built`. */
export async function exportCase(opened: Case, formatId: string, options: ExportOptions): Promise<Written> {
  const format = exportFormats.find((candidate) => candidate.id === formatId)
  if (!format) throw new Failure('usage', `There is no format '${formatId}'. Take one of dossier, ${exportFormats.map(({ id }) => id).join(', ')}.`)
  const derived = new DerivedFolder(opened.layout.root)
  if (!existsSync(derived.database)) throw new Failure('case.not-built', `The case has not been built. Run 'jackdaw build ${opened.layout.root}'.`)
  const path = resolve(options.out)
  const store = await openDuckStore(derived.database, { readOnly: true })
  const hash = createHash('sha256')
  const file = openSync(`${path}.tmp`, 'w')
  try {
    let done = 0
    for await (const line of format.lines(store)) {
      const bytes = Buffer.from(`${line}\n`)
      hash.update(bytes)
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at)
      if (++done % 10_000 === 0) options.progress.report({ step: 'export', done, unit: 'lines' })
    }
    options.progress.end('export', `${done.toLocaleString('en')} lines`)
  } finally {
    closeSync(file)
    await store.close()
  }
  renameSync(`${path}.tmp`, path)
  const written = { path, sha256: hash.digest('hex') }
  const payload = { format: format.id, sha256: written.sha256, ...(options.recipient ? { recipient: options.recipient } : {}) }
  opened.journal.append([{ verb: 'exported', payload }], { actor: options.actor, clock: systemClock })
  return written
}

/** Copies the dossier as it stands to another folder, and enters the release in the journal. */
export function releaseDossier(opened: Case, options: ExportOptions): Written {
  const manifest = join(opened.layout.dossier, 'manifest.json')
  if (!existsSync(manifest)) throw new Failure('case.not-built', `There is no dossier yet. Run 'jackdaw build ${opened.layout.root}'.`)
  const path = resolve(options.out)
  if (existsSync(path)) throw new Failure('usage', `Something stands at ${path} already. Name a folder that is not there.`)
  cpSync(opened.layout.dossier, path, { recursive: true })
  const written = { path, sha256: sha256(readFileSync(manifest)) }
  opened.journal.append([{ verb: 'dossier.released', payload: { path, sha256: written.sha256, title: opened.file.title } }], {
    actor: options.actor,
    clock: systemClock,
  })
  return written
}
