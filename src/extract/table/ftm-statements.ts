import { sourceEntityId } from '../../model/entity-id.ts'
import { findSchema } from '../../model/schema/schema.ts'
import type { ExtractInput, ExtractSink, TableColumnReport } from '../contract.ts'
import { namespaceOf, nameOf } from './map-rows.ts'
import { ProblemTally } from './problem-tally.ts'
import { isBlank, type TableSurvey } from './survey-table.ts'
import type { Table, TableRow } from './table.ts'

interface Options {
  readonly survey: TableSurvey
  readonly input: ExtractInput
  readonly sink: ExtractSink
}

const wanted = ['prop', 'schema', 'value']
const ids = ['entity_id', 'canonical_id']
const used = new Set([...wanted, 'entity_id', 'lang', 'original_value'])

/** Whether the columns are those that FollowTheMoney writes statements in (`ftm dump-statements`). */
export function hasFtmStatementHeader(names: readonly string[]): boolean {
  return wanted.every((name) => names.includes(name)) && ids.some((name) => names.includes(name))
}

/**
 * Reads a table of FollowTheMoney statements: each row is one value of one property of one entity. Ids are unique in the
 * folder, so that entities spread over several files come together.
 */
export async function extractFtmStatements(table: Table, { survey, input, sink }: Options): Promise<void> {
  const at = (name: string) => survey.names.indexOf(name)
  const columns = { id: at('entity_id') >= 0 ? at('entity_id') : at('canonical_id'), prop: at('prop'), schema: at('schema'), value: at('value'), lang: at('lang') }
  const namespace = namespaceOf({ namespace: 'folder' }, input)
  const tally = new ProblemTally(sink)
  let rows = 0
  let rowsUnread = 0
  for await (const block of table.rows()) {
    for (const row of block) {
      if (isBlank(row) || (survey.headerRow !== undefined && row.row <= survey.headerRow)) continue
      rows++
      const defect = read(row)
      if (defect === undefined) continue
      rowsUnread++
      const message = `Row ${row.row}: ${defect}. The row is left out.`
      tally.add('the rows', { code: 'ftm.statement-unread', severity: 'warning', message, locator: table.locate(row, []) })
    }
    await sink.drained()
  }
  tally.finish(nameOf(table))
  sink.table({
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    ...(survey.headerRow === undefined ? {} : { headerRow: survey.headerRow }),
    rows,
    rowsUnread,
    columns: survey.names.map((name, index) => reportColumn(name, index)),
  })

  /** Gives the statement of a row, or says why there is none. */
  function read(row: TableRow): string | undefined {
    const cell = (column: number) => (column < 0 ? '' : (row.cells[column] ?? '').trim())
    const [id, property, value] = [cell(columns.id), cell(columns.prop), cell(columns.value)]
    if (property === 'id') return undefined
    const schema = findSchema(cell(columns.schema))
    if (!id || !value) return 'it has no entity or no value'
    if (!schema) return `there is no schema '${cell(columns.schema).slice(0, 80)}'`
    const type = schema.properties.get(property)?.type
    if (!type) return `${schema.name} has no property '${property.slice(0, 80)}'`
    const isEntity = type === 'entity'
    const lang = cell(columns.lang)
    sink.statement({
      locator: table.locate(row, [columns.value + 1]),
      entityId: sourceEntityId(namespace, 'ftm', id),
      schema: schema.name,
      property,
      value: isEntity ? sourceEntityId(namespace, 'ftm', value) : value,
      ...(isEntity ? {} : { original: value }),
      ...(/^[a-z]{3}$/.test(lang) ? { lang } : {}),
    })
    return undefined
  }
}

function reportColumn(name: string, index: number): TableColumnReport {
  const base = { column: index + 1, name }
  if (used.has(name)) return { ...base, treatment: 'mapped', target: 'statement', confidence: 1, reason: 'column of FollowTheMoney statements' }
  return { ...base, treatment: 'ignored', target: 'bookkeeping of the source', reason: 'bookkeeping of the data set the statements came from' }
}
