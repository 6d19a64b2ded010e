import type { SqlStep } from '../../store/steps.ts'
import { fieldColumn, tableNames } from '../engine/table-names.ts'
import type { ComparisonPlan } from '../plan/comparison-plan.ts'
import { conditionColumns, conditionSql, listsOf } from '../plan/condition-sql.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'

/** The step that puts the value numbers of both records beside each pair of `lk_pairs`. */
export function wideStep(plan: LinkagePlan, dialect: Dialect): SqlStep {
  const columns = plan.fields.flatMap((field) => {
    const column = fieldColumn(field.name)
    return [`a.${column} AS ${column}_l`, `b.${column} AS ${column}_r`]
  })
  return {
    name: tableNames.wide,
    sql: dialect.createTable(tableNames.wide, `SELECT p.l, p.r, p.mask, ${columns.join(', ')}
FROM ${tableNames.pairs} p JOIN ${tableNames.records} a ON a.record = p.l JOIN ${tableNames.records} b ON b.record = p.r`),
  }
}

/** The step that collects the distinct pairs of differing values of a comparison, the smaller number first. */
export function distinctStep(comparison: ComparisonPlan, dialect: Dialect): SqlStep {
  const [left, right] = [`${fieldColumn(comparison.field)}_l`, `${fieldColumn(comparison.field)}_r`]
  const name = tableNames.distinct(comparison.name)
  return {
    name,
    sql: dialect.createTable(name, `SELECT DISTINCT least(${left}, ${right}) AS l, greatest(${left}, ${right}) AS r
FROM ${tableNames.wide} WHERE ${left} <> ${right}`),
  }
}

/**
 * The step that finds the level of each distinct pair, NULL for those that reach none but the last. `own` is a table
 * of similarities computed on our side (`l`, `r` and their columns), where the comparison needs one.
 */
export function levelStep(plan: LinkagePlan, comparison: ComparisonPlan, { dialect, own }: { dialect: Dialect; own?: string }): SqlStep {
  const name = tableNames.levels(comparison.name)
  return { name, sql: dialect.createTable(name, levelSelect(plan, comparison, { dialect, pairs: tableNames.distinct(comparison.name), ...(own ? { own } : {}) })) }
}

/**
 * The SELECT of `l`, `r`, `level` over a table of pairs of value numbers. No WHERE stands over it: DuckDB would push that
 * down and find each level twice.
 */
export function levelSelect(plan: LinkagePlan, comparison: ComparisonPlan, { dialect, pairs, own }: { dialect: Dialect; pairs: string; own?: string }): string {
  const { domain } = plan.fields.find((field) => field.name === comparison.field)!
  const values = tableNames.values(domain)
  const lists = [...new Set(comparison.levels.flatMap((level) => listsOf(level.when)))]
  const listJoins = lists.map((list) => {
    const table = tableNames.list(list, domain)
    const short = `listed_${list.replaceAll('-', '_')}`
    return `LEFT JOIN (SELECT l, r, 1 AS ${short} FROM ${table}) ${short}_t ON ${short}_t.l = p.l AND ${short}_t.r = p.r`
  })
  // The values of a pair differ: that their texts are the same is not asked.
  const asked = [...comparison.levels.entries()].flatMap(([place, { when }]) => (when && !(when.is === 'same' && when.form === 'text') ? [{ place, when }] : []))
  if (asked.length === 0) return `SELECT l, r, CAST(NULL AS INTEGER) AS level FROM ${pairs}`
  const columns = new Map(asked.flatMap(({ when }) => [...conditionColumns(when, dialect)]))
  const items = [...[...columns].map(([column, sql]) => `${sql} AS ${column}`), ...lists.map((list) => `listed_${list.replaceAll('-', '_')}`)]
  const whens = asked.map(({ place, when }) => `WHEN ${conditionSql(when, dialect)} THEN ${place}`)
  return `SELECT l, r, CAST(CASE ${whens.join(' ')} END AS INTEGER) AS level FROM (SELECT p.l, p.r, ${items.join(', ')}
FROM ${pairs} p JOIN ${values} a ON a.value = p.l JOIN ${values} b ON b.value = p.r
${own ? `LEFT JOIN ${own} o ON o.l = p.l AND o.r = p.r` : ''} ${listJoins.join(' ')}) x`
}

/** The step that gives each pair its pattern: the levels of all comparisons as digits of one number. */
export function patternStep(plan: LinkagePlan, dialect: Dialect): SqlStep {
  const joins: string[] = []
  const levels = plan.comparisons.map((comparison, place) => {
    const column = fieldColumn(comparison.field)
    const [left, right] = [`w.${column}_l`, `w.${column}_r`]
    joins.push(`LEFT JOIN (SELECT * FROM ${tableNames.levels(comparison.name)} WHERE level IS NOT NULL) c${place}
  ON c${place}.l = least(${left}, ${right}) AND c${place}.r = greatest(${left}, ${right})`)
    const last = comparison.levels.length - 1
    return `CASE WHEN ${left} IS NULL OR ${right} IS NULL THEN -1 WHEN ${left} = ${right} THEN 0${crossedSql(comparison)} ELSE coalesce(c${place}.level, ${last}) END`
  })
  const strides = patternStrides(plan)
  const pattern = levels.map((level, place) => `(${level} + 1) * CAST(${strides[place]} AS BIGINT)`).join(' + ')
  return { name: tableNames.compared, sql: dialect.createTable(tableNames.compared, `SELECT w.l, w.r, w.mask, ${pattern} AS pattern FROM ${tableNames.wide} w ${joins.join('\n')}`) }
}

/** What a level of each comparison counts in the number of a pattern. */
export function patternStrides(plan: LinkagePlan): number[] {
  let stride = 1
  return plan.comparisons.map(({ levels }) => {
    const own = stride
    stride *= levels.length + 1
    return own
  })
}

/** The level of each comparison in a pattern; -1: missing. */
export function levelsOfPattern(plan: LinkagePlan, pattern: number): number[] {
  let rest = pattern
  return plan.comparisons.map(({ levels }) => {
    const digit = rest % (levels.length + 1)
    rest = Math.floor(rest / (levels.length + 1))
    return digit - 1
  })
}

/** Exchanged: each value is the other record's value of the other field. */
function crossedSql(comparison: ComparisonPlan): string {
  if (comparison.crossedWith === undefined) return ''
  const [own, other] = [fieldColumn(comparison.field), fieldColumn(comparison.crossedWith)]
  return ` WHEN w.${own}_l = w.${other}_r AND w.${own}_r = w.${other}_l THEN ${comparison.crossedLevel ?? -1}`
}
