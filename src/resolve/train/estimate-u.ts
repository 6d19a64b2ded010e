import type { Store } from '../../store/store.ts'
import { levelSelect } from '../compare/compare-steps.ts'
import { fieldColumn, tableNames } from '../engine/table-names.ts'
import type { ComparisonPlan } from '../plan/comparison-plan.ts'
import { ownSimilarities } from '../plan/condition-sql.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'

/** Values drawn for the levels below identity: so many records' values, the pairs of which are all compared. */
const drawnRecords = 1500
/** The same where a similarity is computed on our side. */
const drawnForOwn = 700

/** What u is estimated from. */
export interface UInput {
  readonly plan: LinkagePlan
  readonly dialect: Dialect
  /** Fills the table of similarities that the engine lacks for a table of pairs, and gives its name. */
  readonly computeOwn: (comparison: ComparisonPlan, pairs: string) => Promise<string | undefined>
}

/**
 * How often each level of each comparison is met in pairs drawn at random, of those where both sides are filled: identity
 * in closed form from the frequencies of values, the other levels over all pairs of some values drawn in order of a hash.
 * True pairs are among them; training takes them out.
 */
export async function estimateU(store: Store, input: UInput): Promise<number[][]> {
  const shares: number[][] = []
  for (const comparison of input.plan.comparisons) shares.push(await levelShares(store, comparison, input))
  return shares
}

async function levelShares(store: Store, comparison: ComparisonPlan, input: UInput): Promise<number[]> {
  const identical = await identicalShare(store, comparison, input.plan)
  const drawn = await drawnShares(store, comparison, input)
  const shares = comparison.levels.map((_, level) => (level === 0 ? identical : drawn[level]!))
  if (comparison.crossedLevel !== undefined) shares[comparison.crossedLevel] = await crossedShare(store, comparison)
  const rest = shares.slice(0, -1).reduce((sum, share) => sum + share, 0)
  shares[shares.length - 1] = Math.max(1e-6, 1 - rest)
  return shares
}

async function identicalShare(store: Store, comparison: ComparisonPlan, plan: LinkagePlan): Promise<number> {
  const value = fieldColumn(comparison.field)
  const counts = `SELECT ${value} AS value, source, CAST(count(*) AS DOUBLE) AS records FROM ${tableNames.records} WHERE ${value} IS NOT NULL GROUP BY ALL`
  const [row] = plan.link === 'link'
    ? await store.all<{ same: number; pairs: number }>(`WITH counts AS (${counts}), by_value AS (
        SELECT power(sum(records), 2) - sum(records * records) AS same FROM counts GROUP BY value), by_source AS (SELECT sum(records) AS records FROM counts GROUP BY source)
      SELECT (SELECT sum(same) FROM by_value) AS same, (SELECT power(sum(records), 2) - sum(records * records) FROM by_source) AS pairs`)
    : await store.all<{ same: number; pairs: number }>(`WITH counts AS (SELECT value, sum(records) AS records FROM (${counts}) GROUP BY value)
      SELECT sum(records * (records - 1)) AS same, power(sum(records), 2) - sum(records) AS pairs FROM counts`)
  const { same, pairs } = row!
  // As below: what no pair shows is rare, not impossible.
  return pairs > 0 ? Math.max(Number(same), 0.5) / Number(pairs) : 0
}

async function drawnShares(store: Store, comparison: ComparisonPlan, { plan, dialect, computeOwn }: UInput): Promise<number[]> {
  const value = fieldColumn(comparison.field)
  const needsOwn = comparison.levels.some((level) => ownSimilarities(level.when, dialect).length > 0)
  const drawn = `SELECT ${value} AS value, CAST(count(*) AS DOUBLE) AS records FROM (SELECT ${value} FROM ${tableNames.records}
WHERE ${value} IS NOT NULL ORDER BY md5(CAST(record AS VARCHAR)) LIMIT ${needsOwn ? drawnForOwn : drawnRecords}) GROUP BY ${value}`
  await store.run(dialect.createTable('lk_drawn', drawn))
  await store.run(dialect.createTable('lk_drawn_pairs', 'SELECT a.value AS l, b.value AS r FROM lk_drawn a JOIN lk_drawn b ON a.value < b.value'))
  const own = await computeOwn(comparison, 'lk_drawn_pairs')
  const select = levelSelect(plan, comparison, { dialect, pairs: 'lk_drawn_pairs', ...(own ? { own } : {}) })
  const rows = await store.all<{ level: number | null; weight: number }>(
    `SELECT level, sum(a.records * b.records) * 2 AS weight FROM (${select}) x JOIN lk_drawn a ON a.value = x.l JOIN lk_drawn b ON b.value = x.r GROUP BY level`)
  const [total] = await store.all<{ pairs: number }>('SELECT power(sum(records), 2) - sum(records) AS pairs FROM lk_drawn')
  await store.run(dialect.dropTable('lk_drawn_pairs'))
  await store.run(dialect.dropTable('lk_drawn'))
  const weights = new Map(rows.flatMap(({ level, weight }) => (level === null ? [] : [[Number(level), Number(weight)] as const])))
  // A level that no drawn pair reached is met by half a pair: it is rare, not impossible.
  return comparison.levels.map((_, level) => (weights.get(level) ?? 0.5) / Math.max(1, Number(total!.pairs)))
}

/** Both values exchanged: the product of how often each value of one field is met in the other. */
async function crossedShare(store: Store, comparison: ComparisonPlan): Promise<number> {
  const [own, other] = [comparison.field, comparison.crossedWith!]
  const [row] = await store.all<{ met: number; pairs: number }>(`SELECT
  (SELECT coalesce(sum(CAST(a.records AS DOUBLE) * b.records), 0) FROM ${tableNames.counts(own)} a JOIN ${tableNames.counts(other)} b ON a.value = b.value) AS met,
  (SELECT CAST(sum(records) AS DOUBLE) FROM ${tableNames.counts(own)}) * (SELECT sum(records) FROM ${tableNames.counts(other)}) AS pairs`)
  return Math.max(1e-9, (Number(row!.met) / Math.max(1, Number(row!.pairs))) ** 2)
}
