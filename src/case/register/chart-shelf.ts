import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../../base/file-port.ts'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import type { Case } from '../case.ts'
import type { CaseLayout } from '../case-layout.ts'
import type { Author } from '../journal/journal.ts'

/** A chart as it lies in the case's folder `charts/`. What the text draws is none of this room's business. */
export interface ShelvedChart {
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
  /** When its file was written, ISO instant. */
  readonly changedAt: string
}

/** Most charts of a case, and the longest text of one. */
const mostCharts = 500
const mostBytes = 4 << 20

/** Words a chart can be called by: they are the name of its file. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N} _()-]{0,79}$/u

/** The charts of a case by name in code-unit order. */
export function listCharts(layout: CaseLayout): ShelvedChart[] {
  if (!existsSync(layout.charts)) return []
  const names = readdirSync(layout.charts).filter((file) => file.endsWith('.json') && namePattern.test(file.slice(0, -5)))
  return names.sort().slice(0, mostCharts).map((file) => readShelved(layout, file.slice(0, -5)).chart)
}

/** One chart with its text. Throws `chart.absent`. */
export function readChart(layout: CaseLayout, name: string): { readonly chart: ShelvedChart; readonly text: string } {
  if (!namePattern.test(name) || !existsSync(pathOf(layout, name))) throw new Failure('chart.absent', `The case has no chart called '${name}'.`)
  return readShelved(layout, name)
}

/**
 * Keeps the working copy of a chart. `basedOn` is the hash of the text that was changed, '' for a new chart: when another one
 * stands there by now nothing is written, and `chart.changed` is thrown. Throws `usage` for a name or text that cannot be.
 */
export async function keepChart({ layout, files }: Case, chart: { readonly name: string; readonly text: string; readonly basedOn: string }): Promise<ShelvedChart> {
  const { name, text, basedOn } = chart
  if (!namePattern.test(name)) throw new Failure('usage', `'${name}' cannot be the name of a chart: letters, digits, blanks, hyphens, at most 80 of them.`)
  if (Buffer.byteLength(text) > mostBytes) throw new Failure('usage', `The chart is larger than ${mostBytes} bytes. Split it into two.`)
  const before = existsSync(pathOf(layout, name)) ? readShelved(layout, name).chart.sha256 : ''
  if (before !== basedOn && before !== sha256(text)) {
    throw new Failure('chart.changed', `The chart '${name}' was changed by somebody else meanwhile. Open it again, or keep yours under another name.`)
  }
  if (before === '' && listCharts(layout).length >= mostCharts) throw new Failure('usage', `The case has ${mostCharts} charts. Remove one first.`)
  await files.makeFolder(layout.charts)
  await writeWhole(files, pathOf(layout, name), { text, mode: 0o644 })
  return readShelved(layout, name).chart
}

/** Puts a chart as it stands into the journal: who stands behind it, and its text. Nothing is written when the journal has it already. */
export function saveChart({ layout, journal }: Case, name: string, author: Author): ShelvedChart {
  const { chart, text } = readChart(layout, name)
  const last = [...journal.entries({ verb: 'chart.saved' })].findLast(({ payload }) => payload.name === name)
  if (last?.payload.sha256 !== chart.sha256) journal.append([{ verb: 'chart.saved', payload: { name, text, sha256: chart.sha256 } }], author)
  return chart
}

function readShelved(layout: CaseLayout, name: string): { chart: ShelvedChart; text: string } {
  const path = pathOf(layout, name)
  const { size, mtime } = statSync(path)
  if (size > mostBytes) throw new Failure('usage', `${path} is larger than a chart can be.`)
  const text = readFileSync(path, 'utf8')
  return { chart: { name, sha256: sha256(text), sizeBytes: size, changedAt: mtime.toISOString() }, text }
}

function pathOf(layout: CaseLayout, name: string): string {
  return join(layout.charts, `${name}.json`)
}
