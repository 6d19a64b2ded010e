import { sha256OfParts } from '../../base/hash.ts'
import type { Stratum, WeighedPair } from './strata.ts'

/** How many pairs of a stratum there are, and which of them are to be judged. */
export interface SampledStratum {
  readonly name: string
  readonly joined: boolean
  readonly population: number
  readonly expectedError: number
  readonly drawn: readonly (readonly [left: string, right: string])[]
}

const leastEach = 4
/** Strata that the machine is sure of are looked at all the same. */
const leastSpread = 0.1

/**
 * Draws pairs to be judged: so many of each stratum as its size and doubt ask for (Neyman 1934, doi:10.2307/2342192; four
 * at least, or all there are), those whose hash with the seed is smallest. The same pairs and seed give the same sample, and
 * a greater one begins with the smaller.
 */
export function drawSample(strata: readonly Stratum[], { size, seed }: { readonly size: number; readonly seed: number }): SampledStratum[] {
  const sizes = allocate(strata, size)
  return strata.map(({ name, joined, pairs, expectedError }, at) => ({
    name, joined, population: pairs.length, expectedError, drawn: inHashOrder(pairs, seed).slice(0, sizes[at]).map(({ left, right }) => [left, right] as const),
  }))
}

function allocate(strata: readonly Stratum[], size: number): number[] {
  const least = strata.map(({ pairs }) => Math.min(leastEach, pairs.length))
  const left = Math.max(0, size - least.reduce((sum, each) => sum + each, 0))
  const spreads = strata.map(({ pairs, expectedError }) => pairs.length * Math.max(leastSpread, Math.sqrt(expectedError * (1 - expectedError))))
  // Both errors are asked for, so each side has half of the sample, however many pairs it has.
  const totals = [true, false].map((joined) => spreads.reduce((sum, spread, at) => (strata[at]!.joined === joined ? sum + spread : sum), 0))
  const sides = totals.filter((total) => total > 0).length
  const shares = strata.map(({ joined }, at) => spreads[at]! / (totals[joined ? 0 : 1]! || 1) / Math.max(1, sides))
  return strata.map(({ pairs }, at) => Math.min(pairs.length, least[at]! + Math.floor(left * shares[at]!)))
}

function inHashOrder(pairs: readonly WeighedPair[], seed: number): WeighedPair[] {
  const keyed = pairs.map((pair) => ({ pair, key: sha256OfParts([String(seed), pair.left, pair.right]) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ pair }) => pair)
}
