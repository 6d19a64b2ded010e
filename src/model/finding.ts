/** How far a sentence reaches: it stands so in the evidence, a source says so, or it was computed or concluded. */
export const findingKinds = ['fact', 'allegation', 'assessment'] as const

/** One of `findingKinds`. */
export type FindingKind = (typeof findingKinds)[number]

/** What a second person may say of a finding: how far it reaches, or that its places do not bear it. */
export const secondVerdicts = [...findingKinds, 'unsupported'] as const

/** One of `secondVerdicts`. */
export type SecondVerdict = (typeof secondVerdicts)[number]

/** `machine` until a named person has reviewed it; `confirmed` by somebody other than who wrote it, with places opened. */
export type FindingState = 'machine' | 'reviewed' | 'confirmed'

/** A statement or a place that a finding rests on. */
export interface Citation {
  readonly statementId?: string | undefined
  readonly exhibitId: string
  /** As `formatLocator` writes it. */
  readonly locator: string
  /** What stands there. */
  readonly quote?: string | undefined
  readonly role: 'support' | 'against'
}

/** A finding as somebody tells it: what is said, how far it reaches, and what it rests on. */
export interface FindingDraft {
  /** A chapter of the house, or one of the writer's own. */
  readonly chapter: string
  readonly sentence: string
  readonly kind: FindingKind
  readonly citations: readonly Citation[]
  /** Id of the machine's finding that it was made from; when that changes, this one is stale. */
  readonly basedOn?: string | undefined
}

/** What a finding rested on when a person wrote or reviewed it: compared with what it rests on now, it tells what is stale. */
export interface FindingStand {
  /** The sentence of the machine's finding it is, or is based on; empty where there is none. */
  readonly sentence: string
  /** Hash of the rows of that finding; empty where there is none. */
  readonly result: string
  /** What each citation told, in their order: entity, property and value; empty where nothing stood. */
  readonly told: readonly string[]
}

/** A finding that a person wrote, as it was last changed. */
export interface WrittenFinding extends FindingDraft {
  /** `F1`, `F2` ... in order of writing. */
  readonly id: string
  readonly writtenBy: string
  /** ISO instant; of the last change. */
  readonly writtenAt: string
  readonly stand: FindingStand
}

/** That a person read a finding, with the places that were opened. */
export interface FindingReview {
  /** `F1`, or the id of a machine's finding. */
  readonly finding: string
  readonly outcome: 'reviewed' | 'confirmed'
  readonly by: string
  /** ISO instant. */
  readonly at: string
  readonly note?: string | undefined
  /** Places that the reviewer opened. */
  readonly opened: readonly OpenedPlace[]
  /** The finding as it was read. */
  readonly draft: FindingDraft
  readonly stand: FindingStand
}

/** A place that a reviewer opened. */
export interface OpenedPlace {
  readonly exhibitId: string
  readonly locator: string
}

/** What a second person says of a finding who was not told what the first one said. */
export interface SecondLook {
  /** Number of the journal entry. */
  readonly sequence: number
  readonly finding: string
  readonly verdict: SecondVerdict
  readonly note?: string | undefined
  readonly opened: readonly OpenedPlace[]
  /** Who looked first, and how far the finding reached by that word. */
  readonly first: { readonly by: string; readonly verdict: SecondVerdict }
  /** SHA-256 of the sentence and its citations as they were shown. */
  readonly shown: string
  readonly by: string
  /** ISO instant in UTC. */
  readonly at: string
}

/** That a person took a finding back, or set a machine's one aside. */
export interface FindingWithdrawal {
  readonly finding: string
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** One explanation among several that exclude each other (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8). */
export interface Hypothesis {
  /** `H1`, `H2` ... in order of writing. */
  readonly id: string
  readonly sentence: string
  readonly note?: string | undefined
  readonly writtenBy: string
  readonly writtenAt: string
}

/** How a finding sits with a hypothesis. */
export const evidenceWeights = ['consistent', 'inconsistent', 'neutral'] as const

/** One of `evidenceWeights`. */
export type EvidenceWeight = (typeof evidenceWeights)[number]

/** A cell of the matrix of hypotheses and evidence: the last word on it. */
export interface WeighedEvidence {
  readonly hypothesis: string
  readonly finding: string
  readonly weight: EvidenceWeight
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** All that persons said of findings and hypotheses, as it holds. */
export interface ToldFindings {
  readonly written: readonly WrittenFinding[]
  /** The last review of each finding that was not changed after it. */
  readonly reviews: readonly FindingReview[]
  readonly withdrawn: readonly FindingWithdrawal[]
  /** Order of chapters, as far as somebody told it. */
  readonly chapters: readonly string[]
  /** Order of findings inside their chapters, by id, as far as somebody told it. */
  readonly order: readonly string[]
  readonly hypotheses: readonly Hypothesis[]
  readonly weights: readonly WeighedEvidence[]
}
