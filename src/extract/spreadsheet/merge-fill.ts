import type { CellRange } from './cell-reference.ts'
import { maxTableColumns, type SheetRow } from './sheet-row.ts'

/**
 * Carries the text of a merged range down its first column, since it speaks for each row it spans ("Security" beside
 * five persons). It is not carried to the right: a title over a table would become the name of every column.
 */
export class MergeFill {
  readonly #byCorner: ReadonlyMap<string, CellRange>
  readonly #active = new Map<number, { readonly bottom: number; readonly text: string }>()

  constructor(ranges: readonly CellRange[] = []) {
    this.#byCorner = new Map(ranges.filter((range) => range.bottom > range.top).map((range) => [`${range.top}:${range.left}`, range]))
  }

  /** Told of each cell that holds something. */
  see(row: number, column: number, text: string): void {
    if (this.#byCorner.size === 0) return
    const range = this.#byCorner.get(`${row}:${column}`)
    if (range) this.#active.set(column, { bottom: range.bottom, text })
  }

  /** Told of a cell that says itself how far down it reaches. */
  reach(column: number, bottom: number, text: string): void {
    this.#active.set(column, { bottom, text })
  }

  /** The row with what the ranges begun above say in it. */
  fill(row: SheetRow): SheetRow {
    if (this.#active.size === 0) return row
    const cells = [...row.cells]
    for (const [column, { bottom, text }] of this.#active) {
      if (row.row > bottom) this.#active.delete(column)
      else if (column <= maxTableColumns) {
        while (cells.length < column) cells.push('')
        cells[column - 1] ||= text
      }
    }
    return { ...row, cells }
  }
}
