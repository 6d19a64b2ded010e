import { formatLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import { extractTable } from '../table/extract-table.ts'
import { sheetTable, type Sheet } from './sheet.ts'
import { maxTableColumns, type SheetRow } from './sheet-row.ts'

/** Reads one sheet: its table goes to the mapping, cells far to the right are given as text, with a problem that says so. */
export async function extractSheet(sheet: Sheet, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const far = new FarCells(sheet.name, input.limits.maxTextChars)
  await extractTable(sheetTable({ name: sheet.name, rows: () => watchRows(sheet, far) }), input, sink)
  far.give(sink)
}

async function* watchRows(sheet: Sheet, far: FarCells): AsyncIterable<readonly SheetRow[]> {
  far.clear()
  for await (const block of sheet.rows()) {
    for (const row of block) if (row.farCells) far.add(row)
    yield block
  }
}

/** The far cells of the last full reading of a sheet. */
class FarCells {
  readonly #sheet: string
  readonly #maxChars: number
  #found: { readonly text: string; readonly locator: string }[] = []
  #chars = 0
  #left = 0

  constructor(sheet: string, maxChars: number) {
    this.#sheet = sheet
    this.#maxChars = maxChars
  }

  clear(): void {
    this.#found = []
    this.#chars = this.#left = 0
  }

  add(row: SheetRow): void {
    for (const { column, text } of row.farCells ?? []) {
      this.#chars += text.length
      if (this.#chars > this.#maxChars || this.#found.length >= 100_000) this.#left++
      else this.#found.push({ text, locator: formatLocator({ kind: 'cell', sheet: this.#sheet, row: row.row, columns: [column] }) })
    }
  }

  give(sink: ExtractSink): void {
    if (this.#found.length === 0) return
    for (const segment of this.#found) sink.text(segment)
    const rest = this.#left ? ` ${this.#left} more were not read, the limit was reached.` : ''
    sink.problem({
      code: 'sheet.far-cells',
      severity: 'warning',
      message: `Sheet ${this.#sheet} has ${this.#found.length} cells beyond column ${maxTableColumns}; they can be searched, but no mapping sees them.${rest}`,
      locator: this.#found[0]!.locator,
    })
  }
}
