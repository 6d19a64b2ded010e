import { drawBeta } from './random-beta.ts'
import { drawSample } from './draw-sample.ts'
import { estimateErrors, type ErrorEstimates } from './estimate-error.ts'
import { stratify, type WeighedPair } from './strata.ts'

/** A case made by chance: pairs with weights, and what is true of each. */
export interface SimulatedCase {
  readonly pairs: readonly WeighedPair[]
  readonly isSame: ReadonlyMap<string, boolean>
}

/**
 * Makes a case by chance: some hundred to some thousand pairs joined, and as many kept apart. The machine's weights are off by chance: in each case
 * it is more or less sure than it should be (its log-odds are stretched by 0.5 to 2 and moved by up to two bits).
 */
export function simulateCase(random: () => number): SimulatedCase {
  const [stretch, shift] = [0.5 * 4 ** random(), 4 * random() - 2]
  const pairs: WeighedPair[] = []
  const isSame = new Map<string, boolean>()
  const add = (told: number, implied: boolean) => {
    const bits = Math.log2(told / (1 - told))
    const truth = 1 / (1 + 2 ** -(bits / stretch + shift))
    const pair: WeighedPair = { left: String(pairs.length), right: 'x', joined: implied || told >= 0.9, ...(implied ? {} : { probability: told }) }
    pairs.push(pair)
    isSame.set(pair.left, random() < truth)
  }
  const [joined, apart] = [200 + Math.floor(random() * 4000), 200 + Math.floor(random() * 4000)]
  for (let pair = 0; pair < joined; pair++) add(0.9 + 0.0999 * drawBeta(2, 0.5, random), random() < 0.1)
  for (let pair = 0; pair < apart; pair++) add(0.001 + 0.898 * drawBeta(0.4, 1.2, random), false)
  return { pairs, isSame }
}

/** Samples a simulated case, judges the sample truly, and gives the estimates with what is true. */
export function estimateSimulated({ pairs, isSame }: SimulatedCase, options: { readonly size: number; readonly seed: number; readonly level: number }) {
  const sampled = drawSample(stratify(pairs), options)
  const judged = sampled.map((stratum) => ({
    ...stratum, judged: stratum.drawn.length, wrong: stratum.drawn.filter(([left]) => isSame.get(left) !== stratum.joined).length,
  }))
  const truth = (joined: boolean) => pairs.filter((pair) => pair.joined === joined && isSame.get(pair.left) !== joined).length
  const estimates: ErrorEstimates = estimateErrors(judged, options.level)
  return { estimates, falseMerges: truth(true), missedMerges: truth(false) }
}
