import { kinClassesOf, type KinClass } from './kin-classes.ts'
import type { PatternCounts } from './pattern-counts.ts'
import { expectedM, type Training, type TrainingInput } from './train-weights.ts'

/** Pairs that are not the same and yet share what kin of one class share. */
export interface Kindred extends KinClass {
  /** How often they are met among all pairs. */
  readonly share: number
  /** How often each level of each comparison is met among them; what is not shared agrees as among strangers. */
  readonly u: readonly (readonly number[])[]
}

const rounds = 60
/** The fit ends when prior and shares move less than this part of the prior. */
const settled = 1e-5
const pseudoPairs = 20
const pseudoMatches = 4
/** A class with fewer pairs than this share of those that are the same is none: it would be made of their errors. */
const leastOfMatches = 0.02

/**
 * Tells kin apart from what is the same: a mixture of the same, strangers and the classes of kin over the candidate pairs.
 * Strangers are known; each class agrees as strangers do in what it does not share, which keeps the classes from being
 * taken for one another; m is learnt again, since what keys taught held kin as well. It starts from what is expected of
 * any table, not from what was learnt: that is where kin have been drawn in already. Where no class is found, the training stays as it is.
 */
export function fitKindred(training: Training, told: TrainingInput): Training {
  const input = { ...told, patterns: withoutMasks(told.patterns) }
  const first = fitClasses(training, kinClassesOf(input.plan), input)
  const kept = first.kindred.filter(({ share }) => share > leastOfMatches * first.prior)
  if (kept.length === 0) return training
  return { ...training, ...(kept.length === first.kindred.length ? first : fitClasses(training, kept, input)) }
}

/** What a mixture with kin comes to. */
interface Fit {
  readonly m: readonly (readonly number[])[]
  readonly prior: number
  readonly kindred: readonly Kindred[]
}

function fitClasses({ m: learnt, u, prior: start }: Training, classes: readonly KinClass[], { plan, patterns, allPairs, sampled, recall }: TrainingInput): Fit {
  const usual = plan.comparisons.map(({ levels }) => expectedM(levels.length))
  let fit: Fit = {
    m: usual, prior: start,
    kindred: classes.map(({ name, shared }) => ({ name, shared, share: start, u: usual.map((levels, place) => (shared[place] ? levels : u[place]!)) })),
  }
  const scale = sampled * allPairs
  for (let round = 0; round < rounds; round++) {
    const { same, m, kin } = expect(patterns, { fit, u, startOfM: learnt })
    const last = fit
    fit = {
      m: m.map(normalised),
      prior: Math.max(1e-15, same / scale / recall),
      kindred: fit.kindred.map((one, place) => ({
        ...one,
        share: Math.max(1e-15, kin[place]!.pairs / scale),
        u: kin[place]!.levels.map((levels, comparison) => (one.shared[comparison] ? normalised(levels) : u[comparison]!)),
      })),
    }
    const moved = fit.kindred.map(({ share }, place) => Math.abs(share - last.kindred[place]!.share) / fit.prior)
    if (Math.max(Math.abs(fit.prior - last.prior) / fit.prior, ...moved) < settled) break
  }
  return fit
}

/** Equal patterns added up, whatever keys found them. */
function withoutMasks({ levels, patterns, counts, masks }: PatternCounts): PatternCounts {
  const places = new Map<number, number>()
  const summed: { levels: readonly number[]; pattern: number; count: number }[] = []
  for (const [row, pattern] of patterns.entries()) {
    const place = places.get(pattern)
    if (place !== undefined) summed[place]!.count += counts[row]!
    else {
      places.set(pattern, summed.length)
      summed.push({ levels: levels[row]!, pattern, count: counts[row]! })
    }
  }
  return {
    levels: summed.map((one) => one.levels), patterns: Float64Array.from(summed, ({ pattern }) => pattern), masks: masks.slice(0, summed.length).fill(0),
    counts: Float64Array.from(summed, ({ count }) => count),
  }
}

/** Pairs expected of a class, and how many of them at each level of each comparison. */
interface ClassSums {
  pairs: number
  readonly levels: number[][]
}

/** One round of expectation: how many pairs are the same, how many of each class, and their levels. */
function expect(
  { levels: patterns, counts }: PatternCounts, { fit, u, startOfM }: { fit: Fit; u: readonly (readonly number[])[]; startOfM: readonly (readonly number[])[] },
): { same: number; m: number[][]; kin: ClassSums[] } {
  const { m, prior, kindred } = fit
  const sums = startOfM.map((levels) => levels.map((level) => level * pseudoMatches))
  const kin = kindred.map((one): ClassSums => ({ pairs: 0, levels: one.u.map((levels) => levels.map((level) => level * pseudoPairs)) }))
  const strange = 1 - prior - kindred.reduce((sum, { share }) => sum + share, 0)
  const odds = new Float64Array(kindred.length)
  let allSame = 0
  for (let row = 0; row < patterns.length; row++) {
    const levels = patterns[row]!
    const same = prior * likelihood(levels, m)
    let whole = same + strange * likelihood(levels, u)
    for (let place = 0; place < odds.length; place++) whole += odds[place] = kindred[place]!.share * likelihood(levels, kindred[place]!.u)
    const pairs = counts[row]! / whole
    allSame += same * pairs
    addLevels(sums, levels, same * pairs)
    for (let place = 0; place < odds.length; place++) {
      kin[place]!.pairs += odds[place]! * pairs
      addLevels(kin[place]!.levels, levels, odds[place]! * pairs)
    }
  }
  return { same: allSame, m: sums, kin }
}

function likelihood(levels: readonly number[], shares: readonly (readonly number[])[]): number {
  let product = 1
  for (let comparison = 0; comparison < levels.length; comparison++) if (levels[comparison]! >= 0) product *= shares[comparison]![levels[comparison]!]!
  return product
}

function addLevels(sums: readonly number[][], levels: readonly number[], pairs: number): void {
  for (let comparison = 0; comparison < levels.length; comparison++) if (levels[comparison]! >= 0) sums[comparison]![levels[comparison]!]! += pairs
}

function normalised(levels: readonly number[]): number[] {
  const all = levels.reduce((sum, one) => sum + one, 0)
  return levels.map((one) => Math.max(one / all, 1e-7))
}
