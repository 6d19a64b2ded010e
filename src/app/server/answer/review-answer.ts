import type { Place } from './list-answer.ts'
import type { JudgementLine } from './judgement-answer.ts'

/** Pairs that are worth a person's judgement, and what was judged. */
export interface ReviewAnswer {
  /** Who works here: whose judgements are mine. */
  readonly me: string
  /** In the order in which a judgement changes most. Nothing of what the machine makes of them is told. */
  readonly pairs: readonly ReviewPair[]
  /** Judgements that were not taken back, the last first. */
  readonly judgements: readonly JudgementLine[]
  /** How far two persons agree on the pairs that both judged. */
  readonly agreements: readonly AgreementLine[]
}

/** Two source entities by name. */
export interface ReviewPair {
  readonly left: string
  readonly right: string
  readonly leftCaption: string
  readonly rightCaption: string
}

/** Agreement of two persons: Cohen's kappa with its 90 % interval, where it is defined. */
export interface AgreementLine {
  readonly one: string
  readonly other: string
  readonly pairs: number
  readonly observed: number
  readonly kappa: number | null
  readonly low: number | null
  readonly high: number | null
  readonly disputed: readonly ReviewPair[]
}

/** What both sides of a pair tell, side by side, with the places. */
export interface PairEvidence extends ReviewPair {
  readonly leftKind: string
  readonly rightKind: string
  readonly properties: readonly { readonly property: string; readonly label: string; readonly left: readonly SideValue[]; readonly right: readonly SideValue[] }[]
  /** The judgement in force on the pair, if there is one. */
  readonly judgement: JudgementLine | null
}

/** A value of one side, as it is read and as it is written. */
export interface SideValue {
  readonly value: string
  readonly original: string | null
  readonly place: Place
}

/** Why the machine holds two for the same or for different: bars that begin at zero and end at the weight, in bits. */
export interface PairWhy {
  readonly sentence: string
  readonly weightBits: number | null
  readonly probability: number | null
  readonly bars: readonly { readonly property: string; readonly level: string; readonly from: number; readonly to: number; readonly bits: number; readonly left: string; readonly right: string }[]
}
