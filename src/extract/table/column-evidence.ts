import { decimalMarkShown } from '../../model/value/amount.ts'
import { dateOrderShown } from '../../model/value/date.ts'
import type { Table, TableRow } from './table.ts'

/** How the ambiguous values of a column are to be read, and the row that shows it. */
export interface ColumnEvidence {
  readonly dateOrder?: 'dmy' | 'mdy'
  readonly decimalMark?: '.' | ','
  /** Row whose value can be read in one way only. */
  readonly shownBy?: number
}

interface Tally {
  dmy?: number
  mdy?: number
  openDates: boolean
  point?: number
  comma?: number
  openAmounts: boolean
}

/**
 * Decides for each of the given columns whether the day or the month comes first, and which the decimal mark is, by the
 * values that can be read in one way only. Reads on beyond the sample until every column with ambiguous values is
 * decided. Columns that show nothing follow the others of the table when those agree; a column that shows both is left
 * open, and its ambiguous values are reported.
 */
export async function findColumnEvidence(table: Table, columns: readonly number[], firstDataRow: number): Promise<ColumnEvidence[]> {
  const tallies = columns.map((): Tally => ({ openDates: false, openAmounts: false }))
  let looked = 0
  outer: for await (const block of table.rows()) {
    for (const row of block) {
      if (row.row < firstDataRow) continue
      tallies.forEach((tally, at) => look(tally, row, columns[at]!))
      if (++looked >= 2_000 && tallies.every(isDecided)) break outer
    }
  }
  const order = agreed(tallies.map((tally) => exclusive(tally.dmy, tally.mdy, 'dmy', 'mdy')))
  const mark = agreed(tallies.map((tally) => exclusive(tally.point, tally.comma, '.', ',')))
  return tallies.map((tally) => {
    const ownOrder = exclusive(tally.dmy, tally.mdy, 'dmy', 'mdy')
    const ownMark = exclusive(tally.point, tally.comma, '.', ',')
    const dateOrder = ownOrder ?? (tally.openDates && tally.dmy === undefined ? order : undefined)
    const decimalMark = ownMark ?? (tally.openAmounts && tally.point === undefined ? mark : undefined)
    const shownBy = ownOrder ? (tally.dmy ?? tally.mdy) : ownMark ? (tally.point ?? tally.comma) : undefined
    return { ...(dateOrder ? { dateOrder } : {}), ...(decimalMark ? { decimalMark } : {}), ...(shownBy ? { shownBy } : {}) }
  })
}

function look(tally: Tally, row: TableRow, column: number): void {
  const cell = row.cells[column]
  if (cell === undefined || cell === '') return
  const order = dateOrderShown(cell)
  if (order !== undefined) {
    if (order === 'either') tally.openDates = true
    else tally[order] ??= row.row
    return
  }
  if (!/[.,]/.test(cell)) return
  const mark = decimalMarkShown(cell)
  if (mark === 'either') tally.openAmounts = true
  else if (mark === '.') tally.point ??= row.row
  else if (mark === ',') tally.comma ??= row.row
}

function isDecided(tally: Tally): boolean {
  const dates = !tally.openDates || tally.dmy !== undefined || tally.mdy !== undefined
  const amounts = !tally.openAmounts || tally.point !== undefined || tally.comma !== undefined
  return dates && amounts
}

function exclusive<Told>(left: number | undefined, right: number | undefined, ofLeft: Told, ofRight: Told): Told | undefined {
  if (left !== undefined && right === undefined) return ofLeft
  return right !== undefined && left === undefined ? ofRight : undefined
}

function agreed<Told>(told: readonly (Told | undefined)[]): Told | undefined {
  const distinct = new Set(told.filter((each) => each !== undefined))
  return distinct.size === 1 ? [...distinct][0] : undefined
}
