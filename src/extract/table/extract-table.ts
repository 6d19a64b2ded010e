import type { ExtractInput, ExtractSink } from '../contract.ts'
import { rowText } from './cell-text.ts'
import type { Table } from './table.ts'

/** Reads one table: its rows become statements by the mapping that fits, or text that can be searched. */
export async function extractTable(table: Table, input: ExtractInput, sink: ExtractSink): Promise<void> {
  let rows = 0
  let chars = 0
  for await (const block of table.rows()) {
    for (const row of block) {
      const text = rowText(row.cells)
      rows++
      chars += text.length
      if (text && chars <= input.limits.maxTextChars) sink.text({ text, locator: table.locate(row, []) })
    }
    await sink.drained()
  }
  sink.table({ ...(table.sheet === undefined ? {} : { sheet: table.sheet }), rows, rowsUnread: rows, columns: [] })
}
