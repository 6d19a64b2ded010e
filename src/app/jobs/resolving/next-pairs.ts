import { Failure } from '../../../base/failure.ts'
import type { Journal } from '../../../case/journal/journal.ts'
import { showPairs, type PairToJudge, type Reviewing } from './pair-to-judge.ts'
import type { Asked } from './question-rows.ts'
import { readResolutionSample } from './resolution-sample.ts'
import { judgementsMade, pairKey, pairsNotJudgedBy, queueReview, type QueuedPair } from './review-case.ts'

/** Which pairs a reviewer is given. */
export interface PairsAsked extends Reviewing {
  /** `queue`: those whose judgement is expected to change the clusters most; `sample`: those of the sample that was drawn. */
  readonly from: 'queue' | 'sample'
  /** Only pairs that another person judged and this reviewer did not; of a sample, all that this reviewer did not. Always blind. */
  readonly second: boolean
  readonly limit: number
}

/** A pair of a queue: beside what both tell, what its judgement is expected to change. */
export interface NextPair extends PairToJudge {
  /** Of the queue, unless it is shown blind. */
  readonly queued?: QueuedPair
}

/**
 * The pairs that a reviewer is to judge next, in the order in which they are worth it. Pairs judged since the build are left out, though their
 * effect on the others is not reckoned in before the next build. Throws `usage` when a sample is asked for and none was drawn.
 */
export async function nextPairs(asked: Asked, journal: Journal, options: PairsAsked): Promise<NextPair[]> {
  const blind = options.blind || options.second || options.from === 'sample'
  if (options.from === 'sample') return showPairs(asked, samplePairs(journal, options), { ...options, journal, blind })
  if (options.second) return showPairs(asked, pairsOfOthers(journal, options.reviewer).slice(0, options.limit), { ...options, journal, blind })
  const judged = new Set(judgementsMade(journal).map(({ left, right }) => pairKey(left, right)))
  const queue = (await queueReview(asked, options.limit + judged.size)).filter(({ left, right }) => !judged.has(pairKey(left, right))).slice(0, options.limit)
  const shown = await showPairs(asked, queue.map(({ left, right }) => [left, right] as const), { ...options, journal, blind })
  const queuedOf = new Map(queue.map((item) => [pairKey(item.left, item.right), item]))
  return blind ? shown : shown.map((pair) => ({ ...pair, queued: queuedOf.get(pairKey(pair.left.id, pair.right.id))! }))
}

function samplePairs(journal: Journal, { reviewer, second, limit }: PairsAsked): readonly (readonly [left: string, right: string])[] {
  const sample = readResolutionSample(journal)
  if (!sample) throw new Failure('usage', 'No sample was drawn yet. Draw one with --draw.')
  return (second ? pairsNotJudgedBy(journal, reviewer, sample.all) : sample.open).slice(0, limit)
}

/** Pairs that others judged and this person did not, in the order judged. */
function pairsOfOthers(journal: Journal, person: string): (readonly [left: string, right: string])[] {
  const pairs = new Map(judgementsMade(journal).map(({ left, right }) => [pairKey(left, right), [left, right] as const]))
  return pairsNotJudgedBy(journal, person, [...pairs.values()])
}
