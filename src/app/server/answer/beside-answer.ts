import type { Place } from './list-answer.ts'

/** How a person grades where an item comes from. Two who differ stand side by side. */
export interface GradeLine {
  /** Number of the journal entry. */
  readonly sequence: number
  readonly of: 'exhibit' | 'statement'
  readonly id: string
  readonly scheme: 'admiralty' | '3x5x2'
  /** In a few characters: `B2`, `2C P`. */
  readonly code: string
  readonly words: string
  readonly by: string
  readonly at: string
  readonly reason: string
}

/** One exhibit in the schedule of all material. */
export interface ScheduleEntry {
  readonly number: string
  readonly path: string
  readonly sha256: string
  readonly used: boolean
  /** Numbers of the findings that cite it, parted by blanks. */
  readonly findings: string
  readonly fact: string
  /** What a person says; the fact where nobody did. */
  readonly reason: string
  readonly reasonedBy: string | null
  readonly sensitive: boolean
  readonly grades: string
}

/** One item that speaks against the case, with what a person says of it. */
export interface AdverseItem {
  readonly id: string
  readonly kind: string
  /** The finding or hypothesis it speaks against. */
  readonly of: string
  readonly sentence: string
  readonly against: string
  readonly note: string
  readonly place: Place | null
  readonly quote: string
  readonly explanation: { readonly text: string; readonly by: string; readonly at: string; readonly stale: boolean } | null
}

/** A finding as a second person sees it: without its kind, its state, and what others said. */
export interface BlindFindingAnswer {
  readonly id: string
  readonly sentence: string
  readonly cited: readonly { readonly quote: string | null; readonly role: string; readonly place: Place }[]
}

/** How far first and second looks agree. */
export interface LookAgreementAnswer {
  readonly count: number
  readonly observed: number
  readonly openedShare: number
  readonly kappa?: number
  readonly low?: number
  readonly high?: number
  readonly disputed: readonly { readonly finding: string; readonly by: string; readonly firstBy: string }[]
}

/** That a purpose strictly needs a special category of personal data. */
export interface NecessityLine {
  readonly sequence: number
  readonly category: string
  readonly purpose: string
  readonly reason: string
  readonly by: string
  readonly at: string
}
