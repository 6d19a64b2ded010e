import type { PairScore } from '../compare/score-pair.ts'
import type { MatchRecord } from '../match-record.ts'
import { levelBits } from '../weigh/match-weight.ts'
import { learntProperties, type LearntProperty, type PartyKind } from './learnt-levels.ts'

/** Pairs that agree alike in what is learnt and have about the same evidence beside it. */
export interface LevelPattern {
  /** Level of each learnt property, by place; -1: a side does not tell. */
  readonly levels: readonly number[]
  /** Evidence of everything else, prior left out, in bits. */
  readonly otherBits: number
  count: number
}

/** The properties that pairs of a kind teach. */
export function propertiesOf(kind: PartyKind): LearntProperty[] {
  return learntProperties.filter(({ kinds }) => kinds.includes(kind))
}

/** What two records are compared as; undefined when they are no parties. */
export function kindOfPair(left: MatchRecord, right: MatchRecord): PartyKind | undefined {
  if (left.family !== 'party') return undefined
  return left.kind === 'organisation' || right.kind === 'organisation' ? 'organisation' : 'person'
}

/** Pairs with the same pattern counted together: millions of pairs have some thousand patterns. */
export class LevelPatterns {
  readonly #patterns = new Map<string, LevelPattern>()
  readonly #properties: readonly LearntProperty[]

  constructor(kind: PartyKind) {
    this.#properties = propertiesOf(kind)
  }

  /** Counts a pair, scored by the weights assumed before. */
  add(score: PairScore, priorBits: number, times = 1): void {
    let otherBits = score.weightBits - priorBits
    const levels = this.#properties.map(({ property, levels: known, byIdentifier }) => {
      const found = byIdentifier && score.rule !== 'identifier' ? undefined : score.comparisons.find((comparison) => comparison.property === property)
      const place = found ? Object.keys(known).indexOf(found.level) : -1
      if (place >= 0) otherBits -= levelBits(known[found!.level]!)
      return place
    })
    // Half a bit is less than the weights are sure of.
    const rounded = Math.round(otherBits * 2) / 2
    const key = `${levels.join()} ${rounded}`
    const known = this.#patterns.get(key)
    if (known) known.count += times
    else this.#patterns.set(key, { levels, otherBits: rounded, count: times })
  }

  /** In an order that does not hang on that of the pairs. */
  list(): LevelPattern[] {
    return [...this.#patterns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern)
  }
}
