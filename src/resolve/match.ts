import type { PairScore } from './compare/score-pair.ts'

/** A pair of records that may be the same, with its evidence, by the numbers of the records. */
export interface Match {
  readonly left: number
  readonly right: number
  readonly score: PairScore
}

/** Pairs at least this probable are kept and shown, joined or not. */
export const leastShownProbability = 0.5

/** Pairs at least this probable are joined, where nothing speaks against it. */
export const leastJoinedProbability = 0.9
