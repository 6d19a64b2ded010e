import { parseLocator, type CellLocator } from '../../model/locator.ts'
import { textAtCells } from '../table/cell-text.ts'
import type { TableRow } from '../table/table.ts'
import type { SheetRow } from './sheet-row.ts'

/** Rows to look cells up in, by sheet name (undefined: the exhibit is one table). */
export type RowsOf = (sheet: string | undefined) => AsyncIterable<readonly TableRow[]> | undefined

/** The text at each cell locator; each sheet is read once, no further than the last row that is asked for. */
export async function locateCells(locators: readonly string[], rowsOf: RowsOf): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = locators.map(() => undefined)
  for (const [sheet, wanted] of bySheet(locators)) {
    const rows = rowsOf(sheet)
    if (rows) await findInSheet(rows, wanted, found)
  }
  return found
}

interface Wanted {
  readonly index: number
  readonly cell: CellLocator
}

async function findInSheet(rows: AsyncIterable<readonly TableRow[]>, wanted: Map<number, Wanted[]>, found: (string | undefined)[]): Promise<void> {
  let left = wanted.size
  for await (const block of rows) {
    for (const row of block) {
      const asked = wanted.get(row.row)
      if (!asked) continue
      for (const { index, cell } of asked) found[index] = textOf(row, cell)
      if (--left === 0) return
    }
  }
}

function textOf(row: SheetRow, cell: CellLocator): string | undefined {
  const far = row.farCells?.find((each) => cell.columns.length === 1 && each.column === cell.columns[0])
  return far ? textAtCells([far.text], [1], cell.chars) : textAtCells(row.cells, cell.columns, cell.chars)
}

function bySheet(locators: readonly string[]): Map<string | undefined, Map<number, Wanted[]>> {
  const sheets = new Map<string | undefined, Map<number, Wanted[]>>()
  locators.forEach((spelling, index) => {
    const cell = parseLocator(spelling)
    if (cell?.kind !== 'cell') return
    const rows = sheets.get(cell.sheet) ?? new Map<number, Wanted[]>()
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), { index, cell }])
    sheets.set(cell.sheet, rows)
  })
  return sheets
}
