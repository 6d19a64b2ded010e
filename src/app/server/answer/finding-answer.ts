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
  readonly origin: 'machine' | 'person'
  /** Who wrote it; null of the machine. */
  readonly by: string | null
  readonly reviewedBy: string | null
  readonly note: string | null
  /** What it rests on is no longer what it was when a person wrote or read it. */
  readonly stale: { readonly before: string; readonly after: string } | null
  readonly withdrawn: { readonly by: string; readonly reason: string } | null
}

/** Hypotheses beside the findings weighed for them (analysis of competing hypotheses). */
export interface HypothesisMatrix {
  readonly hypotheses: readonly HypothesisLine[]
  readonly cells: readonly WeighedCell[]
  readonly findings: readonly { readonly id: string; readonly number: number; readonly sentence: string }[]
}

/** A hypothesis with how the evidence sits with it. */
interface HypothesisLine {
  readonly id: string
  readonly sentence: string
  readonly note: string
  readonly by: string
  readonly consistent: number
  readonly inconsistent: number
  readonly neutral: number
  readonly unweighed: number
  /** Sum of what the findings inconsistent with it tell apart. */
  readonly against: number
}

/** How a finding sits with a hypothesis. */
interface WeighedCell {
  readonly hypothesis: string
  readonly finding: string
  readonly weight: 'consistent' | 'inconsistent' | 'neutral'
  readonly reason: string
  readonly by: string
  readonly diagnosticity: number | null
}

/** One citation. */
export interface CitationLine {
  readonly sequence: number
  readonly quote: string | null
  readonly role: string
  readonly place: Place
}

/** Where a released dossier stands, and what proves it. */
export interface ReleaseAnswer {
  readonly path: string
  /** Of the manifest of its payload. */
  readonly sha256: string
  /** The signed head of the journal after the release. */
  readonly checkpoint: string
}

/** All findings in order of the dossier, and whether its files are there. */
export interface FindingList {
  readonly findings: readonly FindingLine[]
  readonly withdrawn: readonly FindingLine[]
  /** Chapters in the order of the dossier, those without a finding too. */
  readonly chapters: readonly string[]
  readonly dossier: { readonly page: boolean; readonly pdf: boolean }
}
