import { connectPairs, type ScoredPairs } from './scored-pairs.ts'

/** Precision, recall and their harmonic mean, each from 0 to 1. */
export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Figures, and the probability from which pairs were taken. */
export interface FiguresAt extends Figures {
  readonly threshold: number
}

/** Number of pairs of records with one true cluster; `truth` holds the cluster number of each record. */
export function countTruePairs(truth: ArrayLike<number>): number {
  return [...clusterSizes(truth).values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** Pair figures at a threshold: of all true pairs of the set, also those that no pair was made for. */
export function pairFigures(truth: ArrayLike<number>, pairs: ScoredPairs, threshold: number): FiguresAt {
  let [told, right] = [0, 0]
  for (let row = 0; row < pairs.left.length; row++) {
    if (pairs.probability[row]! < threshold) continue
    told++
    if (isTrue(truth, pairs, row)) right++
  }
  return { ...figuresOf(told, right, countTruePairs(truth)), threshold }
}

/**
 * Pair figures at the threshold with the best F1, chosen with the labels: what an investigator never has. Reported
 * beside the figures at the default, never instead of them. Pairs of one probability are taken together.
 */
export function bestPairFigures(truth: ArrayLike<number>, pairs: ScoredPairs): FiguresAt {
  const order = orderByProbability(pairs)
  const total = countTruePairs(truth)
  let right = 0
  let best: FiguresAt = { ...figuresOf(0, 0, total), threshold: 1 }
  for (let at = 0; at < order.length; at++) {
    if (isTrue(truth, pairs, order[at]!)) right++
    const threshold = pairs.probability[order[at]!]!
    if (at + 1 < order.length && pairs.probability[order[at + 1]!] === threshold) continue
    const figures = figuresOf(at + 1, right, total)
    if (figures.f1 > best.f1) best = { ...figures, threshold }
  }
  return best
}

/** Cluster-pair figures: pairs within the clusters found against pairs within the true ones. */
export function clusterPairFigures(truth: ArrayLike<number>, found: ArrayLike<number>): Figures {
  return figuresOf(countTruePairs(found), countTruePairs(crossed(truth, found)), countTruePairs(truth))
}

/**
 * B-cubed: precision and recall of each record's cluster, averaged over records.
 * Source: Bagga and Baldwin, Algorithms for Scoring Coreference Chains, 1998.
 */
export function bCubed(truth: ArrayLike<number>, found: ArrayLike<number>): Figures {
  const both = crossed(truth, found)
  const [trueSizes, foundSizes, bothSizes] = [clusterSizes(truth), clusterSizes(found), clusterSizes(both)]
  let [precision, recall] = [0, 0]
  for (let record = 0; record < truth.length; record++) {
    const together = bothSizes.get(both[record]!)!
    precision += together / foundSizes.get(found[record]!)!
    recall += together / trueSizes.get(truth[record]!)!
  }
  const count = Math.max(1, truth.length)
  return { precision: precision / count, recall: recall / count, f1: harmonic(precision / count, recall / count) }
}

/** How far told probabilities stand from what came true. */
export interface Calibration {
  /** Mean over ten bins of equal width, weighted by pairs, of |mean probability - share of true pairs|. Source: Naeini et al., AAAI 2015. */
  readonly error: number
  /** The same over the pairs at 0.5 and above only: the crowd of pairs that are surely different does not flatter it. */
  readonly errorOfMatches: number
  readonly bins: readonly { readonly pairs: number; readonly told: number; readonly cameTrue: number }[]
}

/**
 * The expected calibration error over the pairs told at `least` and above: programs differ in how many pairs they keep
 * that are surely different, and each of these would flatter them.
 */
export function measureCalibration(truth: ArrayLike<number>, pairs: ScoredPairs, least = 0.01): Calibration {
  const bins = Array.from({ length: binCount }, () => ({ pairs: 0, told: 0, cameTrue: 0 }))
  for (let row = 0; row < pairs.left.length; row++) {
    const probability = pairs.probability[row]!
    if (probability < least) continue
    const bin = bins[Math.min(binCount - 1, Math.floor(probability * binCount))]!
    bin.pairs++
    bin.told += probability
    if (isTrue(truth, pairs, row)) bin.cameTrue++
  }
  return { error: meanGap(bins), errorOfMatches: meanGap(bins.slice(binCount / 2)), bins }
}

/** Recall among pairs that are all but certain. */
export interface CertainRecall {
  /** Precision and recall of the pairs at the certainty asked for. */
  readonly precision: number
  readonly recall: number
  /** Recall of the longest run of pairs from the surest downwards, none below the certainty, among which no pair is wrong. */
  readonly recallWithoutError: number
}

/** Recall at probability `certainty` and above (0.99 by default), with its precision, and as far as precision is 1. */
export function certainRecall(truth: ArrayLike<number>, pairs: ScoredPairs, certainty = 0.99): CertainRecall {
  const order = orderByProbability(pairs).filter((row) => pairs.probability[row]! >= certainty)
  const total = countTruePairs(truth)
  const wrong = order.find((row) => !isTrue(truth, pairs, row))
  const sure = wrong === undefined ? order.length : order.filter((row) => pairs.probability[row]! > pairs.probability[wrong]!).length
  const { precision, recall } = pairFigures(truth, pairs, certainty)
  return { precision, recall, recallWithoutError: total === 0 ? 0 : sure / total }
}

/** Figures of the clusters that connected pairs make, at the threshold of a grid where cluster-pair F1 (or B-cubed F1) is best; chosen with labels. */
export function bestComponents(truth: ArrayLike<number>, pairs: ScoredPairs): { readonly byPairs: FiguresAt; readonly byBCubed: FiguresAt } {
  const tried = thresholdGrid.map((threshold) => {
    const found = connectPairs(pairs, truth.length, threshold)
    return { byPairs: { ...clusterPairFigures(truth, found), threshold }, byBCubed: { ...bCubed(truth, found), threshold } }
  })
  const best = (figures: readonly FiguresAt[]) => figures.reduce((one, other) => (other.f1 > one.f1 ? other : one))
  return { byPairs: best(tried.map(({ byPairs }) => byPairs)), byBCubed: best(tried.map(({ byBCubed }) => byBCubed)) }
}

const binCount = 10
const clusterLimit = 2 ** 26

/** From 0.01 to 0.9999999, even in log odds: 0.01 to 0.5 coarsely, then one bit a step. */
const thresholdGrid = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, ...Array.from({ length: 24 }, (_, bits) => 2 ** bits / (1 + 2 ** bits))]

function isTrue(truth: ArrayLike<number>, pairs: ScoredPairs, row: number): boolean {
  return truth[pairs.left[row]!] === truth[pairs.right[row]!]
}

function figuresOf(told: number, right: number, total: number): Figures {
  const [precision, recall] = [told === 0 ? 1 : right / told, total === 0 ? 1 : right / total]
  return { precision, recall, f1: harmonic(precision, recall) }
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

function clusterSizes(clusters: ArrayLike<number>): Map<number, number> {
  const sizes = new Map<number, number>()
  for (let record = 0; record < clusters.length; record++) sizes.set(clusters[record]!, (sizes.get(clusters[record]!) ?? 0) + 1)
  return sizes
}

/** A cluster number for each pair of (true cluster, found cluster) that occurs; cluster numbers are below 2^26. */
function crossed(truth: ArrayLike<number>, found: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, number>()
  return Int32Array.from({ length: truth.length }, (_, record) => {
    const key = truth[record]! * clusterLimit + found[record]!
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
}

function orderByProbability(pairs: ScoredPairs): Uint32Array {
  return Uint32Array.from({ length: pairs.left.length }, (_, row) => row).sort((a, b) => pairs.probability[b]! - pairs.probability[a]!)
}

function meanGap(bins: readonly { readonly pairs: number; readonly told: number; readonly cameTrue: number }[]): number {
  const all = bins.reduce((sum, { pairs }) => sum + pairs, 0)
  return all === 0 ? 0 : bins.reduce((sum, { told, cameTrue }) => sum + Math.abs(told - cameTrue), 0) / all
}
