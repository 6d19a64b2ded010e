import { sqlText } from '../../store/sql-text.ts'
import { patternStrides } from '../compare/compare-steps.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { frequencyComparisons } from './weight-steps.ts'
import { fieldColumn, snake, tableNames } from './table-names.ts'

/**
 * The SELECT of the result: a row for each kept pair with both ids, match weight in bits and probability, in order of
 * record. `explain` adds for each comparison the name of its level, its bits, what the frequency of the very value adds to them
 * (`..._frequency_bits`, where some level takes it), and both values; bits of all comparisons, of frequencies, of the prior, of kindred (what kin share tells less) and (between sources) of rivals add up to the weight. `parts` is a FROM item of scored pairs.
 */
export function pairColumnsSelect(plan: LinkagePlan, { parts, explain }: { parts: string; explain: boolean }): string {
  const sources = (record: string) => `CASE ${record}.source ${plan.sources.map((source, place) => `WHEN ${place} THEN ${sqlText(source.name)}`).join(' ')} END`
  const columns = [
    `${sources('a')} AS source_l`, 'a.id AS id_l', `${sources('b')} AS source_r`, 'b.id AS id_r',
    'p.bits AS match_weight', '1 / (1 + power(2, -p.bits)) AS match_probability',
  ]
  const joins: string[] = []
  if (explain) {
    columns.push(`${plan.prior ? Math.log2(plan.prior / (1 - plan.prior)) : 0} AS prior_bits`)
    columns.push(`${plan.link === 'link' ? 'p.raw' : 'p.bits'} - p.independent AS kindred_bits`)
    if (plan.link === 'link') columns.push('p.bits - p.raw AS rivals_bits')
    explainColumns(plan, columns, joins)
  }
  return `SELECT ${columns.join(', ')} FROM ${parts} p
JOIN ${tableNames.records} a ON a.record = p.l JOIN ${tableNames.records} b ON b.record = p.r
${joins.join('\n')} ORDER BY p.l, p.r`
}

function explainColumns(plan: LinkagePlan, columns: string[], joins: string[]): void {
  const strides = patternStrides(plan)
  const frequencies = frequencyComparisons(plan)
  for (const [place, comparison] of plan.comparisons.entries()) {
    const column = fieldColumn(comparison.field)
    const { domain } = plan.fields.find((field) => field.name === comparison.field)!
    const level = `((p.pattern // ${strides[place]}) % ${comparison.levels.length + 1}) - 1`
    const names = comparison.levels.map(({ name }, at) => `WHEN ${at} THEN ${sqlText(name)}`).join(' ')
    const bits = comparison.levels.map(({ trained }, at) => `WHEN ${at} THEN ${trained ? Math.log2(trained.m / trained.u) : 0}`).join(' ')
    const shares = comparison.levels.map(({ termFrequency }, at) => `WHEN ${at} THEN ${termFrequency ?? 0}`).join(' ')
    const name = snake(comparison.name)
    columns.push(
      `va${place}.text AS ${name}_l`, `vb${place}.text AS ${name}_r`, `CASE ${level} ${names} ELSE 'missing' END AS ${name}_level`,
      `CASE ${level} ${bits} ELSE 0 END AS ${name}_bits`,
    )
    joins.push(`LEFT JOIN ${tableNames.values(domain)} va${place} ON va${place}.value = a.${column}
LEFT JOIN ${tableNames.values(domain)} vb${place} ON vb${place}.value = b.${column}`)
    if (frequencies.includes(place)) {
      columns.push(`CASE ${level} ${shares} ELSE 0 END * coalesce(least(ra${place}.bits, rb${place}.bits), 0) AS ${name}_frequency_bits`)
      joins.push(`LEFT JOIN lk_rarity_${place} ra${place} ON ra${place}.value = a.${column} LEFT JOIN lk_rarity_${place} rb${place} ON rb${place}.value = b.${column}`)
    }
  }
}
