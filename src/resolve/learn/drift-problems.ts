import type { Problem } from '../../model/problem.ts'
import { mostLevelBits } from './learn-weights.ts'
import type { LearntWeights } from './learnt-weights.ts'

/** Levels that are met more seldom than this among pairs that are the same move no cluster worth a warning. */
const leastM = 0.02

/** One problem for each kind of party whose pairs speak so strongly against the weights assumed before that they were not followed all the way. */
export function driftProblems(learnt: readonly LearntWeights[]): Problem[] {
  return learnt.flatMap(({ kind, state, levels }): Problem[] => {
    const far = levels.filter(({ wantedBits, m }) => Math.abs(wantedBits) > mostLevelBits && m >= leastM)
    if (state !== 'learnt' || far.length === 0) return []
    const told = far.map(({ property, level, wantedBits }) => `${property} '${level}' by ${wantedBits} bits`).join(', ')
    return [{
      code: 'resolve.weights-drift', severity: 'warning',
      message: `By the pairs of the case the evidence of ${kind}s' levels moves further than ${mostLevelBits} bits from what is usual (${told}); it was moved by ${mostLevelBits}. `
        + "See the view learnt_weights, and judge some pairs: 'jackdaw review --draw'.",
    }]
  })
}

/** What was learnt, in words for the person who builds. */
export function describeLearnt(learnt: readonly LearntWeights[]): string {
  return learnt.filter(({ expectedPairs, judgedPairs }) => expectedPairs + judgedPairs > 0).map(({ kind, state, expectedPairs, judgedPairs }) => {
    const judged = judgedPairs > 0 ? ` and ${judgedPairs} judged ones` : ''
    return state === 'learnt' ? `weights of ${kind}s learnt from ${Math.round(expectedPairs)} pairs${judged}` : `too few pairs of ${kind}s to learn weights from`
  }).join('; ')
}
