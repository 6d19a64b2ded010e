/**
 * What a person says of a pair of entities. `none` is the absence of a judgement; `unsure` says that there is not
 * enough to tell.
 */
export type Judgement = 'positive' | 'negative' | 'unsure' | 'none'

/**
 * What follows for A and C when A, B and B, C were judged: same and same is same, same and different is different; of
 * two that differ from a third nothing follows.
 */
export function combineJudgements(left: Judgement, right: Judgement): Judgement {
  if (left === 'positive') return right
  if (right === 'positive') return left
  if (left === 'none' || right === 'none') return 'none'
  return 'unsure'
}
