import type { ValueCondition } from './condition.ts'

/** How often a level is met among pairs that are the same (`m`) and that are not (`u`), 0 to 1. */
export interface TrainedLevel {
  readonly m: number
  readonly u: number
}

/**
 * One level of agreement of a comparison. Levels are tried in order; the number of the first that holds is the pair's
 * level, the last ('differs', no condition) holds always, and -1 stands where either side is missing.
 */
export interface LevelPlan {
  readonly name: string
  /** Absent in the last level. */
  readonly when?: ValueCondition
  /** Share of the term-frequency adjustment that this level takes, 0 to 1; absent: none. */
  readonly termFrequency?: number
  readonly trained?: TrainedLevel
}

/** How one field of a pair is compared. */
export interface ComparisonPlan {
  readonly name: string
  readonly field: string
  /**
   * A field of the same domain. When both values are found exchanged between the two, the level is `crossedLevel`; where
   * that is absent the comparison is silent (-1): the other one has told it.
   */
  readonly crossedWith?: string
  readonly crossedLevel?: number
  readonly levels: readonly LevelPlan[]
}
