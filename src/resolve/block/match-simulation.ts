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

/**
 * Pairs that are the same, drawn from what is known of the fields: which are filled (from the records themselves), and how
 * often each part agrees. It says which share of such pairs a set of keys would find.
 */
export class MatchSimulation {
  /** For each part, which simulated pairs share it. */
  readonly #shared = new Map<string, Uint8Array>()
  readonly #found = new Uint8Array(pairCount)

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
          if (one[place] && other[place] && drawn < share) this.#sharedOf(`${field.name}|${form}`)[pair] = 1
        }
      }
    }
  }

  /**
   * What a key would add to those taken so far: the share of pairs that it finds first, and a part of those that it finds
   * once more, since true pairs err in more ways than a simulation knows.
   */
  gainOf(key: readonly KeyPart[]): number {
    let gained = 0
    const shared = key.map((part) => this.#sharedOf(partColumn(part)))
    for (let pair = 0; pair < pairCount; pair++) if (this.#found[pair]! < againWorth.length && shared.every((of) => of[pair])) gained += againWorth[this.#found[pair]!]!
    return gained / pairCount
  }

  /** Takes a key. */
  take(key: readonly KeyPart[]): void {
    const shared = key.map((part) => this.#sharedOf(partColumn(part)))
    for (let pair = 0; pair < pairCount; pair++) if (shared.every((of) => of[pair])) this.#found[pair]!++
  }

  /** The share of pairs that the keys taken so far find. */
  get recall(): number {
    let found = 0
    for (const one of this.#found) found += one > 0 ? 1 : 0
    return found / pairCount
  }

  #sharedOf(name: string): Uint8Array {
    const made = this.#shared.get(name) ?? new Uint8Array(pairCount)
    this.#shared.set(name, made)
    return made
  }
}

/** Parts are at least as often the same as whole values; where these agree less than usual, so do their parts, in proportion. */
function learntShare(base: number, learnt: number | undefined): number {
  return learnt === undefined ? base : 1 - ((1 - base) * (1 - learnt)) / (1 - defaultAgreement['text']!)
}
