import type { Progress } from '../../base/progress.ts'
import type { SqlStep } from '../../store/steps.ts'
import type { Store } from '../../store/store.ts'
import { keySteps, pairsSelect } from '../block/atom-steps.ts'
import { chooseKeys, readKeyShapes, type BlockingBudget } from '../block/choose-keys.ts'
import { distinctStep, levelStep, patternStep, wideStep } from '../compare/compare-steps.ts'
import type { ComparisonPlan } from '../plan/comparison-plan.ts'
import type { Dialect } from '../plan/dialect.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import type { ProposedPlan } from '../table/propose-plan.ts'
import { estimateU } from '../train/estimate-u.ts'
import { fitKindred } from '../train/kindred.ts'
import { readPatterns } from '../train/pattern-counts.ts'
import { trainWeights, type Training } from '../train/train-weights.ts'
import { mapSteps, recordSteps, rowSteps } from './lay-records.ts'
import { layLatin } from './lay-latin.ts'
import { layLists } from './lay-lists.ts'
import { computeOwn } from './own-similarities.ts'
import { tableNames } from './table-names.ts'
import { patternTable } from './pattern-table.ts'
import { frequencyComparisons, rarityStep, recordRarityStep } from './weight-steps.ts'

/** What a resolution of tables is run with. */
export interface TableRun {
  readonly store: Store
  readonly dialect: Dialect
  readonly progress: Progress
}

/** Lays the records of a proposed plan out in the store. Gives how many there are, by source. */
export async function layRecords({ store, dialect, progress }: TableRun, proposed: ProposedPlan): Promise<number[]> {
  const input = { plan: proposed.plan, dialect, columnsOfSources: proposed.columnsOfSources }
  await run({ store, dialect, progress }, 'lay out', [...rowSteps(input), ...mapSteps({ ...input, dayFirst: proposed.dayFirst })])
  await layLatin(store, proposed.plan, dialect)
  await run({ store, dialect, progress }, 'lay out', recordSteps(input))
  await layLists(store, proposed.plan, dialect)
  const counts = await store.all<{ source: number; records: number }>(`SELECT source, count(*) AS records FROM ${tableNames.records} GROUP BY source`)
  return proposed.plan.sources.map((_, source) => Number(counts.find((row) => Number(row.source) === source)?.records ?? 0))
}

/** All pairs that could be the same. */
export function countAllPairs(plan: LinkagePlan, bySource: readonly number[]): number {
  const all = bySource.reduce((sum, count) => sum + count, 0)
  const within = plan.link === 'link' ? bySource.reduce((sum, count) => sum + count ** 2, 0) : all
  return (all ** 2 - within) / 2
}

/** The pairs and keys that a resolution of so many records may cost. */
export function defaultBudget(records: number): BlockingBudget {
  return { mostPairs: Math.max(3_000_000, 10 * records), mostKeys: 24 }
}

/** Makes the candidate pairs of a chunk and the pattern of each: fills `lk_compared`. */
export async function comparePairs(table: TableRun, plan: LinkagePlan, chunk: { chunk: number; chunks: number }): Promise<void> {
  const { store, dialect } = table
  await run(table, 'compare', [
    { name: tableNames.pairs, sql: dialect.createTable(tableNames.pairs, pairsSelect(plan, chunk)) },
    wideStep(plan, dialect),
    ...plan.comparisons.map((comparison) => distinctStep(comparison, dialect)),
  ])
  for (const comparison of plan.comparisons) {
    const own = await computeOwn(store, comparison, { plan, dialect, pairs: tableNames.distinct(comparison.name) })
    await run(table, 'compare', [levelStep(plan, comparison, { dialect, ...(own ? { own } : {}) })])
  }
  await run(table, 'compare', [patternStep(plan, dialect)])
}

/** A plan with its weights, and how it is to be gone through. */
export interface TrainedPlan {
  readonly plan: LinkagePlan
  readonly training: Training
  /** Share of true pairs that blocking is reckoned to find. */
  readonly recall: number
  /** Parts in which the candidate pairs are compared, so that each fits in memory. */
  readonly chunks: number
}

/** Pairs, those found twice counted twice, that are compared at a time. */
const pairsOfChunk = 6_000_000
/** The same for the first training, which only chooses keys. */
const pairsOfLesson = 1_000_000

async function countKeyPairs(store: Store): Promise<number> {
  const [row] = await store.all<{ pairs: number }>('SELECT coalesce(sum(CAST(records AS DOUBLE) * (records - 1) / 2), 0) AS pairs FROM lk_key_counts WHERE NOT overfull')
  return Number(row!.pairs)
}

/** Blocks and trains: the plan with its keys, m, u and prior; `lk_compared` has the pairs of the last round. */
export async function trainPlan(table: TableRun, proposed: LinkagePlan, bySource: readonly number[]): Promise<TrainedPlan> {
  const { store, dialect } = table
  const records = bySource.reduce((sum, count) => sum + count, 0)
  const random = await estimateU(store, {
    plan: proposed, dialect, computeOwn: (comparison: ComparisonPlan, pairs: string) => computeOwn(store, comparison, { plan: proposed, dialect, pairs }),
  })
  const budget = defaultBudget(records)
  const shapes = await readKeyShapes(store, { plan: proposed, dialect, records, budget })
  let plan = proposed
  let training: Training | undefined
  let recall = 0
  let chunks = 1
  for (let round = 0; round < 2; round++) {
    const agreement = new Map(training ? plan.comparisons.map((comparison, place) => [comparison.field, training!.m[place]![0]!]) : [])
    const chosen = chooseKeys({ plan, dialect, records, budget, agreement, shapes })
    plan = { ...plan, blocking: chosen.keys }
    recall = chosen.recall
    await run(table, 'block', keySteps(plan, dialect))
    // A part teaches what keys to choose; the second time, what is compared is the first chunk of those that are scored.
    chunks = Math.max(1, Math.ceil((await countKeyPairs(store)) / (round === 0 ? pairsOfLesson : pairsOfChunk)))
    await comparePairs(table, plan, { chunk: 0, chunks })
    const patterns = await readPatterns(store, plan)
    const input = { plan, patterns, random, allPairs: countAllPairs(plan, bySource), sampled: 1 / chunks, recall }
    training = fitKindred(trainWeights(input), input)
  }
  return { plan: withWeights(plan, training!), training: training!, recall, chunks }
}

/** Lays out the term frequency of values and records for scoring: the same for all chunks. */
export async function layRarity(table: TableRun, plan: LinkagePlan, training: Training): Promise<void> {
  await run(table, 'weigh', [
    ...frequencyComparisons(plan).map((place) => rarityStep(plan, place, { dialect: table.dialect, training })), recordRarityStep(plan, table.dialect),
  ])
}

/** Lays out the weights of the patterns of the chunk that is compared. */
export async function layPatternWeights(table: TableRun, plan: LinkagePlan, training: Training): Promise<void> {
  const patterns = await readPatterns(table.store, plan)
  await patternTable(table.store, plan, { training, patterns: patterns.patterns })
}

function withWeights(plan: LinkagePlan, { m, u, prior, kindred }: Training): LinkagePlan {
  return {
    ...plan,
    prior,
    ...(kindred ? { kindred } : {}),
    comparisons: plan.comparisons.map((comparison, place) => ({
      ...comparison,
      levels: comparison.levels.map((level, at) => ({ ...level, trained: { m: m[place]![at]!, u: u[place]![at]! } })),
    })),
  }
}

async function run({ store, progress }: TableRun, step: string, steps: readonly SqlStep[]): Promise<void> {
  for (const [done, { sql }] of steps.entries()) {
    progress.report({ step, done, total: steps.length, unit: 'stages' })
    await store.run(sql)
  }
}
