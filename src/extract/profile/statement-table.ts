import type { Span } from '../document/span.ts'
import type { LayoutCell, LayoutRow } from './layout-row.ts'
import { readStatementHeader, type HeaderColumn, type StatementColumn } from './statement-header.ts'

/** A row of an account statement's table: what stands in each column. */
export interface StatementRow {
  readonly cells: Partial<Record<StatementColumn, Span>>
  readonly row: LayoutRow
}

/** The table of an account statement: the row that heads it, and every row after. */
export interface StatementTable {
  readonly headerIndex: number
  readonly header: LayoutRow
  readonly rows: readonly StatementRow[]
}

/** The table in the rows of a document, over all its pages; a header that comes again is left out. Undefined without a header. */
export function findStatementTable(rows: readonly LayoutRow[]): StatementTable | undefined {
  let headerIndex = -1
  let columns: readonly HeaderColumn[] = []
  const found: StatementRow[] = []
  for (const [index, row] of rows.entries()) {
    const header = readStatementHeader(row)
    if (header) {
      if (headerIndex < 0) headerIndex = index
      columns = header
    } else if (headerIndex >= 0) {
      found.push({ cells: assignCells(row, columns), row })
    }
  }
  return headerIndex < 0 ? undefined : { headerIndex, header: rows[headerIndex]!, rows: found }
}

function assignCells(row: LayoutRow, columns: readonly HeaderColumn[]): Partial<Record<StatementColumn, Span>> {
  const cells: Partial<Record<StatementColumn, Span>> = {}
  const byOrder = !row.isOnPage && row.cells.length === columns.length
  for (const [index, cell] of row.cells.entries()) {
    const column = byOrder ? columns[index]! : nearestColumn(cell, columns)
    cells[column.kind] ??= cell.span
  }
  return cells
}

/** The column whose head the cell overlaps most; else the one of which an edge is nearest: numbers are set flush right, texts flush left. */
function nearestColumn(cell: LayoutCell, columns: readonly HeaderColumn[]): HeaderColumn {
  let best = columns[0]!
  let bestFit = -Infinity
  for (const column of columns) {
    const overlap = Math.min(cell.right, column.right) - Math.max(cell.left, column.left)
    const edge = Math.min(Math.abs(cell.left - column.left), Math.abs(cell.right - column.right))
    const fit = overlap > 0 ? 10_000 - edge : -edge
    if (fit > bestFit) {
      best = column
      bestFit = fit
    }
  }
  return best
}
