import { describeLocator, parseLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import type { EntityPlan } from '../mapping/entity-plan.ts'
import { columnTargets } from '../mapping/mapping-columns.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { RowMapper } from '../mapping/row-mapper.ts'
import type { SurveyedColumn } from '../mapping/surveyed-column.ts'
import { findAccountAbove } from './account-above.ts'
import { rowText } from './cell-text.ts'
import { ProblemTally } from './problem-tally.ts'
import { isBlank, type TableSurvey } from './survey-table.ts'
import type { Table, TableRow } from './table.ts'
import { totalRowTest } from './total-row.ts'

/** What a table is read with. */
export interface MapRowsOptions {
  readonly survey: TableSurvey
  readonly columns: readonly SurveyedColumn[]
  readonly mapping: Mapping
  readonly input: ExtractInput
  readonly sink: ExtractSink
}

/** How many data rows there were, and how many gave no statement. */
export interface RowCounts {
  readonly rows: number
  readonly rowsUnread: number
}

/** Streams all rows of a table through a mapping. What unmapped columns of text say is given as text, to be searched. */
export async function mapRows(table: Table, plans: readonly EntityPlan[], options: MapRowsOptions): Promise<RowCounts> {
  const { survey, input, sink } = options
  const tally = new ProblemTally(sink)
  let statements = 0
  let chars = 0
  const keys = namespaceOf(options.mapping, input)
  const above = findAccountAbove(table, survey, plans, keys)
  above?.statements.forEach((draft) => sink.statement(draft))
  const mapper = new RowMapper(plans, table, {
    names: survey.names,
    namespace: { rows: [input.exhibit, table.sheet ?? ''], keys },
    receiver: {
      statement: (draft) => {
        statements++
        sink.statement(draft)
        if (above && draft.schema === 'AccountEntry' && draft.property === 'amount') {
          sink.statement({ locator: above.locator, entityId: draft.entityId, schema: draft.schema, property: 'account', value: above.entityId })
        }
      },
      problem: (about, problem) => tally.add(`column '${about}'`, problem),
      unread: giveText,
    },
  })
  const textColumns = unmappedText(options)
  const isTotal = totalRowTest(plans)
  const width = survey.names.length
  let rows = 0
  let rowsUnread = 0
  for (const row of survey.preamble) sink.text({ text: rowText(row.cells), locator: table.locate(row, []) })
  for await (const block of table.rows()) {
    for (const row of block) {
      if (survey.headerRow !== undefined && row.row <= survey.headerRow) continue
      if (isBlank(row)) continue
      if (isTotal?.(row)) {
        tellTotal(row)
        continue
      }
      rows++
      const given = mapper.map(row)
      if (row.cells.length > width) reportWide(row, width, table, tally)
      if (given === 0) {
        rowsUnread++
        tally.add('the rows', { code: 'table.row-unread', severity: 'warning', message: `Row ${row.row} gives nothing under the mapping: the columns in use are empty or unreadable in it.`, locator: table.locate(row, []) })
      }
      for (const column of textColumns) {
        const text = row.cells[column]
        if (text) giveText(text, table.locate(row, [column + 1]))
      }
      if (statements > input.limits.maxStatements) {
        sink.problem({ code: 'limit.statements', severity: 'error', message: `The table gives more than ${input.limits.maxStatements} statements; it was read up to row ${row.row}. Raise the limit, or split the file.`, locator: table.locate(row, []) })
        tally.finish(nameOf(table))
        return { rows, rowsUnread }
      }
    }
    await sink.drained()
  }
  tally.finish(nameOf(table))
  return { rows, rowsUnread }

  function tellTotal(row: TableRow): void {
    const locator = table.locate(row, [])
    tally.add('the rows', { code: 'table.total-row', severity: 'information', message: `Row ${row.row} adds up other rows: it has a total and no date. It is kept as text and is no movement of money. Look whether it is the sum of the rows above.`, locator })
    giveText(rowText(row.cells), locator)
  }

  function giveText(text: string, locator: string): void {
    if (chars + text.length > input.limits.maxTextChars) {
      tally.add('the text of unmapped columns', { code: 'limit.text', severity: 'warning', message: `${nameOf(table)} has more than ${input.limits.maxTextChars} characters in unmapped columns; what follows ${locator} is not searched. Map the columns, or ignore them by name.`, locator })
      return
    }
    chars += text.length
    sink.text({ text, locator })
  }
}

/** Where keys are unique: the exhibit, or the folder it was received in. */
export function namespaceOf(mapping: Pick<Mapping, 'namespace'>, input: ExtractInput): string {
  if (mapping.namespace === 'exhibit') return input.exhibit
  const slash = input.path.lastIndexOf('/')
  return `folder:${slash < 0 ? '' : input.path.slice(0, slash)}`
}

/** What a table is called in a message. */
export function nameOf(table: Table): string {
  return table.sheet === undefined ? 'The table' : `Sheet '${table.sheet}'`
}

/** Columns, from 0, that no entity draws on and that hold text worth searching. */
function unmappedText(options: MapRowsOptions): number[] {
  const targets = columnTargets(options.mapping.entities)
  const { ignore } = options.mapping
  return options.columns
    .filter(({ name }) => !targets.has(name) && !Object.hasOwn(ignore, name))
    .filter(({ values }) => values.hasLetters >= 0.3 && values.meanLength >= 4)
    .map((column) => column.index)
}

function reportWide(row: TableRow, width: number, table: Table, tally: ProblemTally): void {
  if (row.cells.slice(width).every((cell) => cell.trim() === '')) return
  const locator = table.locate(row, [])
  const place = parseLocator(locator)
  tally.add('the rows', { code: 'table.row-too-wide', severity: 'warning', message: `A row is too wide: ${place ? describeLocator(place) : `row ${row.row}`} has ${row.cells.length} cells where the header has ${width}; the last ones are not mapped. A delimiter inside a value may have moved them.`, locator })
}
