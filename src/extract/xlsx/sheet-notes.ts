/** What a person should know of a sheet beside its cells; filled by each full reading of it. */
export class SheetNotes {
  hiddenRows = 0
  hiddenColumns = 0
  errorCells = 0
  /** Formula cells whose computed value the file does not hold. */
  formulasWithoutValue = 0
  /** Currency that the number format of a column's cells shows, by column. */
  readonly currencies = new Map<number, Set<string>>()
  /** What is wrong with the XML of the sheet. */
  defect: string | undefined

  clear(): void {
    this.hiddenRows = this.hiddenColumns = this.errorCells = this.formulasWithoutValue = 0
    this.currencies.clear()
    this.defect = undefined
  }

  addCurrency(column: number, currency: string): void {
    const known = this.currencies.get(column)
    if (known) known.add(currency)
    else if (this.currencies.size < 1_000) this.currencies.set(column, new Set([currency]))
  }
}
