import { read, set_cptable, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel'

/** A workbook of a format before XLSX (or its binary form), as SheetJS reads it. */
export interface LegacyWorkbook {
  readonly date1904: boolean
  readonly sheets: readonly LegacySheet[]
  /** Author, times and the like, as name and text. */
  readonly properties: readonly (readonly [name: string, text: string])[]
}

/** One sheet: its cells by row and column from 0, with holes where there are none. */
export interface LegacySheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly (CellObject | undefined)[] | undefined)[]
  readonly merges: WorkSheet['!merges']
}

/** Reads BIFF2 to BIFF8, XLSB and SpreadsheetML 2003. Throws whatever SheetJS throws at damaged or encrypted bytes. */
export function readLegacyWorkbook(bytes: Uint8Array): LegacyWorkbook {
  set_cptable(codePages)
  const book = read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false })
  const told = book.Workbook?.Sheets ?? []
  return {
    date1904: book.Workbook?.WBProps?.date1904 ?? false,
    sheets: book.SheetNames.map((name, index) => ({ name, hidden: Boolean(told[index]?.Hidden), ...contentOf(book.Sheets[name]) })),
    properties: propertiesOf(book),
  }
}

function contentOf(sheet: WorkSheet | undefined): Pick<LegacySheet, 'rows' | 'merges'> {
  return { rows: (sheet as { '!data'?: LegacySheet['rows'] } | undefined)?.['!data'] ?? [], merges: sheet?.['!merges'] }
}

function propertiesOf(book: WorkBook): (readonly [string, string])[] {
  return Object.entries({ ...book.Props, ...book.Custprops }).flatMap(([name, value]) => {
    const text = value instanceof Date ? isoOf(value) : typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    return text ? [[name, text] as const] : []
  })
}

function isoOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('.000Z', 'Z')
}
