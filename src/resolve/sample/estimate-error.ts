import { seededNumbers } from '../../base/seeded-numbers.ts'
import { drawBeta } from './random-beta.ts'

/** What was judged of a stratum. */
export interface JudgedStratum {
  readonly joined: boolean
  readonly population: number
  /** Mean probability that the machine is wrong on a pair, by its own weights. */
  readonly expectedError: number
  /** Pairs of the sample that were judged the same or different. */
  readonly judged: number
  /** Judged otherwise than the machine left them. */
  readonly wrong: number
}

/** An estimated number of pairs with its interval. */
export interface ErrorEstimate {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** Pairs that it could be of. */
  readonly population: number
  readonly judged: number
  readonly wrong: number
}

/** Estimates of both errors of a resolution. */
export interface ErrorEstimates {
  /** Pairs joined that are not the same. */
  readonly falseMerges: ErrorEstimate
  /** Pairs kept apart that are the same, among those that were compared and kept. */
  readonly missedMerges: ErrorEstimate
  readonly level: number
}

const draws = 2000
const priorPairs = 1.5

/**
 * Estimates how many merges are wrong and how many are missing from a stratified sample that was judged. Each stratum
 * stands for itself: the unjudged pairs of a stratum are wrong as often as those judged of it, with a weak prior worth one and a
 * half pairs at the machine's own probability (5 % at least); strata judged whole have no error of sampling. Intervals are equal-tailed; how
 * often they hold the truth is measured by `bench/match/error-interval.ts`. The draws have a fixed seed.
 */
export function estimateErrors(strata: readonly JudgedStratum[], level = 0.9): ErrorEstimates {
  return {
    falseMerges: estimateSide(strata.filter((stratum) => stratum.joined), level),
    missedMerges: estimateSide(strata.filter((stratum) => !stratum.joined), level),
    level,
  }
}

function estimateSide(strata: readonly JudgedStratum[], level: number): ErrorEstimate {
  const random = seededNumbers(1)
  const totals = Float64Array.from({ length: strata.length === 0 ? 0 : draws }, () => strata.reduce((total, stratum) => total + drawWrong(stratum, random), 0)).sort()
  const quantile = (share: number) => (totals.length === 0 ? 0 : totals[Math.min(draws - 1, Math.max(0, Math.round(share * draws - 0.5)))]!)
  const sum = (of: (stratum: JudgedStratum) => number) => strata.reduce((total, stratum) => total + of(stratum), 0)
  return {
    // Where nothing wrong was found, nothing wrong may be there.
    estimate: sum(expectedWrong),
    low: sum(({ wrong }) => wrong) === 0 ? 0 : quantile((1 - level) / 2),
    high: quantile((1 + level) / 2),
    population: sum(({ population }) => population),
    judged: sum(({ judged }) => judged),
    wrong: sum(({ wrong }) => wrong),
  }
}

function priorOf({ expectedError }: JudgedStratum): readonly [wrong: number, right: number] {
  const share = Math.max(0.05, Math.min(0.9, expectedError))
  return [priorPairs * share, priorPairs * (1 - share)]
}

function expectedWrong(stratum: JudgedStratum): number {
  const [wrong, right] = priorOf(stratum)
  return stratum.wrong + ((stratum.population - stratum.judged) * (stratum.wrong + wrong)) / (stratum.judged + wrong + right)
}

/** Wrong pairs in a stratum: those judged, and of the others a draw of the share and of the pairs (rounded; large counts by their mean). */
function drawWrong(stratum: JudgedStratum, random: () => number): number {
  const left = stratum.population - stratum.judged
  if (left <= 0) return stratum.wrong
  const [wrong, right] = priorOf(stratum)
  const share = drawBeta(stratum.wrong + wrong, stratum.judged - stratum.wrong + right, random)
  if (left > 50) return stratum.wrong + Math.round(left * share)
  let found = stratum.wrong
  for (let pair = 0; pair < left; pair++) if (random() < share) found++
  return found
}
