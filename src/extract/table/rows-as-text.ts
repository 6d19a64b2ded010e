import type { ExtractInput, ExtractSink } from '../contract.ts'
import type { SurveyedColumn } from '../mapping/surveyed-column.ts'
import { rowText } from './cell-text.ts'
import { nameOf } from './map-rows.ts'
import { isBlank, type TableSurvey } from './survey-table.ts'
import { reportColumns } from './table-report.ts'
import type { Table } from './table.ts'

/** Gives every row of a table that no mapping fits as text, so that it can be searched, and says so. */
export async function rowsAsText(
  table: Table,
  options: { readonly survey: TableSurvey; readonly columns: readonly SurveyedColumn[]; readonly input: ExtractInput; readonly sink: ExtractSink },
): Promise<void> {
  const { survey, columns, input, sink } = options
  let rows = 0
  let chars = 0
  let cut = 0
  for await (const block of table.rows()) {
    for (const row of block) {
      if (isBlank(row)) continue
      const text = rowText(row.cells)
      if (chars + text.length > input.limits.maxTextChars) cut ||= row.row
      else {
        chars += text.length
        sink.text({ text, locator: table.locate(row, []) })
      }
      if (survey.headerRow === undefined || row.row > survey.headerRow) rows++
    }
    await sink.drained()
  }
  if (cut) {
    sink.problem({ code: 'limit.text', severity: 'error', message: `${nameOf(table)} has more than ${input.limits.maxTextChars} characters; from row ${cut} on it is not searched.` })
  }
  if (rows > 0) {
    sink.problem({ code: 'table.unmapped', severity: 'information', message: `${nameOf(table)} fits no mapping, so its ${rows} rows are kept as text that can be searched. Write a mapping to make entities of them.` })
  }
  sink.table({
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    ...(survey.headerRow === undefined ? {} : { headerRow: survey.headerRow }),
    rows,
    rowsUnread: 0,
    columns: reportColumns(columns, undefined, new Map()),
  })
}
