import { bCubed, bestComponents, bestPairFigures, certainRecall, clusterPairFigures, measureCalibration, pairFigures, type FiguresAt } from './metrics.ts'
import { connectPairs, type ScoredPairs } from './scored-pairs.ts'

/** What one program made of a set: pairs, and the clusters it told itself. */
export interface Result {
  readonly pairs: ScoredPairs
  readonly clusters: Int32Array
}

/**
 * The figures of a result in lines. Whatever is `best` was chosen with the labels; whatever is `at` a threshold was not.
 * `own clusters` are those that the program wrote itself, by its own clusterer at its own default.
 */
export function describeResult(truth: Int32Array, { pairs, clusters }: Result): string[] {
  const { byPairs, byBCubed } = bestComponents(truth, pairs)
  const { error, errorOfMatches } = measureCalibration(truth, pairs)
  const { precision, recall, recallWithoutError } = certainRecall(truth, pairs)
  return [
    `pairs        best F1 ${at(bestPairFigures(truth, pairs))}; ${[0.5, 0.9, 0.95].map((threshold) => full(pairFigures(truth, pairs, threshold))).join('; ')}`,
    `components   best cluster-pair F1 ${at(byPairs)}, best B3 ${at(byBCubed)}; ${[0.5, 0.9, 0.95].map((threshold) => atThreshold(truth, pairs, threshold)).join('; ')}`,
    `own clusters cluster-pair F1 ${three(clusterPairFigures(truth, clusters).f1)}, B3 ${three(bCubed(truth, clusters).f1)}`,
    `calibration  error ${three(error)} over all pairs kept, ${three(errorOfMatches)} over those at 0.5 and above`,
    `p >= 0.99    precision ${four(precision)}, recall ${three(recall)}; recall with no error at all ${three(recallWithoutError)}`,
  ]
}

function atThreshold(truth: Int32Array, pairs: ScoredPairs, threshold: number): string {
  const found = connectPairs(pairs, truth.length, threshold)
  return `at ${threshold}: ${three(clusterPairFigures(truth, found).f1)} / B3 ${three(bCubed(truth, found).f1)}`
}

function at({ f1, threshold }: FiguresAt): string {
  return `${four(f1)} (p >= ${threshold.toPrecision(3)})`
}

function full({ f1, precision, recall, threshold }: FiguresAt): string {
  return `at ${threshold}: F1 ${four(f1)} (P ${three(precision)} R ${three(recall)})`
}

function three(figure: number): string {
  return figure.toFixed(3)
}

function four(figure: number): string {
  return figure.toFixed(4)
}
