import type { MatchRecord } from '../match-record.ts'
import { priorBits, probabilityOf, roundBits } from '../weigh/match-weight.ts'
import type { CompareContext } from './compare-context.ts'
import { compareRecords } from './compare-records.ts'
import type { Comparison } from './comparison.ts'

/** The evidence that two records are the same. */
export interface PairScore {
  readonly weightBits: number
  readonly probability: number
  readonly rule: 'identifier' | 'model'
  readonly comparisons: readonly Comparison[]
  /** Something speaks against that no register number or document outweighs: never joined by computation. */
  readonly conflict: boolean
  /** A register number or document agrees. */
  readonly outweighs: boolean
}

/** Compares two records of one family and adds up the evidence, prior included. The weight is rounded to what is written down, so that it can be clustered again. */
export function scorePair(left: MatchRecord, right: MatchRecord, context: CompareContext): PairScore {
  const comparisons = compareRecords(left, right, context)
  const weightBits = roundBits(comparisons.reduce((total, comparison) => total + comparison.bits, priorBits(context.records)))
  const identified = comparisons.filter((comparison) => comparison.identifies)
  const outweighs = identified.some((comparison) => comparison.identifies !== 'contact')
  return {
    weightBits,
    probability: probabilityOf(weightBits),
    rule: identified.length > 0 ? 'identifier' : 'model',
    comparisons,
    conflict: !outweighs && comparisons.some((comparison) => comparison.conflict),
    outweighs,
  }
}
