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
  /** Number of the judgement in force on the pair, 0 for none: what a judgement of mine is made in the knowledge of. */
  readonly seen: number
  /** What I said last and did not take back. */
  readonly own: JudgementLine | null
  /** What others said: told when I have judged. */
  readonly others: readonly JudgementLine[]
  /** What the machine makes of the pair: told when I have judged. Null also where it did not compare them. */
  readonly why: PairWhy | null
}

/** What a judgement changes together with those made since the last build; it takes effect with the next one. */
export interface JudgedAnswer {
  readonly sequence: number
  /** Canonical entities that will consist of others. */
  readonly clusters: number
  /** Source entities that will belong to another canonical entity. */
  readonly moved: number
  readonly judgements: readonly JudgementLine[]
}

/** A value of one side, as it is read and as it is written. */
export interface SideValue {
  readonly value: string
  readonly original: string | null
  /** How many statements tell it; the place is that of the first. */
  readonly statements: number
  readonly place: Place
}

/** Why the machine holds two for the same or for different: bars that begin at zero and end at the weight, in bits. */
export interface PairWhy {
  readonly sentence: string
  readonly weightBits: number
  readonly probability: number
  /** Something keeps the two apart, whatever their weight. */
  readonly conflict: boolean
  readonly bars: readonly WhyBar[]
}

/** One bar, and the two values that were compared. */
interface WhyBar {
  readonly property: string
  readonly level: string
  readonly from: number
  readonly to: number
  readonly bits: number
  readonly left: string
  readonly right: string
}
