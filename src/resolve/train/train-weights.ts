import type { LinkagePlan } from '../plan/linkage-plan.ts'
import type { Kindred } from './kindred.ts'
import { fitMixture, type MixtureResult } from './mixture.ts'
import { hasKey, type PatternCounts } from './pattern-counts.ts'

/** What training is given. */
export interface TrainingInput {
  readonly plan: LinkagePlan
  readonly patterns: PatternCounts
  /** Level shares among random pairs, by comparison. */
  readonly random: readonly (readonly number[])[]
  /** All pairs that could be: of one source, or between two. */
  readonly allPairs: number
  /** Share of the candidate pairs that the patterns stand for, 0 to 1. */
  readonly sampled: number
  /** Share of true pairs that blocking is reckoned to find. */
  readonly recall: number
}

/** What training found. */
export interface Training {
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  readonly prior: number
  readonly kindred?: readonly Kindred[]
  /** For each comparison, how far the keys that taught it disagree, as a ratio of odds of its first level. */
  readonly warnings: readonly string[]
  readonly byKey: readonly (MixtureResult & { readonly key: number; readonly pairs: number; readonly comparisons: readonly number[] })[]
}

const outerRounds = 4
const fewestPairs = 30
/** A level is met by chance at least this often, unless it was seen less often still. */
const leastU = 3e-7
const startShares = [0.02, 0.3, 0.8]

/** m that a comparison of this many levels is expected to have before training: most true pairs agree. */
export function expectedM(levels: number): number[] {
  const rest = Array.from({ length: levels - 1 }, (_, place) => 0.6 ** place)
  const sum = rest.reduce((total, one) => total + one, 0)
  return [0.75, ...rest.map((one) => (0.25 * one) / sum)]
}

/**
 * m, u and the prior without labels. For each blocking key, m of the comparisons that the key does not decide is fitted
 * on its pairs, from several starts; a comparison's m is the mean over the keys, weighted by their true pairs. u is
 * corrected for the true pairs among random ones, and the prior is the true pairs found over the share that blocking finds.
 */
export function trainWeights(input: TrainingInput): Training {
  const { plan, random, patterns } = input
  let u = random.map((levels) => [...levels])
  let m = plan.comparisons.map(({ levels }) => expectedM(levels.length))
  let prior = 0
  let byKey: Training['byKey'] = []
  for (let round = 0; round < outerRounds; round++) {
    const known = new Map(byKey.map((fit) => [fit.key, fit.share]))
    // From the second round on, u has moved a little: the fit goes on from where it was.
    byKey = plan.blocking.flatMap((_, key) => (round > 0 && !known.has(key) ? [] : fitKey(key, input, { u, starts: round === 0 ? startShares : [known.get(key)!] }) ?? []))
    m = combine(plan, byKey)
    prior = estimatePrior(patterns, { m, u, input })
    u = random.map((levels, comparison) => withoutMatches(levels, m[comparison]!, prior))
  }
  return { m, u, prior, warnings: [], byKey }
}

function fitKey(key: number, { plan, patterns }: TrainingInput, { u, starts }: { u: readonly number[][]; starts: readonly number[] }) {
  const decided = new Set(plan.blocking[key]!.parts.map((part) => part.field))
  const free = plan.comparisons.flatMap((comparison, place) => (decided.has(comparison.field) ? [] : [place]))
  const projected = project(plan, patterns, { key, free })
  const pairs = projected.counts.reduce((sum, count) => sum + count, 0)
  if (free.length < 2 || pairs < fewestPairs) return undefined
  const fits = starts.map((startShare) =>
    fitMixture({ ...projected, u: free.map((place) => u[place]!), expected: free.map((place) => expectedM(plan.comparisons[place]!.levels.length)), startShare }))
  const best = fits.reduce((one, other) => (other.logLikelihood > one.logLikelihood + 1e-6 ? other : one))
  return { ...best, key, pairs, comparisons: free }
}

/** Patterns of one key over some comparisons, equal ones added up. */
function project(plan: LinkagePlan, patterns: PatternCounts, { key, free }: { key: number; free: readonly number[] }): { patterns: number[][]; counts: Float64Array } {
  const summed = new Map<number, { levels: number[]; count: number }>()
  for (let place = 0; place < patterns.levels.length; place++) {
    if (!hasKey(patterns.masks[place]!, key)) continue
    const levels = patterns.levels[place]!
    let number = 0
    for (const comparison of free) number = number * (plan.comparisons[comparison]!.levels.length + 1) + levels[comparison]! + 1
    const entry = summed.get(number)
    if (entry) entry.count += patterns.counts[place]!
    else summed.set(number, { levels: free.map((comparison) => levels[comparison]!), count: patterns.counts[place]! })
  }
  const entries = [...summed.values()]
  return { patterns: entries.map(({ levels }) => levels), counts: Float64Array.from(entries, ({ count }) => count) }
}

function combine(plan: LinkagePlan, byKey: Training['byKey']): number[][] {
  return plan.comparisons.map(({ levels }, comparison) => {
    const expected = expectedM(levels.length)
    const sums = expected.map((level) => level * 2)
    for (const { m, share, pairs, comparisons } of byKey) {
      const place = comparisons.indexOf(comparison)
      if (place < 0) continue
      // Keys with very many true pairs are not to drown the others: each sees a part of the truth.
      const weight = Math.sqrt(share * pairs)
      for (const [level, value] of m[place]!.entries()) sums[level]! += weight * value
    }
    const all = sums.reduce((sum, one) => sum + one, 0)
    return sums.map((one) => one / all)
  })
}

function withoutMatches(levels: readonly number[], m: readonly number[], prior: number): number[] {
  const rest = levels.map((share, level) => Math.max(share - prior * m[level]!, share * 0.02, Math.min(share, leastU)))
  const all = rest.reduce((sum, one) => sum + one, 0)
  return rest.map((one) => one / all)
}

/** The prior at which the true pairs expected among the candidates are those that it says there are. */
export function estimatePrior(patterns: PatternCounts, { m, u, input }: Pick<Training, 'm' | 'u'> & { readonly input: TrainingInput }): number {
  const odds = Float64Array.from(patterns.levels, (levels) => {
    let ratio = 1
    for (const [comparison, level] of levels.entries()) if (level >= 0) ratio *= m[comparison]![level]! / u[comparison]![level]!
    return ratio
  })
  let prior = patterns.counts.reduce((sum, count) => sum + count, 0) / input.sampled / input.allPairs / 20
  for (let round = 0; round < 200; round++) {
    let found = 0
    for (let place = 0; place < odds.length; place++) found += (patterns.counts[place]! * prior * odds[place]!) / (prior * odds[place]! + 1 - prior)
    const next = Math.min(0.5, Math.max(1e-15, found / input.sampled / input.recall / input.allPairs))
    const moved = Math.abs(next - prior) / prior
    prior = next
    if (moved < 1e-6) break
  }
  return prior
}
