import { listPartitions } from './partitions.ts'
import type { UncertainPiece } from './uncertain-pieces.ts'

/** Draws the group of each unit of a piece. */
export interface PieceSampler {
  draw(random: () => number): ArrayLike<number>
}

const rounds = 300
const mostWeight = 25
/** Pieces of more units have too many partitions to list. */
export const mostListedUnits = 6

/**
 * The distribution of greatest entropy over all partitions of a small piece in which each pair with an edge is together as
 * often as its probability says; found by fitting one weight for each pair (iterative scaling, Darroch and Ratcliff 1972,
 * doi:10.1214/aoms/1177692379). Where the probabilities contradict one another (A is B, B is C, A is not C), it comes as
 * near as there are partitions.
 */
export function listedPartitions(piece: UncertainPiece): PieceSampler {
  const possible = listPartitions(piece.units.length).filter((groups) => piece.barred.every(([left, right]) => groups[left] !== groups[right]))
  const isTogether = piece.pairs.map(({ left, right }) => possible.map((groups) => groups[left] === groups[right]))
  const weights = piece.pairs.map(({ probability }) => logitOf(probability))
  let shares: Float64Array = sharesOf(isTogether, weights, possible.length)
  for (let round = 0; round < rounds; round++) {
    let worst = 0
    for (const [pair, { probability }] of piece.pairs.entries()) {
      const met = shares.reduce((sum, share, at) => (isTogether[pair]![at] ? sum + share : sum), 0)
      worst = Math.max(worst, Math.abs(met - probability))
      weights[pair] = Math.max(-mostWeight, Math.min(mostWeight, weights[pair]! + 0.5 * (logitOf(probability) - logitOf(met))))
    }
    if (worst < 1e-4) break
    shares = sharesOf(isTogether, weights, possible.length)
  }
  return { draw: (random) => possible[drawIndex(shares, random())]! }
}

function sharesOf(isTogether: readonly (readonly boolean[])[], weights: readonly number[], count: number): Float64Array {
  const logs = new Float64Array(count).map((_, at) => isTogether.reduce((sum, together, pair) => (together[at] ? sum + weights[pair]! : sum), 0))
  const most = logs.reduce((best, log) => Math.max(best, log), -Infinity)
  const raised = logs.map((log) => Math.exp(log - most))
  const total = raised.reduce((sum, each) => sum + each, 0)
  return raised.map((each) => each / total)
}

function drawIndex(shares: Float64Array, at: number): number {
  let sum = 0
  for (let index = 0; index < shares.length; index++) {
    sum += shares[index]!
    if (at < sum) return index
  }
  return shares.length - 1
}

/** Natural log-odds, kept finite. */
export function logitOf(probability: number): number {
  const kept = Math.max(1e-9, Math.min(1 - 1e-9, probability))
  return Math.log(kept / (1 - kept))
}
