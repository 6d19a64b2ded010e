import { readHeader } from '../mapping/meaning/header-words.ts'
import { isPlaceholder } from '../mapping/meaning/value-test.ts'
import { squeezeText } from '../../model/value/text.ts'
import type { Table, TableRow } from './table.ts'

const sampleRows = 2_000
const headerSearchRows = 30
/** Columns of a table that are surveyed. */
export const maxColumns = 16_384

/** What the first rows of a table show. */
export interface TableSurvey {
  /** Row of the header; absent when there is none, or the format tells the names itself. */
  readonly headerRow?: number
  /** Unique names of the columns. */
  readonly names: readonly string[]
  /** Whether the names come from a header, and say something. */
  readonly named: boolean
  /** Rows before the header that are not blank: titles and the like. */
  readonly preamble: readonly TableRow[]
  /** Data rows that are not blank, up to 2,000. */
  readonly sample: readonly TableRow[]
}

/** Looks at the first rows: finds the header, names the columns, takes a sample. */
export async function surveyTable(table: Table): Promise<TableSurvey> {
  const rows: TableRow[] = []
  outer: for await (const block of table.rows()) {
    for (const row of block) {
      if (!isBlank(row)) rows.push(row)
      if (rows.length > sampleRows + headerSearchRows) break outer
    }
  }
  if (table.columnNames) {
    const sample = rows.slice(0, sampleRows)
    return { names: uniqueNames(table.columnNames, widthOf(sample)), named: true, preamble: [], sample }
  }
  const at = findHeader(rows)
  const sample = rows.slice(at === undefined ? 0 : at + 1, sampleRows + (at ?? 0))
  const header = at === undefined ? undefined : rows[at]
  const width = header ? widthWithHeader(lengthOf(header), sample) : widthOf(sample)
  return {
    ...(header ? { headerRow: header.row } : {}),
    names: uniqueNames(header?.cells ?? [], width),
    named: header !== undefined,
    preamble: rows.slice(0, at ?? 0),
    sample,
  }
}

/** Whether no cell of a row has anything in it. */
export function isBlank(row: TableRow): boolean {
  for (const cell of row.cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

/** Index of the header among the first rows, or undefined when they look like data from the first on. */
function findHeader(rows: readonly TableRow[]): number | undefined {
  const usual = usualWidth(rows)
  const typed = typesBelow(rows.slice(1, 200), usual)
  let best: number | undefined
  let bestScore = 0
  for (let at = 0; at < Math.min(headerSearchRows, rows.length); at++) {
    const cells = rows[at]!.cells
    const filled = cells.filter((cell) => cell.trim() !== '')
    if (filled.length < Math.max(1, Math.min(2, usual)) || filled.length < usual * 0.5) continue
    const score = scoreHeader(cells, typed, rows.slice(at + 1, at + 200)) - at * 0.05
    if (score > bestScore + 0.5 || (best === undefined && score > 0)) {
      best = at
      bestScore = score
    }
  }
  return best
}

/** How much a row looks like the names of columns: known words, no values of the column's own type, nothing twice. */
function scoreHeader(cells: readonly string[], typed: readonly (RegExp | undefined)[], below: readonly TableRow[]): number {
  let score = 0
  const seen = new Set<string>()
  cells.forEach((cell, index) => {
    const text = squeezeText(cell)
    if (text === '') return void (score -= index === 0 ? 0.1 : 0.4)
    if (text.length > 80) score -= 1
    if (seen.has(text)) score -= 0.5
    seen.add(text)
    const kind = kindOf(text)
    const column = typed[index]
    if (kind && column === kind) score -= 1.5
    else if (kind === undefined && column) score += 1
    else if (kind) score -= 0.5
    if (kind === undefined && /\p{L}/u.test(text) && readHeader(text)) score += 1
    else if (kind === undefined && below.length > 0 && below.some((row) => squeezeText(row.cells[index] ?? '') === text)) score -= 1
    else if (kind === undefined && /^[\p{L}_]/u.test(text) && text.length <= 40) score += 0.2
  })
  return score / Math.max(1, cells.length)
}

const kinds: readonly RegExp[] = [/^[-+(]?[$€£]?\d[\d.,' ]*\)?%?$/, /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$|^\d{1,2}:\d{2}(:\d{2})?$/, /^\S+@\S+\.\S+$/, /^https?:/]

function kindOf(text: string): RegExp | undefined {
  return kinds.find((kind) => kind.test(text))
}

/** The kind that most values of each column have, where there is one. */
function typesBelow(rows: readonly TableRow[], width: number): (RegExp | undefined)[] {
  return Array.from({ length: width }, (_, index) => {
    const filled = rows.map((row) => squeezeText(row.cells[index] ?? '')).filter((text) => text !== '' && !isPlaceholder(text))
    const counts = kinds.map((kind) => filled.filter((text) => kindOf(text) === kind).length)
    const most = Math.max(...counts)
    return filled.length > 0 && most >= filled.length * 0.7 ? kinds[counts.indexOf(most)] : undefined
  })
}

function usualWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>()
  for (const row of rows.slice(0, 200)) counts.set(lengthOf(row), (counts.get(lengthOf(row)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

function widthOf(rows: readonly TableRow[]): number {
  return Math.min(maxColumns, rows.reduce((most, row) => Math.max(most, lengthOf(row)), 0))
}

/** Columns without a name count only when many rows have them: a few wide rows are defects, to be reported. */
function widthWithHeader(header: number, rows: readonly TableRow[]): number {
  const wider = rows.filter((row) => lengthOf(row) > header).length
  return wider > rows.length * 0.5 ? Math.max(header, widthOf(rows)) : header
}

/** Cells up to the last that is not empty. */
function lengthOf(row: TableRow): number {
  let length = row.cells.length
  while (length > 0 && row.cells[length - 1]!.trim() === '') length--
  return length
}

function uniqueNames(header: readonly string[], width: number): string[] {
  const used = new Set<string>()
  return Array.from({ length: Math.min(maxColumns, width) }, (_, index) => {
    const base = squeezeText(header[index] ?? '').slice(0, 200) || `column ${index + 1}`
    let name = base
    for (let number = 2; used.has(name); number++) name = `${base} (${number})`
    used.add(name)
    return name
  })
}

