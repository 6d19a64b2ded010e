import type { Problem } from '../model/problem.ts'
import type { Progress } from '../base/progress.ts'
import type { Store } from '../store/store.ts'
import { dropKeys, findCandidates, mostPairs, reportOverfullKeys, writeKeys } from './block/find-candidates.ts'
import type { CompareContext } from './compare/compare-context.ts'
import { isComparable } from './compare/compare-records.ts'
import { scorePair } from './compare/score-pair.ts'
import type { Family } from './family.ts'
import type { JudgementsInForce } from './judge/judgement-row.ts'
import { CaseLearner, correctScore } from './learn/learn-case.ts'
import { mostLevelBits } from './learn/learn-weights.ts'
import { Corrections, type LearntWeights } from './learn/learnt-weights.ts'
import { kindOfPair } from './learn/level-patterns.ts'
import { leastShownProbability, type Match } from './match.ts'
import type { MatchRecord } from './match-record.ts'
import { weightOf } from './weigh/match-weight.ts'

/** What matches are looked for in. */
export interface MatchSearch {
  readonly records: readonly MatchRecord[]
  readonly contexts: ReadonlyMap<Family, CompareContext>
  readonly judgements: JudgementsInForce
  readonly progress: Progress
}

const reportEvery = 20_000
/** Properties whose levels a case teaches; lighter pairs than this cannot come to be shown by what it teaches. */
const mostLearnt = 3
const leastKeptBits = weightOf(leastShownProbability) - mostLearnt * mostLevelBits

/** What was found. */
export interface FoundMatches {
  readonly matches: readonly Match[]
  /** Pairs compared. */
  readonly compared: number
  readonly learnt: readonly LearntWeights[]
  readonly problems: Problem[]
}

/**
 * Finds the pairs that may be the same, by blocking and comparing, and weighs them by what the case teaches of its weights; pairs that a person
 * judged are always among them.
 */
export async function findMatches(store: Store, search: MatchSearch): Promise<FoundMatches> {
  await writeKeys(store, search.records)
  const problems = await reportOverfullKeys(store)
  const learner = new CaseLearner(search.records, search.contexts)
  const kept: Match[] = []
  let compared = 0
  for await (const [left, right] of findCandidates(store)) {
    compared++
    if (compared % reportEvery === 0) search.progress.report({ step: 'resolve', done: compared, unit: 'pairs' })
    const match = comparePair(left, right, search)
    if (!match || search.judgements.of(search.records[left]!.id, search.records[right]!.id)) continue
    learner.add(search.records[left]!, search.records[right]!, match.score)
    if (match.score.weightBits >= leastKeptBits) kept.push(match)
  }
  await dropKeys(store)
  if (compared >= mostPairs) problems.push(tooManyPairs())
  const learnt = learner.learn(search.judgements.list())
  const corrections = new Corrections(learnt)
  const correct = (match: Match) => ({ ...match, score: correctScore(match.score, kindOfPair(search.records[match.left]!, search.records[match.right]!), corrections) })
  const matches = kept.map(correct).filter(({ score }) => score.probability >= leastShownProbability)
  return { matches: [...matches, ...judgedMatches(search).map(correct)], compared, learnt, problems }
}

function comparePair(left: number, right: number, search: MatchSearch): Match | undefined {
  const [one, other] = [search.records[left]!, search.records[right]!]
  if (!isComparable(one, other)) return undefined
  return { left, right, score: scorePair(one, other, search.contexts.get(one.family)!) }
}

function judgedMatches(search: MatchSearch): Match[] {
  const numbers = new Map(search.records.map((record, number) => [record.id, number]))
  return search.judgements.list().flatMap((row) => {
    const pair = [numbers.get(row.left), numbers.get(row.right)].sort((a, b) => (a ?? 0) - (b ?? 0))
    if (pair[0] === undefined || pair[1] === undefined) return []
    return comparePair(pair[0], pair[1], search) ?? []
  })
}

function tooManyPairs(): Problem {
  return {
    code: 'limit.resolve-pairs',
    severity: 'error',
    message: `More than ${mostPairs} pairs of entities share a key; the pairs beyond were not compared. Resolve parts of the case apart, or judge by hand.`,
  }
}
