import type { Strength } from '../check.ts'

/** One side of a contradiction: a statement and where it stands. */
export interface ContradictionSide {
  readonly value: string
  readonly statementId: string
  readonly entityId: string
  readonly exhibit: string
  readonly locator: string
}

/** Two statements that cannot both be true. */
export interface Contradiction {
  readonly rule: string
  readonly canonicalId: string
  readonly caption: string
  readonly property: string
  readonly left: ContradictionSide
  readonly right: ContradictionSide
  /** Probability that both sides speak of one entity, 0 to 1. */
  readonly sameProbability: number
  readonly strength: Strength
  readonly message: string
  /** Sentences. */
  readonly explanations: readonly string[]
}
