import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import { locateCells } from '../spreadsheet/locate-cells.ts'
import { rowText } from '../table/cell-text.ts'
import { extractTable } from '../table/extract-table.ts'
import type { TableRow } from '../table/table.ts'
import { openDbf, type DbfTable } from './dbf-table.ts'

const mediaType = 'application/vnd.dbf'
const maxDeletedTexts = 100_000

/** Reads dBASE tables; rows marked as deleted are given as text, since they still stand in the file. */
export const dbfExtractor: Extractor = {
  async extract(input, sink) {
    const table = await openDbf(input.source)
    if (!table) {
      sink.facts({ mediaType, unread: 'damaged' })
      sink.problem({ code: 'dbf.damaged', severity: 'error', message: 'The header is not one of a dBASE table that can be read. Look for an undamaged copy.' })
      return
    }
    await extractTable(table, input, sink)
    await giveDeleted(table, sink)
    tellMemos(table, sink)
    const cut = table.presentRows < table.header.rows
    if (cut) tellCut(table, sink)
    sink.facts({ mediaType, encoding: table.encoding, ...(cut ? { partly: 'fewer rows than promised' } : {}) })
  },
  async locate(input: ExtractInput, locators) {
    const table = await openDbf(input.source)
    return table ? locateCells(locators, () => withDeleted(table)) : locators.map(() => undefined)
  },
}

async function* withDeleted(table: DbfTable): AsyncIterable<readonly TableRow[]> {
  const deleted: TableRow[] = []
  for await (const block of table.read({ deleted: (row) => void deleted.push(row) })) {
    yield [...deleted.splice(0), ...block]
  }
  yield deleted
}

async function giveDeleted(table: DbfTable, sink: ExtractSink): Promise<void> {
  let count = 0
  let first: TableRow | undefined
  const deleted = (row: TableRow): void => {
    first ??= row
    const text = rowText(row.cells)
    if (++count <= maxDeletedTexts && text) sink.text({ text, locator: table.locate(row, []) })
  }
  for await (const block of table.read({ deleted })) void block
  if (!first) return
  const rest = count > maxDeletedTexts ? ` Only the first ${maxDeletedTexts} were read.` : ''
  const message = `${count} rows are marked as deleted, but still stand in the file; they can be searched, and give no statements.${rest}`
  sink.problem({ code: 'dbf.deleted-rows', severity: 'warning', message, locator: table.locate(first, []) })
}

function tellMemos(table: DbfTable, sink: ExtractSink): void {
  const memos = table.header.fields.filter((field) => field.type === 'M').map((field) => field.name)
  if (memos.length === 0) return
  const message = `The texts of the memo fields ${memos.join(', ')} lie in a file of their own (.dbt or .fpt), which is not read.`
  sink.problem({ code: 'dbf.memo-absent', severity: 'warning', message })
}

function tellCut(table: DbfTable, sink: ExtractSink): void {
  const message = `The header promises ${table.header.rows} rows, the file holds ${table.presentRows}. Look for an uncut copy.`
  sink.problem({ code: 'dbf.cut', severity: 'warning', message })
}
