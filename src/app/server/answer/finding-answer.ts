import type { Count, Page, Place } from './list-answer.ts'

/** Two statements that cannot both be true. */
export interface ContradictionLine {
  readonly id: string
  readonly rule: string
  readonly canonicalId: string
  readonly caption: string
  readonly property: string
  readonly message: string
  readonly strength: string
  readonly sameProbability: number
  readonly left: { readonly value: string; readonly place: Place }
  readonly right: { readonly value: string; readonly place: Place }
  readonly explanations: readonly string[]
}

/** The outcome of one check of a document. */
export interface SignLine {
  readonly id: string
  readonly check: string
  readonly outcome: string
  readonly strength: string
  readonly observed: string | null
  readonly expected: string | null
  readonly clause: string | null
  readonly message: string
  readonly explanations: readonly string[]
  readonly place: Place
}

/** One line of a check sheet. */
export interface SheetLine {
  readonly checkId: string
  readonly title: string
  readonly clause: string
  readonly outcome: string
  readonly strength: string
  readonly observed: string
  readonly expected: string
  readonly message: string
  readonly explanations: readonly string[]
  readonly mustLook: boolean
  readonly place: Place
  /** Names of the pictures that show it. */
  readonly pictures: readonly string[]
}

/** The check sheet of one exhibit: what a person still has to look at first. */
export interface SheetAnswer {
  readonly mustLook: boolean
  readonly outcomes: Readonly<Record<string, number>>
  readonly notice: string
  readonly entries: readonly SheetLine[]
  readonly pictures: readonly { readonly name: string; readonly caption: string; readonly place: Place; readonly address: string }[]
}

/** Outcomes of checks, with the number of each outcome. */
export interface SignList extends Page<SignLine> {
  readonly outcomes: readonly Count[]
}

/** A finding with the places it rests on. */
export interface FindingLine {
  readonly number: number
  readonly id: string
  readonly chapter: string
  readonly rule: string
  readonly sentence: string
  readonly kind: string
  readonly state: string
  readonly query: string | null
  readonly citations: number
  readonly cited: readonly CitationLine[]
}

/** One citation. */
export interface CitationLine {
  readonly sequence: number
  readonly quote: string | null
  readonly role: string
  readonly place: Place
}

/** All findings in order of the dossier, and whether its files are there. */
export interface FindingList {
  readonly findings: readonly FindingLine[]
  readonly dossier: { readonly page: boolean; readonly pdf: boolean }
}
