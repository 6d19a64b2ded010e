import type { KeyPart } from '../plan/blocking-plan.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { partColumn } from './key-candidates.ts'

/** How often a part is the same in two records that are the same thing, both being filled, before anything is learnt. */
const defaultAgreement: Readonly<Record<string, number>> = {
  text: 0.75, sorted: 0.77, tail: 0.8, user: 0.78, words: 0.85, sound: 0.84, start: 0.86, end: 0.82, 'month-day': 0.8, year: 0.88,
  'month-start': 0.9, week: 0.6, 'week-next': 0.65, magnitude: 0.7, 'magnitude-next': 0.72, area: 0.92, initial: 0.92,
}
const pairCount = 4000
const seed = 7
/** What it is worth to find a pair for the first time, the second, the third. */
const againWorth = [1, 0.2, 0.05] as const
/** Pairs are bits of words: what keys share is told for 32 pairs at a time. */
const pairWords = Math.ceil(pairCount / 32)

/**
 * Pairs that are the same, drawn from what is known of the fields: which are filled (from the records themselves), and how
 * often each part agrees. It says which share of such pairs a set of keys would find.
 */
export class MatchSimulation {
  /** For each part, which simulated pairs share it. */
  readonly #shared = new Map<string, Uint32Array>()
  /** The pairs found never, once, twice so far. */
  readonly #found = againWorth.map((_, times) => new Uint32Array(pairWords).fill(times === 0 ? 0xffffffff : 0))

  /**
   * `filled` has, for each of some records, which fields are filled, in the order of the plan's; `agreement` is what has
   * been learnt of a field's identical values, by name.
   */
  constructor(plan: LinkagePlan, filled: readonly (readonly boolean[])[], agreement: ReadonlyMap<string, number>) {
    const draw = seededNumbers(seed)
    for (let pair = 0; pair < pairCount; pair++) {
      const one = filled[Math.floor(draw() * filled.length)]!
      const other = filled[Math.floor(draw() * filled.length)]!
      for (const [place, field] of plan.fields.entries()) {
        const drawn = draw()
        for (const [form, base] of Object.entries(defaultAgreement)) {
          const share = learntShare(base, agreement.get(field.name))
          if (one[place] && other[place] && drawn < share) this.#sharedOf(`${field.name}|${form}`)[pair >> 5]! |= 1 << (pair & 31)
        }
      }
    }
  }

  /**
   * What a key would add to those taken so far: the share of pairs that it finds first, and a part of those that it finds
   * once more, since true pairs err in more ways than a simulation knows.
   */
  gainOf(key: readonly KeyPart[]): number {
    const shared = this.#sharedOfKey(key)
    return this.#found.reduce((gained, found, times) => gained + againWorth[times]! * countBits(shared, found), 0) / pairCount
  }

  /** Takes a key. */
  take(key: readonly KeyPart[]): void {
    const shared = this.#sharedOfKey(key)
    for (let word = 0; word < pairWords; word++) {
      let moved = 0
      for (const found of this.#found) {
        const leaves = found[word]! & shared[word]!
        found[word] = (found[word]! & ~leaves) | moved
        moved = leaves
      }
    }
  }

  /** The share of pairs that the keys taken so far find. */
  get recall(): number {
    let left = 0
    for (let pair = 0; pair < pairCount; pair++) left += (this.#found[0]![pair >> 5]! >>> (pair & 31)) & 1
    return 1 - left / pairCount
  }

  #sharedOfKey(key: readonly KeyPart[]): Uint32Array {
    const [first, ...others] = key.map((part) => this.#sharedOf(partColumn(part)))
    return others.length === 0 ? first! : first!.map((word, at) => others.reduce((left, of) => left & of[at]!, word))
  }

  #sharedOf(name: string): Uint32Array {
    const made = this.#shared.get(name) ?? new Uint32Array(pairWords)
    this.#shared.set(name, made)
    return made
  }
}

/** Bits that two lists of words have in common. */
function countBits(one: Uint32Array, other: Uint32Array): number {
  let count = 0
  for (let at = 0; at < one.length; at++) {
    let word = one[at]! & other[at]!
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

/** Parts are at least as often the same as whole values; where these agree less than usual, so do their parts, in proportion. */
function learntShare(base: number, learnt: number | undefined): number {
  return learnt === undefined ? base : 1 - ((1 - base) * (1 - learnt)) / (1 - defaultAgreement['text']!)
}
