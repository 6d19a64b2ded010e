import { logitOf, type PieceSampler } from './partition-model.ts'
import type { UncertainPiece } from './uncertain-pieces.ts'

const warmSweeps = 1200
const sweepsBetween = 5
/** Natural log-odds of a pair without an edge, as in clustering: two bits against. */
const absentWeight = -2 * Math.LN2

/**
 * Draws partitions of a large piece unit by unit (Gibbs sampling; Geman and Geman 1984, doi:10.1109/TPAMI.1984.4767596). In
 * the first sweeps the weight of each pair is led to where the pair is together as often as its probability says (Robbins
 * and Monro 1951, doi:10.1214/aoms/1177729586, the later weights averaged: Polyak and Juditsky 1992,
 * doi:10.1137/0330046); then the weights stay.
 */
export class GibbsSampler implements PieceSampler {
  readonly #groups: Int32Array
  readonly #sizes: Int32Array
  readonly #pairs: readonly { readonly left: number; readonly right: number; readonly probability: number }[]
  readonly #weights: Float64Array
  readonly #touching: readonly (readonly { readonly unit: number; readonly pair: number }[])[]
  readonly #barred: readonly ReadonlySet<number>[]
  /** Of the weights over the later of the first sweeps. */
  readonly #sums: Float64Array
  #isWarm = false

  constructor({ units, pairs, barred }: UncertainPiece) {
    this.#groups = Int32Array.from(units.keys())
    this.#sizes = new Int32Array(units.length).fill(1)
    this.#pairs = pairs
    this.#weights = Float64Array.from(pairs, ({ probability }) => logitOf(probability))
    this.#sums = new Float64Array(pairs.length)
    const touching = units.map((): { unit: number; pair: number }[] => [])
    for (const [pair, { left, right }] of pairs.entries()) {
      touching[left]!.push({ unit: right, pair })
      touching[right]!.push({ unit: left, pair })
    }
    this.#touching = touching
    const apart = units.map(() => new Set<number>())
    for (const [left, right] of barred) {
      apart[left]!.add(right)
      apart[right]!.add(left)
    }
    this.#barred = apart
  }

  draw(random: () => number): ArrayLike<number> {
    const sweeps = this.#isWarm ? sweepsBetween : warmSweeps
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (let unit = 0; unit < this.#groups.length; unit++) this.#place(unit, random)
      if (!this.#isWarm) this.#lead(sweep)
    }
    if (!this.#isWarm) this.#weights.set(this.#sums.map((sum) => sum / (warmSweeps / 2)))
    this.#isWarm = true
    return this.#groups
  }

  #lead(sweep: number): void {
    const step = 3 / (5 + sweep) ** 0.6
    for (const [pair, { left, right, probability }] of this.#pairs.entries()) {
      const together = this.#groups[left] === this.#groups[right] ? 1 : 0
      this.#weights[pair] = Math.max(-20, Math.min(20, this.#weights[pair]! + step * (probability - together)))
      if (sweep >= warmSweeps / 2) this.#sums[pair]! += this.#weights[pair]!
    }
  }

  #place(unit: number, random: () => number): void {
    const groups = this.#groups
    this.#sizes[groups[unit]!]!--
    const found = new Map<number, { weight: number; edges: number }>()
    for (const { unit: other, pair } of this.#touching[unit]!) {
      const known = found.get(groups[other]!) ?? { weight: 0, edges: 0 }
      found.set(groups[other]!, { weight: known.weight + this.#weights[pair]!, edges: known.edges + 1 })
    }
    for (const other of this.#barred[unit]!) found.delete(groups[other]!)
    const chances = [...found].filter(([group]) => this.#sizes[group]! > 0)
      .map(([group, { weight, edges }]) => [group, Math.exp(Math.min(500, weight + absentWeight * (this.#sizes[group]! - edges)))] as const)
    const total = chances.reduce((sum, [, chance]) => sum + chance, 1)
    let at = random() * total - 1
    let chosen = -1
    for (const [group, chance] of chances) {
      if (at < 0) break
      chosen = group
      at -= chance
    }
    groups[unit] = chosen < 0 ? this.#sizes.indexOf(0) : chosen
    this.#sizes[groups[unit]!]!++
  }
}
