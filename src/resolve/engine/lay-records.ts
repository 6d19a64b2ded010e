import type { SqlStep } from '../../store/steps.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { Field, ValueDomain } from '../plan/field.ts'
import { formColumn, formSql } from '../plan/form-sql.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { normaliseSql } from '../plan/normalise-sql.ts'
import { fieldColumn, tableNames } from './table-names.ts'

/** What the SQL of a layout is made from. */
export interface LayoutInput {
  readonly plan: LinkagePlan
  readonly dialect: Dialect
  /** Columns that each source has, by its place. */
  readonly columnsOfSources: readonly (readonly string[])[]
}

/** Steps from files to rows: one per record, with its source, its id and the cell of each field. */
export function rowSteps({ plan, dialect, columnsOfSources }: LayoutInput): SqlStep[] {
  const selects = plan.sources.map((source, place) => {
    const has = new Set(columnsOfSources[place])
    const cells = plan.fields.map((field) => `${cellSql(field, has, dialect)} AS ${fieldColumn(field.name)}`)
    const id = source.idColumn ? `CAST(${dialect.quote(source.idColumn)} AS VARCHAR)` : 'CAST(row_number() OVER () AS VARCHAR)'
    return `SELECT CAST(${place} AS INTEGER) AS source, ${id} AS id, ${cells.join(', ')} FROM ${dialect.readFile(source.path)}`
  })
  return [{ name: tableNames.rows, sql: dialect.createTable(tableNames.rows, selects.join('\nUNION ALL\n')) }]
}

function cellSql(field: Field, has: ReadonlySet<string>, dialect: Dialect): string {
  const present = field.columns.filter((column) => has.has(column)).map((column) => `nullif(trim(CAST(${dialect.quote(column)} AS VARCHAR)), '')`)
  if (present.length === 0) return 'CAST(NULL AS VARCHAR)'
  const cell = field.joined ? `nullif(concat_ws(' ', ${present.join(', ')}), '')` : `coalesce(${present.join(', ')})`
  const others = (field.unless ?? []).filter((column) => has.has(column)).map((column) => `nullif(trim(CAST(${dialect.quote(column)} AS VARCHAR)), '') IS NULL`)
  return others.length > 0 ? `CASE WHEN ${others.join(' AND ')} THEN ${cell} END` : cell
}

/** Steps from cells to texts: each distinct cell of a domain is normalised once. */
export function mapSteps({ plan, dialect, dayFirst }: LayoutInput & { readonly dayFirst: boolean }): SqlStep[] {
  return plan.domains.map((domain) => {
    const cells = fieldsOf(plan, domain).map((field) => `SELECT ${fieldColumn(field.name)} AS cell FROM ${tableNames.rows}`)
    const name = tableNames.map(domain.name)
    const { separator } = fieldsOf(plan, domain)[0]!
    return {
      name,
      sql: dialect.createTable(name, `SELECT DISTINCT cell, ${normaliseSql(domain.normaliser, 'cell', { dialect, dayFirst, separator })} AS text
FROM (${cells.join(' UNION ')}) WHERE cell IS NOT NULL`),
    }
  })
}

/**
 * Steps from texts to value tables and records. Values are numbered in order of text; records by source, then id where
 * the source has one, then values: the same numbers whatever the order of rows.
 */
export function recordSteps({ plan, dialect }: LayoutInput): SqlStep[] {
  const valueSteps = plan.domains.map((domain) => {
    const forms = domain.forms.filter((form) => form !== 'text').map((form) => `, ${formSql(form, domain.normaliser, dialect)} AS ${formColumn(form)}`)
    const name = tableNames.values(domain.name)
    return {
      name,
      sql: dialect.createTable(name, `SELECT CAST(row_number() OVER (ORDER BY text) - 1 AS INTEGER) AS value, text${forms.join('')}
FROM (SELECT DISTINCT text FROM ${tableNames.map(domain.name)} WHERE text IS NOT NULL)`),
    }
  })
  const hasIds = plan.sources.every((source) => source.idColumn)
  const values = plan.fields.map((field, place) => `v${place}.value`)
  const order = hasIds ? ['r.source', 'r.id', ...values] : ['r.source', ...values, 'r.id']
  const joins = plan.fields.map((field, place) => `LEFT JOIN ${tableNames.map(field.domain)} m${place} ON m${place}.cell = r.${fieldColumn(field.name)}
LEFT JOIN ${tableNames.values(field.domain)} v${place} ON v${place}.text = m${place}.text`)
  const select = `SELECT CAST(row_number() OVER (ORDER BY ${order.join(', ')}) - 1 AS INTEGER) AS record, r.source, r.id,
  ${plan.fields.map((field, place) => `v${place}.value AS ${fieldColumn(field.name)}`).join(', ')}
FROM ${tableNames.rows} r ${joins.join('\n')}`
  const records = { name: tableNames.records, sql: dialect.createTable(tableNames.records, select) }
  return [...valueSteps, records, ...plan.fields.map((field) => countStep(field, dialect))]
}

function countStep(field: Field, dialect: Dialect): SqlStep {
  const name = tableNames.counts(field.name)
  const value = fieldColumn(field.name)
  return { name, sql: dialect.createTable(name, `SELECT ${value} AS value, count(*) AS records FROM ${tableNames.records} WHERE ${value} IS NOT NULL GROUP BY ${value}`) }
}

/** Fields that share a value table. */
export function fieldsOf(plan: LinkagePlan, domain: ValueDomain): Field[] {
  return plan.fields.filter((field) => field.domain === domain.name)
}
