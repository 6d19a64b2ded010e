import { fitMixture } from '../train/mixture.ts'
import { roundBits } from '../weigh/match-weight.ts'
import type { PartyKind } from './learnt-levels.ts'
import type { LearntLevel, LearntWeights } from './learnt-weights.ts'
import { propertiesOf, type LevelPattern } from './level-patterns.ts'

/** What weights are learnt from, of the pairs of one kind. */
export interface Lessons {
  readonly kind: PartyKind
  /** Every pair compared, scored by the weights assumed before. */
  readonly candidates: readonly LevelPattern[]
  /** Pairs drawn by a hash, whatever they share. */
  readonly random: readonly LevelPattern[]
  /** Pairs that a person called the same, or different. */
  readonly same: readonly LevelPattern[]
  readonly different: readonly LevelPattern[]
  /** All pairs of records of the kind. */
  readonly allPairs: number
  /** Share of true pairs among all, as assumed before. */
  readonly prior: number
}

/** Fewer pairs that are likely the same teach nothing: the weights assumed before stand. */
export const fewestPairs = 50
/** What is assumed before counts as so many pairs. */
const pseudoMatches = 40
const pseudoRandom = 2000
/** A pair that a person judged counts as so many that computation reckons with. */
const judgedWorth = 5
const outerRounds = 8
/** No level moves by more than this, in bits: what the pairs say beyond it is told, not followed. */
export const mostLevelBits = 2

/**
 * What a case teaches of its weights, without labels and with those there are: m by expectation and maximisation over counts of patterns (`fitMixture`), u over
 * pairs drawn at random, and the prior as the share of true pairs at which as many are found. m and u begin with what is assumed before and are
 * drawn to it as by so many pairs; levels stay in order of their worth. The prior is told and not followed: see docs/decisions/case-weights.md. Deterministic.
 */
export function learnWeights(lessons: Lessons): LearntWeights {
  const { kind, allPairs } = lessons
  const properties = propertiesOf(kind)
  const expected = properties.map(({ levels }) => normalised(Object.values(levels).map(({ m }) => m)))
  const assumedU = properties.map(({ levels }) => Object.values(levels).map(({ u }) => u))
  const u = properties.map(({ ownU }, at) => (ownU ? assumedU[at]! : learnU(lessons, at, assumedU[at]!)))
  const taught = weighLessons(lessons)
  const sameJudged = judgedWorth * countOf(lessons.same)
  const fit = (share: number) => fitMixture({ ...taught, u, expected, startShare: share, isShareKnown: true, pseudoPairs: pseudoMatches })
  let prior = lessons.prior
  let found = fit(prior)
  for (let round = 0; round < outerRounds; round++) {
    prior = Math.min(0.5, (found.matched - sameJudged + pseudoMatches) / (allPairs + pseudoMatches / lessons.prior))
    found = fit(prior)
  }
  const expectedPairs = Math.max(0, found.matched - sameJudged)
  return {
    kind, state: expectedPairs >= fewestPairs ? 'learnt' : 'too-few', expectedPairs,
    judgedPairs: countOf(lessons.same) + countOf(lessons.different), prior, assumedPrior: lessons.prior,
    levels: properties.flatMap((property, at) => levelsOf(kind, property, { expected: expected[at]!, m: found.m[at]!, assumedU: assumedU[at]!, u: u[at]! })),
  }
}

const sureBits = 300

/** Patterns with their counts and the evidence beside them; what a person judged is sure. */
function weighLessons({ candidates, same, different }: Lessons): { patterns: (readonly number[])[]; counts: Float64Array; evidence: Float64Array } {
  const bitsOf = ({ otherBits }: LevelPattern) => Math.max(-sureBits, Math.min(sureBits, otherBits))
  const all = [
    ...candidates.map((pattern) => ({ pattern, count: pattern.count, bits: bitsOf(pattern) })),
    ...same.map((pattern) => ({ pattern, count: judgedWorth * pattern.count, bits: sureBits })),
    ...different.map((pattern) => ({ pattern, count: judgedWorth * pattern.count, bits: -sureBits })),
  ]
  return {
    patterns: all.map(({ pattern }) => pattern.levels), counts: Float64Array.from(all, ({ count }) => count), evidence: Float64Array.from(all, ({ bits }) => 2 ** bits),
  }
}

function countOf(patterns: readonly LevelPattern[]): number {
  return patterns.reduce((sum, { count }) => sum + count, 0)
}

/** Level shares among pairs drawn at random, drawn to what is assumed. */
function learnU({ random, different }: Lessons, at: number, assumed: readonly number[]): number[] {
  const met = (patterns: readonly LevelPattern[]) => assumed.map((_, level) => patterns.reduce((sum, { levels, count }) => sum + (levels[at] === level ? count : 0), 0))
  const [drawn, judged] = [met(random), met(different)]
  const sums = assumed.map((share, level) => share * pseudoRandom + drawn[level]! + judgedWorth * judged[level]!)
  const [all, assumedSum] = [sums, assumed].map((shares) => shares.reduce((sum, share) => sum + share, 0)) as [number, number]
  // What is assumed need not add up to one: other levels take the rest.
  return sums.map((sum) => (sum / all) * assumedSum)
}

interface Fitted {
  readonly expected: readonly number[]
  readonly m: readonly number[]
  readonly assumedU: readonly number[]
  readonly u: readonly number[]
}

function levelsOf(kind: PartyKind, property: ReturnType<typeof propertiesOf>[number], { expected, m, assumedU, u }: Fitted): LearntLevel[] {
  const names = Object.keys(property.levels)
  const wanted = names.map((_, at) => Math.log2(m[at]! / expected[at]!) - Math.log2(u[at]! / assumedU[at]!))
  // In order of what was assumed: a better level never comes to count for less than a worse one.
  const before = names.map((_, at) => Math.log2(expected[at]! / assumedU[at]!))
  const bits = monotone(before, wanted.map((each) => clamp(each, mostLevelBits)))
  return names.map((level, at) => ({
    kind, property: property.property, level, expectedM: expected[at]!, m: m[at]!, ...(property.ownU ? {} : { expectedU: assumedU[at]!, u: u[at]! }), 
    wantedBits: roundBits(wanted[at]!), bits: roundBits(bits[at]!),
  }))
}

/** Moves by which what was in order stays in order: neighbours that would change places meet in the middle (pool adjacent violators). */
function monotone(before: readonly number[], moved: readonly number[]): number[] {
  const order = [...before.keys()].sort((a, b) => before[b]! - before[a]! || a - b)
  const pools: { sum: number; places: number[] }[] = []
  for (const place of order) {
    pools.push({ sum: before[place]! + moved[place]!, places: [place] })
    for (let last = pools.length - 1; last > 0 && pools[last]!.sum / pools[last]!.places.length > pools[last - 1]!.sum / pools[last - 1]!.places.length; last--) {
      const taken = pools.pop()!
      pools[last - 1]!.sum += taken.sum
      pools[last - 1]!.places.push(...taken.places)
    }
  }
  const after = [...before]
  for (const { sum, places } of pools) for (const place of places) after[place] = sum / places.length
  return after.map((bits, place) => clamp(bits - before[place]!, mostLevelBits))
}

function normalised(shares: readonly number[]): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / all)
}

function clamp(bits: number, most: number): number {
  return Math.max(-most, Math.min(most, bits))
}
