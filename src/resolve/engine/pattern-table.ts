import type { Store } from '../../store/store.ts'
import { columnsOf } from '../../store/table.ts'
import { levelsOfPattern } from '../compare/compare-steps.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import type { Training } from '../train/train-weights.ts'
import { tableNames } from './table-names.ts'
import { frequencyComparisons, mostFrequencyBits } from './weight-steps.ts'

/** The match weight of a pattern of levels in bits, prior included and term frequency not. */
export function patternBits(levels: readonly number[], { m, u, prior }: Pick<Training, 'm' | 'u' | 'prior'>): number {
  let bits = Math.log2(prior / (1 - prior))
  for (const [comparison, level] of levels.entries()) if (level >= 0) bits += Math.log2(m[comparison]![level]! / u[comparison]![level]!)
  return bits
}

/** The same against each class of kin in the place of strangers: 2 to its negative is what that class adds to the odds against. */
export function kinBits(levels: readonly number[], { m, prior, kindred }: Training): number[] {
  return (kindred ?? []).map(({ share, u }) => patternBits(levels, { m, u, prior: prior / (prior + share) }))
}

/** Writes the bits of each pattern, and what of term frequency it takes, to a scratch table for the engine to look up. */
export async function patternTable(store: Store, plan: LinkagePlan, { training, patterns }: { training: Training; patterns: Float64Array }): Promise<void> {
  const places = frequencyComparisons(plan)
  const name = 'lk_pattern_rows'
  const columns = columnsOf({
    pattern: ['BIGINT', 'Levels as the digits of a number.'], bits: ['DOUBLE', 'Match weight.'], gain: ['DOUBLE', 'Most that term frequency adds.'],
    ...Object.fromEntries((training.kindred ?? []).map(({ name: of }, place) => [`k${place}`, ['DOUBLE', `Match weight against ${of}.`] as const])),
    ...Object.fromEntries(places.map((place) => [`t${place}`, ['DOUBLE', 'Share of term frequency.'] as const])),
  })
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  await store.run(`CREATE OR REPLACE TABLE derived.${name} (${columns.map((column) => `"${column.name}" ${column.type}`).join(', ')})`)
  const appender = await store.appender({ name, doc: 'Bits of patterns.', hidden: true, columns })
  for (const pattern of [...new Set(patterns)].sort((a, b) => a - b)) {
    const levels = levelsOfPattern(plan, pattern)
    const shares = places.map((place) => (levels[place]! < 0 ? 0 : (plan.comparisons[place]!.levels[levels[place]!]!.termFrequency ?? 0)))
    const gain = shares.reduce((sum, share) => sum + share * mostFrequencyBits, 0)
    appender.add([pattern, patternBits(levels, training), gain, ...kinBits(levels, training), ...shares])
  }
  await appender.close()
  await store.run(`CREATE OR REPLACE TEMP TABLE ${tableNames.patternBits} AS SELECT * FROM derived.${name}`)
}
