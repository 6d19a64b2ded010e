import { Failure } from '../../../base/failure.ts'
import type { ByteSource } from '../../../extract/contract.ts'
import { openCsvTable } from '../../../extract/csv/csv-table.ts'
import type { EntityPlan, SourcePlan } from '../../../extract/mapping/entity-plan.ts'
import { planTable, surveyColumns } from '../../../extract/table/extract-table.ts'
import { isBlank, surveyTable } from '../../../extract/table/survey-table.ts'
import type { Problem } from '../../../model/problem.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'

/** One call, text or other contact as a row of a file tells it. */
export interface CallRow {
  readonly source: string
  readonly target: string
  readonly channel: string
  /** ISO with the precision known. */
  readonly start: string
  /** Seconds. */
  readonly duration: number | undefined
  readonly sourceHandset: string | undefined
  readonly targetHandset: string | undefined
  readonly sourceCard: string | undefined
  readonly locator: string
}

/** Names of the columns that each property of a call is read from. */
export type CallColumns = Readonly<Record<string, readonly string[]>>

/** What reading a file gave. */
export interface CallsRead {
  readonly rows: number
  readonly rowsUnread: number
  readonly columns: CallColumns
  readonly problems: readonly Problem[]
}

const properties = ['callerNumber', 'receiverNumber', 'date', 'duration', 'callType', 'callerImei', 'receiverImei', 'callerImsi'] as const
type Property = (typeof properties)[number]

/** Distinct texts of a column that are kept with what they read as: a subscriber list of a country. */
const mostKept = 2_000_000

/**
 * Reads a delimited file of call records by the mapping that a build would propose, row by row. Only what a contact is made of is read, which
 * takes a tenth of the time of all statements. Rows without both numbers and a date are counted, and the first is told. Throws `usage` when
 * it is no table of calls.
 */
export async function readCalls(source: ByteSource, settings: ReadingSettings, receive: (call: CallRow, done: number) => void): Promise<CallsRead> {
  const table = await openCsvTable(source)
  const survey = await surveyTable(table)
  const planned = survey.sample.length > 0 ? await planTable(table, { survey, columns: surveyColumns(survey) }, { mappings: [], settings }) : undefined
  const plan = planned?.plans.find(({ schema }) => schema.name === 'Call')
  if (!plan) throw new Failure('usage', `This is no table of calls: its columns are ${survey.names.join(', ') || 'not told'}. It needs a caller, a receiver, and a date, a duration or a kind of call.`)
  const read = new Map(properties.map((property) => [property, readerOf(plan, property)]))
  const value = (property: Property, cells: readonly string[]) => read.get(property)?.(cells)
  let rows = 0
  let rowsUnread = 0
  let firstUnread = 0
  for await (const block of table.rows()) {
    for (const row of block) {
      if ((survey.headerRow !== undefined && row.row <= survey.headerRow) || isBlank(row)) continue
      rows++
      const { cells } = row
      const [from, to, start] = [value('callerNumber', cells), value('receiverNumber', cells), value('date', cells)]
      if (from === undefined || to === undefined || start === undefined || start.length < 10) {
        rowsUnread++
        firstUnread ||= row.row
        continue
      }
      const duration = Number(value('duration', cells))
      receive({
        source: from, target: to, start, channel: channelOf(value('callType', cells)), duration: Number.isFinite(duration) ? duration : undefined,
        sourceHandset: value('callerImei', cells), targetHandset: value('receiverImei', cells), sourceCard: value('callerImsi', cells), locator: `row=${row.row}`,
      }, rows)
    }
  }
  return { rows, rowsUnread, columns: columnsOf(plan, survey.names), problems: unreadProblem(rowsUnread, firstUnread) }
}

function unreadProblem(count: number, first: number): Problem[] {
  if (count === 0) return []
  return [{ code: 'table.row-unread', severity: 'warning', message: `${count} rows have no caller, no receiver or no day, the first in row ${first}; they are in no count. Look whether a column holds them.`, locator: `row=${first}` }]
}

function columnsOf(plan: EntityPlan, names: readonly string[]): CallColumns {
  return Object.fromEntries(properties.flatMap((property) => {
    const columns = plan.sources.filter((source) => source.property === property).flatMap((source) => source.columns)
    return columns.length === 0 ? [] : [[property, columns.map((column) => names[column]!)]]
  }))
}

/** Reads a property of a row: the first of its columns that has a value. */
function readerOf(plan: EntityPlan, property: Property): ((cells: readonly string[]) => string | undefined) | undefined {
  const readers = plan.sources.filter((source) => source.property === property).map(readerOfSource)
  if (readers.length === 0) return undefined
  return readers.length === 1 ? readers[0] : (cells) => {
    for (const reader of readers) {
      const value = reader(cells)
      if (value !== undefined) return value
    }
    return undefined
  }
}

function readerOfSource({ columns, readers, joined, type }: SourcePlan): (cells: readonly string[]) => string | undefined {
  const read = kept(readers[0]!, type !== 'date')
  if (!joined) return (cells) => read(cells[columns[0]!]?.trim() ?? '')
  return (cells) => read(columns.map((column) => cells[column]?.trim() ?? '').filter(Boolean).join(' '))
}

/** Clock times seldom come twice; numbers and handsets do. */
function kept(read: SourcePlan['readers'][number], keeps: boolean): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (text) => {
    if (text === '') return undefined
    if (!keeps) return read(text)?.value
    if (known.has(text)) return known.get(text)
    const value = read(text)?.value
    if (known.size < mostKept) known.set(text, value)
    return value
  }
}

/** The channel of a call, by what its source calls it; as `callChannelSql` decides for a case. */
function channelOf(kind: string | undefined): string {
  if (kind === undefined) return 'call'
  const text = kind.toLowerCase()
  if (/\b(sms|mms|text)|message/.test(text)) return 'text'
  if (/voice|speech|\b(moc|mtc|call|tel)\b/.test(text)) return 'voice'
  return /\b(data|gprs|lte|internet|packet)/.test(text) ? 'data' : text.slice(0, 40)
}
