import type { JudgementRow } from '../judge/judgement-row.ts'
import type { SampledStratum } from './draw-sample.ts'
import { estimateErrors, type ErrorEstimates } from './estimate-error.ts'

/** How far a sample was judged, and what follows from it. */
export interface JudgedSample {
  readonly estimates: ErrorEstimates
  /** Pairs drawn. */
  readonly drawn: number
  /** Pairs on which there was not enough to tell: they count for nothing. */
  readonly unsure: number
  /** All pairs drawn, in an order that mixes the strata: the place of a pair does not tell whether it was joined. */
  readonly all: readonly (readonly [left: string, right: string])[]
  /** Those without a judgement in force. */
  readonly open: readonly (readonly [left: string, right: string])[]
}

/** Puts the judgements in force beside the sample that was drawn. */
export function judgeSample(strata: readonly SampledStratum[], judgements: readonly JudgementRow[]): JudgedSample {
  const inForce = new Map(judgements.filter((row) => row.inForce).map((row) => [pairKey(row.left, row.right), row.judgement]))
  const saidOf = ([left, right]: readonly [string, string]) => inForce.get(pairKey(left, right))
  const judged = strata.map(({ joined, population, expectedError, drawn }) => {
    const said = drawn.map(saidOf)
    const contrary = joined ? 'negative' : 'positive'
    return {
      joined, population, expectedError, judged: said.filter((word) => word === 'positive' || word === 'negative').length,
      wrong: said.filter((word) => word === contrary).length,
    }
  })
  const pairs = strata.flatMap(({ drawn }) => drawn).sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))
  return {
    estimates: estimateErrors(judged), drawn: pairs.length, unsure: pairs.filter((pair) => saidOf(pair) === 'unsure').length,
    all: pairs,
    open: pairs.filter((pair) => saidOf(pair) === undefined),
  }
}

function pairKey(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`
}
