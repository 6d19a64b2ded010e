import type { JudgementRow } from './judgement-row.ts'

/** A pair of which a person said whether it is the same: what a model can learn from. */
export interface LabelledPair {
  /** The smaller id. */
  readonly left: string
  readonly right: string
  readonly isSame: boolean
}

/** Pairs judged the same or different, from the judgements in force, in order of their ids. What a person was unsure of teaches nothing. */
export function labelledPairs(judgements: readonly JudgementRow[]): LabelledPair[] {
  const inForce = judgements.filter((row) => row.inForce && row.judgement !== 'unsure' && row.left !== row.right)
  const pairs = inForce.map(({ left, right, judgement }) => ({ left: left < right ? left : right, right: left < right ? right : left, isSame: judgement === 'positive' }))
  return pairs.sort((a, b) => (a.left !== b.left ? (a.left < b.left ? -1 : 1) : a.right < b.right ? -1 : 1))
}
