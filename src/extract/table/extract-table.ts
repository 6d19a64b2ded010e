import { propertyType } from '../../model/schema/schema.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import { planEntities, type EntityPlan } from '../mapping/entity-plan.ts'
import { columnsOf, columnTargets, sourcesOf } from '../mapping/mapping-columns.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { guessMeaning } from '../mapping/meaning/column-meaning.ts'
import { measureColumn } from '../mapping/meaning/value-test.ts'
import type { MappingProposal } from '../mapping/proposal.ts'
import { settleSides } from '../mapping/settle-sides.ts'
import { settleTitles } from '../mapping/settle-titles.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import type { SurveyedColumn } from '../mapping/surveyed-column.ts'
import { findColumnEvidence, type ColumnEvidence } from './column-evidence.ts'
import { extractMatrix, readMatrix } from './extract-matrix.ts'
import { extractFtmStatements, hasFtmStatementHeader } from './ftm-statements.ts'
import { rowText } from './cell-text.ts'
import { mapRows, nameOf } from './map-rows.ts'
import { rowsAsText } from './rows-as-text.ts'
import { isBlank, surveyTable, type TableSurvey } from './survey-table.ts'
import { reportColumns } from './table-report.ts'
import type { Table } from './table.ts'

/**
 * Reads one table of any format: looks at its first rows, takes the confirmed mapping that fits its header or proposes
 * one, and turns every row into statements; a table that no mapping fits gives its rows as text. Memory does not grow
 * with the rows. The report tells how each column was treated.
 */
export async function extractTable(table: Table, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const survey = await surveyTable(table)
  if (survey.sample.length === 0) return reportEmpty(table, survey, sink)
  const columns = surveyColumns(survey)
  if (hasFtmStatementHeader(survey.names)) return extractFtmStatements(table, { survey, input, sink })
  const matrix = readMatrix(survey)
  if (matrix) return extractMatrix(table, matrix, { survey, input, sink })
  const planned = await planTable(table, { survey, columns }, input)
  if (!planned) return rowsAsText(table, { survey, columns, input, sink })
  const { proposal: told, plans, evidence } = planned
  const counts = await mapRows(table, plans, { survey, columns, mapping: told.mapping, input, sink })
  sink.table({
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    ...(survey.headerRow === undefined ? {} : { headerRow: survey.headerRow }),
    rows: counts.rows,
    rowsUnread: counts.rowsUnread,
    columns: reportColumns(columns, told, evidence),
    proposal: told,
  })
}

/** How the rows of a table are read: by which mapping, proposed or confirmed, and with which evidence for the ambiguous values of its columns. */
export interface PlannedTable {
  readonly proposal: MappingProposal
  readonly plans: readonly EntityPlan[]
  readonly evidence: ReadonlyMap<number, ColumnEvidence>
}

/** Plans the reading of a table; undefined when no mapping fits it. */
export async function planTable(
  table: Table,
  { survey, columns }: { readonly survey: TableSurvey; readonly columns: readonly SurveyedColumn[] },
  input: Pick<ExtractInput, 'mappings' | 'settings'>,
): Promise<PlannedTable | undefined> {
  const proposal = confirmedMapping(input.mappings, survey) ?? proposeMapping(columns)
  if (!proposal) return undefined
  const evidence = await evidenceFor(table, survey, proposal.mapping)
  const told = proposal.state === 'proposed' ? withDateOrder(proposal, evidence) : proposal
  const settings = columnSettings(proposal.mapping, input.settings, { evidence, names: survey.names })
  return { proposal: told, plans: planEntities(told.mapping, survey.names, settings), evidence }
}

/** A table without data rows: what stands in it is text, and the absence of rows is told. */
async function reportEmpty(table: Table, survey: TableSurvey, sink: ExtractSink): Promise<void> {
  for await (const block of table.rows()) {
    for (const row of block) if (!isBlank(row)) sink.text({ text: rowText(row.cells), locator: table.locate(row, []) })
  }
  sink.problem({ code: 'table.no-rows', severity: 'information', message: `${nameOf(table)} has no data rows. Check whether the file is complete.` })
  sink.table({
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    ...(survey.headerRow === undefined ? {} : { headerRow: survey.headerRow }),
    rows: 0,
    rowsUnread: 0,
    columns: reportColumns(surveyColumns(survey), undefined, new Map()),
  })
}

/** The columns of a table with what each seems to hold. */
export function surveyColumns(survey: TableSurvey): SurveyedColumn[] {
  const columns = survey.names.map((name, index) => {
    const values = measureColumn(survey.sample.map((row) => row.cells[index] ?? ''))
    const guess = guessMeaning(survey.named && !/^column \d+$/.test(name) ? name : undefined, values)
    return { index, name, values, ...(guess ? { guess } : {}) }
  })
  return settleTitles(settleSides(columns))
}

function confirmedMapping(mappings: readonly Mapping[], survey: TableSurvey): MappingProposal | undefined {
  const header = survey.names.join('\n')
  const mapping = mappings.find((each) => each.header.join('\n') === header)
  return mapping && {
    mapping,
    state: 'confirmed',
    columns: mapping.header.map((column) => ({
      column,
      meaning: columnTargets(mapping.entities).get(column)?.join(', ') ?? 'none',
      confidence: 1,
      reason: 'a person confirmed the mapping',
    })),
  }
}

/** Evidence of the columns that give dates or numbers, by column from 0. */
async function evidenceFor(table: Table, survey: TableSurvey, mapping: Mapping): Promise<ReadonlyMap<number, ColumnEvidence>> {
  const wanted = new Set<number>()
  const coordinates = new Set<number>()
  for (const entity of Object.values(mapping.entities)) {
    for (const [property, mapped] of Object.entries(entity.properties)) {
      const type = propertyType(entity.schema, property)
      if (type !== 'date' && type !== 'number') continue
      for (const column of sourcesOf(mapped).flatMap(columnsOf)) {
        wanted.add(survey.names.indexOf(column))
        if (property === 'latitude' || property === 'longitude') coordinates.add(survey.names.indexOf(column))
      }
    }
  }
  const columns = [...wanted].filter((column) => column >= 0).sort((a, b) => a - b)
  if (columns.length === 0) return new Map()
  const found = await findColumnEvidence(table, columns, (survey.headerRow ?? 0) + 1)
  // Degrees have no thousands: a column of `36.057` alone is not ambiguous.
  return new Map(columns.map((column, at) => [column, coordinates.has(column) ? { decimalMark: '.' as const, ...found[at]! } : found[at]!]))
}

function columnSettings(
  mapping: Mapping,
  settings: ReadingSettings,
  { evidence, names }: { readonly evidence: ReadonlyMap<number, ColumnEvidence>; readonly names: readonly string[] },
): (column: number) => ReadingSettings {
  const region = mapping.region ?? settings.region
  return (column) => {
    // A header such as `Time (UTC)` tells the zone of its column.
    const timeZone = mapping.timeZone ?? (/\b(?:UTC|GMT)\b/.test(names[column] ?? '') ? 'UTC' : settings.timeZone)
    const dateOrder = mapping.dateOrder ?? evidence.get(column)?.dateOrder ?? settings.dateOrder
    const decimalMark = mapping.decimalMark ?? evidence.get(column)?.decimalMark ?? settings.decimalMark
    return {
      ...(region ? { region } : {}),
      ...(timeZone ? { timeZone } : {}),
      ...(dateOrder ? { dateOrder } : {}),
      ...(decimalMark ? { decimalMark } : {}),
    }
  }
}

/** Writes the order of day and month into a proposal where all columns show the same. */
function withDateOrder(proposal: MappingProposal, evidence: ReadonlyMap<number, ColumnEvidence>): MappingProposal {
  const orders = new Set([...evidence.values()].map((each) => each.dateOrder).filter((order) => order !== undefined))
  return orders.size === 1 ? { ...proposal, mapping: { ...proposal.mapping, dateOrder: [...orders][0]! } } : proposal
}
