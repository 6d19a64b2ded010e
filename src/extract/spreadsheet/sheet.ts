import { formatLocator, type CharRange } from '../../model/locator.ts'
import type { Table, TableRow } from '../table/table.ts'
import type { SheetRow } from './sheet-row.ts'

/** One sheet of a workbook, whatever the file format: its rows can be read any number of times. */
export interface Sheet {
  /** Unique in the workbook. */
  readonly name: string
  /** Rows that hold something, in blocks, in the order of the file. */
  rows(): AsyncIterable<readonly SheetRow[]>
}

/** A sheet as a table for the mapping. */
export function sheetTable(sheet: Sheet): Table {
  return {
    sheet: sheet.name,
    rows: () => sheet.rows(),
    locate: (row: TableRow, columns: readonly number[], chars?: CharRange) =>
      formatLocator({ kind: 'cell', sheet: sheet.name, row: row.row, columns, ...(chars ? { chars } : {}) }),
  }
}

/** Names made unique by a number in brackets: a damaged file may have two sheets of one name. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let copy = 2; seen.has(unique); copy++) unique = `${name} (${copy})`
    seen.add(unique)
    return unique
  })
}
