import type { PairScore } from '../compare/score-pair.ts'
import { leastRecords, priorBits, roundBits } from '../weigh/match-weight.ts'

/** One line of the explanation of a match: what was compared, how it agrees, and what that is worth. */
export interface ExplanationEntry {
  readonly property: string
  readonly level: string
  /** Two decimals. */
  readonly bits: number
  readonly left?: string
  readonly right?: string
  readonly conflict?: true
  /** Of the bits, what the case taught; absent: nothing. */
  readonly learntBits?: number
}

/** The evidence of a pair as entries that add up to its weight (but for rounding), the prior first. */
export function explainMatch(score: PairScore, records: number): ExplanationEntry[] {
  const prior: ExplanationEntry = { property: 'prior', level: `1 in ${Math.max(leastRecords, records)}`, bits: roundBits(priorBits(records)) }
  return [
    prior,
    ...score.comparisons.map(({ property, level, bits, left, right, conflict, learntBits }) => ({
      property,
      level,
      bits: roundBits(bits),
      ...(left === undefined ? {} : { left }),
      ...(right === undefined ? {} : { right }),
      ...(conflict ? { conflict } : {}),
      ...learntOf(learntBits),
    })),
  ]
}

function learntOf(learntBits: number | undefined): Pick<ExplanationEntry, 'learntBits'> {
  return learntBits ? { learntBits } : {}
}
