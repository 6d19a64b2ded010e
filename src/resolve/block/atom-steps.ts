import type { SqlStep } from '../../store/steps.ts'
import { fieldColumn, tableNames } from '../engine/table-names.ts'
import type { BlockingKeyPlan, KeyPart } from '../plan/blocking-plan.ts'
import type { Dialect } from '../plan/dialect.ts'
import { formColumn } from '../plan/form-sql.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'

/**
 * A SELECT of records with the parts of keys as columns (`p0`, `p1` ...) for a list of parts; a part that is a list of
 * words gives a row for each word.
 */
function partsSelect(plan: LinkagePlan, parts: readonly KeyPart[], dialect: Dialect): string {
  const { columns, joins } = partColumns(plan, parts)
  const items = parts.map((part, place) => (part.form === 'words' ? dialect.explode(dialect.words(columns[place]!), `p${place}`) : `${columns[place]} AS p${place}`))
  return `SELECT r.record, r.source, ${items.join(', ')} FROM ${tableNames.records} r ${joins.join(' ')}
WHERE ${parts.map((part) => `r.${fieldColumn(part.field)} IS NOT NULL`).join(' AND ')}`
}

/** The expression of each part over records `r`, words still in one text, and the joins that they need. */
function partColumns(plan: LinkagePlan, parts: readonly KeyPart[]): { columns: string[]; joins: string[] } {
  const joins: string[] = []
  const columns = parts.map((part, place) => {
    const value = `r.${fieldColumn(part.field)}`
    if (part.form === 'text') return value
    joins.push(`LEFT JOIN ${tableNames.values(plan.fields.find((field) => field.name === part.field)!.domain)} v${place} ON v${place}.value = ${value}`)
    return `v${place}.${part.form === 'words' ? 'text' : formColumn(part.form)}`
  })
  return { columns, joins }
}

/** The step that lays out every part of keys for some records (`among`, a condition on `r`), one column a part (`a0`, `a1` ...): what histograms are taken over. */
export function atomStep(plan: LinkagePlan, parts: readonly KeyPart[], { dialect, among }: { dialect: Dialect; among: string }): SqlStep {
  const { columns, joins } = partColumns(plan, parts)
  const items = columns.map((column, place) => `${column} AS a${place}`)
  return { name: tableNames.atoms, sql: dialect.createTable(tableNames.atoms, `SELECT r.source, ${items.join(', ')} FROM ${tableNames.records} r ${joins.join(' ')} WHERE ${among}`) }
}

/** Keys of a rule are numbered within this range, one rule after the other: the number tells the rule, and rows stay narrow. */
const keysOfRule = 2n ** 58n

/** The rule of a key, by its place in the plan. */
function ruleSql(key: string): string {
  return `(${key} // ${keysOfRule})`
}

/** A SELECT of keys (`key`) and who bears them (`record`, and `source` where sources are linked) of one blocking key; `place` is its number in the plan. */
export function keysSelect(plan: LinkagePlan, key: BlockingKeyPlan, { dialect, place }: { dialect: Dialect; place: number }): string {
  const columns = key.parts.map((_, part) => `p${part}`)
  const filled = columns.map((column) => `${column} IS NOT NULL`).join(' AND ')
  const hash = dialect.hash([`CAST(${place} AS INTEGER)`, ...eitherOrder(plan, key, columns)])
  // Only words are met twice in one record.
  const distinct = key.parts.some((part) => part.form === 'words') ? 'DISTINCT ' : ''
  return `SELECT ${distinct}${hash} % ${keysOfRule} + ${BigInt(place) * keysOfRule} AS key, record${plan.link === 'link' ? ', source' : ''}
FROM (${partsSelect(plan, key.parts, dialect)}) WHERE ${filled}`
}

/** The same form of two fields of one domain counts in either order: names written in reverse share their key. */
function eitherOrder(plan: LinkagePlan, { parts }: BlockingKeyPlan, columns: readonly string[]): readonly string[] {
  const kinds = parts.map(({ field, form }) => (form === 'words' ? '' : `${plan.fields.find((one) => one.name === field)!.domain}|${form}`))
  const second = kinds.findIndex((kind, place) => kind !== '' && kinds.indexOf(kind) < place)
  if (second < 0) return columns
  const [one, other] = [columns[kinds.indexOf(kinds[second]!)]!, columns[second]!]
  return [`least(${one}, ${other})`, `greatest(${one}, ${other})`, ...columns.filter((column) => column !== one && column !== other)]
}

/**
 * Steps to the table of keys that give pairs: those borne once, or by one source alone where sources are linked, are left
 * out, and those borne by too many are counted by rule in `lk_overfull`.
 */
export function keySteps(plan: LinkagePlan, dialect: Dialect): SqlStep[] {
  const caps = plan.blocking.map((key, place) => `WHEN ${place} THEN ${key.mostRecords}`).join(' ')
  const pairs = plan.link === 'link' ? 'min(source) < max(source)' : 'count(*) > 1'
  return [
    { name: 'lk_all_keys', sql: dialect.createTable('lk_all_keys', plan.blocking.map((key, place) => keysSelect(plan, key, { dialect, place })).join('\nUNION ALL\n')) },
    { name: 'lk_key_counts', sql: dialect.createTable('lk_key_counts', `SELECT key, count(*) AS records, count(*) > CASE ${ruleSql('key')} ${caps} END AS overfull
FROM lk_all_keys GROUP BY key HAVING ${pairs}`) },
    { name: tableNames.keys, sql: dialect.createTable(tableNames.keys, `SELECT k.*
FROM lk_all_keys k JOIN (SELECT key FROM lk_key_counts WHERE NOT overfull) c ON c.key = k.key`) },
    { name: 'lk_overfull', sql: dialect.createTable('lk_overfull', `SELECT ${ruleSql('key')} AS rule, count(*) AS keys, sum(records) AS records, max(records) AS largest
FROM lk_key_counts WHERE overfull GROUP BY ${ruleSql('key')}`) },
    { name: 'lk_all_keys', sql: dialect.dropTable('lk_all_keys') },
  ]
}

/**
 * The SELECT of pairs (`l`, `r`, l the smaller record number) that share a key, each once, with `mask`: the bits of the
 * rules that found it. Of `chunks` chunks only the one given, by record number (which tells nothing but the order of content).
 */
export function pairsSelect(plan: LinkagePlan, { chunk, chunks }: { chunk: number; chunks: number }): string {
  const between = plan.link === 'link' ? ' AND a.source <> b.source' : ''
  const part = chunks > 1 ? ` WHERE a.record % ${chunks} = ${chunk}` : ''
  const bit = plan.blocking.map((_, place) => `WHEN ${place} THEN ${2 ** place}`).join(' ')
  return `SELECT a.record AS l, b.record AS r, bit_or(CAST(CASE ${ruleSql('a.key')} ${bit} END AS BIGINT)) AS mask
FROM (SELECT * FROM ${tableNames.keys} a${part}) a JOIN ${tableNames.keys} b ON a.key = b.key AND a.record < b.record${between}
GROUP BY a.record, b.record`
}
