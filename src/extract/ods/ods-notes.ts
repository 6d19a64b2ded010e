const maxRemarks = 20_000

/** What hangs on a cell beside its text: a comment, the address of a link. */
export interface OdsRemark {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** What a person should know of a sheet beside its cells; filled by each full reading of it. */
export class OdsNotes {
  hiddenRows = 0
  /** Copies of a cell or row, written once for many, that were too many to be made. */
  cellsNotMade = 0
  rowsNotMade = 0
  readonly currencies = new Map<number, Set<string>>()
  remarks: OdsRemark[] = []
  defect: string | undefined

  clear(): void {
    this.hiddenRows = this.cellsNotMade = this.rowsNotMade = 0
    this.currencies.clear()
    this.remarks = []
    this.defect = undefined
  }

  add(row: number, column: number, text: string): void {
    if (this.remarks.length < maxRemarks) this.remarks.push({ row, column, text })
  }

  addCurrency(column: number, currency: string): void {
    const known = this.currencies.get(column)
    if (known) known.add(currency)
    else if (this.currencies.size < 1_000) this.currencies.set(column, new Set([currency]))
  }
}
