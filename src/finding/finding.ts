import type { Chapter } from './chapters.ts'

/** How far a sentence reaches: it stands so in the evidence, a source says so, or it was computed or concluded. */
export type FindingKind = 'fact' | 'allegation' | 'assessment'

/** A statement or a place that a finding rests on. */
export interface Citation {
  readonly statementId: string | undefined
  readonly exhibitId: string
  /** As `formatLocator` writes it. */
  readonly locator: string
  /** What stands there. */
  readonly quote: string | undefined
  readonly role: 'support' | 'against'
}

/** A sentence somebody stands behind, with the query it came from and what it rests on. */
export interface Finding {
  /** 32 hex digits over rule and subject: the same while the same thing is found. */
  readonly id: string
  readonly chapter: Chapter
  readonly rule: string
  readonly sentence: string
  readonly kind: FindingKind
  /** `machine` until a named person has reviewed it. */
  readonly state: 'machine' | 'reviewed' | 'confirmed'
  /** SQL over the documented views that gives its rows again. */
  readonly query: string
  /** 64 hex digits over the rows of the query: when they change the finding is stale. */
  readonly resultSha256: string
  readonly citations: readonly Citation[]
}

/** Makes a finding. Throws a TypeError when it cites nothing or says nothing: such a finding cannot be. */
export function makeFinding(finding: Finding): Finding {
  const cited = finding.citations.filter((citation) => citation.exhibitId && citation.locator)
  if (cited.length === 0 || cited.length < finding.citations.length) {
    throw new TypeError(`A finding needs citations with an exhibit and a place; '${finding.sentence}' of ${finding.rule} has none, or one without.`)
  }
  if (!finding.sentence.trim() || !finding.query.trim()) throw new TypeError(`A finding of ${finding.rule} has no sentence or no query.`)
  return finding
}
