import type { CharRange } from '../../model/locator.ts'

/** A table as any format gives it to the mapping: rows of cell texts, and how to say where a cell stands. */
export interface Table {
  /** Name of the sheet or array, absent when the exhibit is one table. */
  readonly sheet?: string
  /** All rows from the first on, header included, in blocks. It can be iterated more than once. */
  rows(): AsyncIterable<readonly TableRow[]>
  /** Where cells of a row stand, as `formatLocator` writes it; no columns means the row. */
  locate(row: TableRow, columns: readonly number[], chars?: CharRange): string
  /** Column names when the format itself tells them (JSON keys, DBF fields): the table has no header row then. */
  readonly columnNames?: readonly string[]
}

/** One row: its number as a person counts (1 is the first record of the file or sheet) and the text of its cells. */
export interface TableRow {
  readonly row: number
  /** Text as written (dates of a spreadsheet as ISO); an empty string for an empty cell. Index 0 is column 1. */
  readonly cells: readonly string[]
}
