import type { CellObject } from '@e965/xlsx'
import { MergeFill } from '../spreadsheet/merge-fill.ts'
import { readFormatCode, type NumberFormat } from '../spreadsheet/number-format.ts'
import { numberText } from '../spreadsheet/number-text.ts'
import { SheetRowBuilder, type SheetRow } from '../spreadsheet/sheet-row.ts'
import type { LegacySheet } from './legacy-workbook.ts'

const blockRows = 1_000
const plain: NumberFormat = { kind: 'number' }
/** Error values by their code in a cell (MS-XLS 2.5.10). */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA',
}

/** The rows of a sheet that hold something, in blocks. */
export async function* legacyRows(sheet: LegacySheet, date1904: boolean): AsyncIterable<readonly SheetRow[]> {
  const formats = new Map<string, NumberFormat>()
  const merges = new MergeFill(
    (sheet.merges ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 })),
  )
  let block: SheetRow[] = []
  for (const [index, cells] of presentOf(sheet.rows)) {
    const builder = new SheetRowBuilder(index + 1)
    for (const [column, cell] of presentOf(cells)) {
      const text = cellText(cell, formats, date1904)
      if (text) merges.see(index + 1, column + 1, text)
      builder.set(column + 1, text)
    }
    const row = builder.build()
    if (row) block.push(merges.fill(row))
    if (block.length >= blockRows) yield block.splice(0)
  }
  if (block.length) yield block
}

/** Elements of an array with holes: its own keys, since a far cell makes a million holes. */
function* presentOf<T>(list: readonly (T | undefined)[]): Generator<readonly [number, T]> {
  for (const key of Object.keys(list)) {
    const value = list[Number(key)]
    if (value !== undefined && value !== null) yield [Number(key), value]
  }
}

function cellText(cell: CellObject, formats: Map<string, NumberFormat>, date1904: boolean): string {
  const { t: type, v: value } = cell
  if (value === undefined || value === null) return ''
  if (type === 'b') return value ? 'TRUE' : 'FALSE'
  if (type === 'e') return errors[Number(value)] ?? '#ERROR!'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/(T00:00:00)?\.000Z$/, '')
  if (type === 'n') return numberText(String(value), formatOf(cell, formats), date1904)
  return String(value)
}

function formatOf(cell: CellObject, formats: Map<string, NumberFormat>): NumberFormat {
  if (typeof cell.z !== 'string') return plain
  const known = formats.get(cell.z) ?? readFormatCode(cell.z)
  formats.set(cell.z, known)
  return known
}

/** Words of comments and addresses of links of a sheet, each with the cell it hangs on. */
export function* cellNotes(sheet: LegacySheet): Generator<{ readonly name: string; readonly text: string }> {
  for (const [row, cells] of presentOf(sheet.rows)) {
    for (const [column, cell] of presentOf(cells)) {
      const place = `${sheet.name}, row ${row + 1}, column ${column + 1}`
      const comments = (cell.c ?? []).map(({ a: author, t: text }) => [author, text].filter(Boolean).join(': ')).filter(Boolean)
      if (comments.length) yield { name: `comment at ${place}`, text: comments.join('\n') }
      if (cell.l?.Target) yield { name: `link at ${place}`, text: cell.l.Target }
    }
  }
}
