import type { PartyKind } from './learnt-levels.ts'

/** What a case taught of one level. */
export interface LearntLevel {
  readonly kind: PartyKind
  readonly property: string
  readonly level: string
  /** How often it is met among pairs that are the same, as assumed before and as learnt. */
  readonly expectedM: number
  readonly m: number
  /** The same among pairs that are not; absent where the frequency of words tells it. */
  readonly expectedU?: number
  readonly u?: number
  /** What the pairs of the case would add to the evidence of the level, in bits, and what is added: not more than `mostLevelBits`, and in order. */
  readonly wantedBits: number
  readonly bits: number
}

/** What a case taught of the pairs of one kind. */
export interface LearntWeights {
  readonly kind: PartyKind
  /** Learnt, or kept as assumed since the case has too few pairs that are likely the same. */
  readonly state: 'learnt' | 'too-few'
  /** Pairs reckoned to be the same among those compared. */
  readonly expectedPairs: number
  /** Pairs that persons judged, of those that taught. */
  readonly judgedPairs: number
  /** Share of all pairs that are the same, as found and as assumed: the weights go by the latter. */
  readonly prior: number
  readonly assumedPrior: number
  readonly levels: readonly LearntLevel[]
}

/** What is added to the evidence of a level of pairs of a kind, in bits; zero where nothing was learnt. */
export class Corrections {
  readonly #bits = new Map<string, number>()

  constructor(learnt: readonly LearntWeights[]) {
    for (const { kind, state, levels } of learnt) {
      if (state !== 'learnt') continue
      for (const { property, level, bits } of levels) this.#bits.set(`${kind} ${property} ${level}`, bits)
    }
  }

  /** Of a level. */
  of(kind: PartyKind, property: string, level: string): number {
    return this.#bits.get(`${kind} ${property} ${level}`) ?? 0
  }
}
