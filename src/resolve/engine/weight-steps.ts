import type { SqlStep } from '../../store/steps.ts'
import type { Kindred } from '../train/kindred.ts'
import type { Training } from '../train/train-weights.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { fieldColumn, tableNames } from './table-names.ts'

/** Most bits that a term frequency adds to or takes from a level. */
export const mostFrequencyBits = 8

/** Comparisons of which some level takes term frequency, by place. */
export function frequencyComparisons(plan: LinkagePlan): number[] {
  return plan.comparisons.flatMap((comparison, place) => (comparison.levels.some((level) => level.termFrequency) ? [place] : []))
}

/**
 * Steps to the tables of term frequency, one per field that takes it: bits that identity in this very value is worth beyond
 * identity in any. The bearers of a value that are one thing told many times do not make it common: those expected are taken off.
 */
export function rarityStep(plan: LinkagePlan, place: number, { dialect, training }: { dialect: Dialect; training: Training }): SqlStep {
  const comparison = plan.comparisons[place]!
  const { m, u, prior } = training
  const name = `lk_rarity_${place}`
  const counts = tableNames.counts(comparison.field)
  const same = `${(prior * m[place]![0]!).toExponential()} * n.filled`
  const share = `(greatest(c.records - 1 - ${same}, 0) + 5e-1) / n.filled`
  const bits = `ln(${u[place]![0]!.toExponential()} / (${share})) / ln(2)`
  return {
    name,
    sql: dialect.createTable(name, `SELECT c.value, CAST(greatest(-${mostFrequencyBits}, least(${mostFrequencyBits}, ${bits})) AS DOUBLE) AS bits
FROM ${counts} c JOIN (SELECT CAST(sum(records) AS DOUBLE) AS filled FROM ${counts}) n ON true`),
  }
}

/** The step that puts the term frequency of all its values beside each record (`lk_rarity`: `record`, `r0`, `r1` ... by comparison). */
export function recordRarityStep(plan: LinkagePlan, dialect: Dialect): SqlStep {
  const places = frequencyComparisons(plan)
  const joins = places.map((place) => `LEFT JOIN lk_rarity_${place} v${place} ON v${place}.value = r.${fieldColumn(plan.comparisons[place]!.field)}`)
  const select = `SELECT r.record${places.map((place) => `, v${place}.bits AS r${place}`).join('')} FROM ${tableNames.records} r ${joins.join('\n')}`
  return { name: tableNames.rarity, sql: dialect.createTable(tableNames.rarity, select) }
}

/**
 * The SELECT of scored pairs: `l`, `r`, `pattern`, `mask`, `bits` (match weight, prior included), and
 * `independent`: what it were if no pair were kin. `lk_pattern_bits` has the bits of
 * each pattern, those against each class of kin (`k0` ...), the most that term frequency can add (`gain`), and the share of it that each comparison takes (`t0`, `t1` ...).
 */
export function scoreSelect(plan: LinkagePlan, { leastBits, kindred }: { leastBits: number; kindred: readonly Kindred[] }): string {
  const places = frequencyComparisons(plan)
  const term = (place: number) => `+ b0.t${place} * coalesce(least(a.r${place}, b.r${place}), 0)`
  // That a value is rare makes it no rarer among kin who share it.
  const against = kindred.map(({ shared }, kin) => `b0.k${kin} ${places.filter((place) => !shared[place]).map(term).join(' ')} AS against${kin}`)
  const bits = kindred.length === 0 ? 'independent' : `-log2(power(2, -independent) ${kindred.map((_, kin) => `+ power(2, -against${kin})`).join(' ')})`
  return `SELECT * FROM (SELECT l, r, pattern, mask, independent, ${bits} AS bits FROM (
SELECT p.l, p.r, p.pattern, p.mask, ${[`b0.bits ${places.map(term).join(' ')} AS independent`, ...against].join(', ')}
FROM ${tableNames.compared} p JOIN ${tableNames.patternBits} b0 ON b0.pattern = p.pattern AND b0.bits + b0.gain >= ${leastBits}
JOIN ${tableNames.rarity} a ON a.record = p.l JOIN ${tableNames.rarity} b ON b.record = p.r) WHERE independent >= ${leastBits}) WHERE bits >= ${leastBits}`
}
