import { sourceEntityId } from '../../model/entity-id.ts'
import { readAmount } from '../../model/value/amount.ts'
import { squeezeText } from '../../model/value/text.ts'
import type { ExtractInput, ExtractSink, TableColumnReport } from '../contract.ts'
import { nameOf } from './map-rows.ts'
import { isBlank, type TableSurvey } from './survey-table.ts'
import type { Table, TableRow } from './table.ts'

/** A square matrix of ties: the labels of its columns from the second on, which are those of its rows too. */
export interface MatrixLayout {
  readonly labels: readonly string[]
  readonly headerRow?: number
}

interface Options {
  readonly survey: TableSurvey
  readonly input: ExtractInput
  readonly sink: ExtractSink
}

const fewest = 4

/**
 * Tells whether a table is an adjacency matrix: its first column repeats its header and all else is numbers. Looks at
 * the sample; larger matrices are told by their first rows.
 */
export function readMatrix(survey: TableSurvey): MatrixLayout | undefined {
  const header = survey.headerRow === undefined ? survey.sample[0]?.cells : survey.names
  const rows = survey.headerRow === undefined ? survey.sample.slice(1) : survey.sample
  const labels = (header ?? []).slice(1).map(squeezeText)
  if (labels.length < fewest || rows.length < fewest || new Set(labels).size !== labels.length) return undefined
  const known = new Set(labels)
  const isTie = (cell: string) => cell.trim() === '' || readAmount(cell) !== undefined
  const square = rows.every((row) => known.has(squeezeText(row.cells[0] ?? '')) && row.cells.slice(1).every(isTie))
  const headerRow = survey.headerRow ?? survey.sample[0]?.row
  return square ? { labels, ...(headerRow === undefined ? {} : { headerRow }) } : undefined
}

/** Every cell of a matrix that is not zero as a weighted link from the row's node to the column's. */
export async function extractMatrix(table: Table, { labels, headerRow }: MatrixLayout, { survey, input, sink }: Options): Promise<void> {
  const node = (label: string) => sourceEntityId(input.exhibit, 'node', label)
  const named = new Set<string>()
  let rows = 0
  let links = 0
  const name = (label: string, locator: string) => {
    if (named.has(label)) return
    named.add(label)
    sink.statement({ locator, entityId: node(label), schema: 'LegalEntity', property: 'name', value: label, original: label })
  }
  for await (const block of table.rows()) {
    for (const row of block) {
      const from = squeezeText(row.cells[0] ?? '')
      if (isBlank(row) || (headerRow !== undefined && row.row <= headerRow) || !labels.includes(from)) continue
      rows++
      name(from, table.locate(row, [1]))
      for (let column = 1; column <= labels.length; column++) links += link(row, column, from)
    }
    await sink.drained()
  }
  sink.problem({
    code: 'table.matrix',
    severity: 'information',
    message: `${nameOf(table)} is a square matrix of ${labels.length} nodes; its ${links} cells that are not zero are read as weighted links. Labels are names only as far as the source says so.`,
  })
  sink.table({
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    rows,
    rowsUnread: 0,
    columns: survey.names.map((label, index): TableColumnReport => ({
      column: index + 1, name: index === 0 ? label : labels[index - 1]!, treatment: 'mapped', target: index === 0 ? 'LegalEntity.name' : 'UnknownLink.weight', confidence: 0.9, reason: 'first column and header are the same labels, all else is numbers',
    })),
  })

  function link(row: TableRow, column: number, from: string): number {
    const cell = row.cells[column]
    const weight = cell === undefined ? undefined : readAmount(cell.trim())?.value
    const to = labels[column - 1]!
    if (weight === undefined || weight === '0' || to === from) return 0
    const entityId = sourceEntityId(input.exhibit, table.sheet ?? '', 'link', from, to)
    const locator = table.locate(row, [column + 1])
    sink.statement({ locator: table.locate(row, [1]), entityId, schema: 'UnknownLink', property: 'subject', value: node(from) })
    sink.statement({ locator, entityId, schema: 'UnknownLink', property: 'object', value: node(to) })
    sink.statement({ locator, entityId, schema: 'UnknownLink', property: 'weight', value: weight, original: cell!.trim() })
    return 1
  }
}
