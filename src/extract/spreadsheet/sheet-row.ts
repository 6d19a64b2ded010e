import type { TableRow } from '../table/table.ts'

/** Columns of a row that become part of the table; a cell further right is a far cell, given as text of its own. */
export const maxTableColumns = 2_048

/** A row of a sheet: the cells of the table, and those too far to the right to belong to one. */
export interface SheetRow extends TableRow {
  readonly farCells?: readonly FarCell[]
}

/** A cell beyond `maxTableColumns`. */
export interface FarCell {
  readonly column: number
  readonly text: string
}

/** Gathers the cells of one row in whatever order they come. Only cells that hold something are kept. */
export class SheetRowBuilder {
  readonly row: number
  readonly #cells: string[] = []
  #far: FarCell[] | undefined
  #filled = false

  constructor(row: number) {
    this.row = row
  }

  set(column: number, text: string): void {
    if (text === '') return
    this.#filled = true
    if (column > maxTableColumns) {
      this.#far ??= []
      this.#far.push({ column, text })
      return
    }
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells[column - 1] = text
  }

  /** The row, or undefined when no cell holds anything. */
  build(): SheetRow | undefined {
    if (!this.#filled) return undefined
    return { row: this.row, cells: this.#cells, ...(this.#far ? { farCells: this.#far } : {}) }
  }
}
