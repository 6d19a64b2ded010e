import type { RuleNumbers } from './rule.ts'
import type { Citation, FindingKind, FindingState } from '../model/finding.ts'

/** A sentence somebody stands behind, with the query it came from and what it rests on. */
export interface Finding {
  /** 32 hex digits over rule and subject: the same while the same thing is found; `F1`, `F2` ... of one that a person wrote. */
  readonly id: string
  readonly chapter: string
  readonly rule: string
  readonly sentence: string
  readonly kind: FindingKind
  readonly state: FindingState
  /** SQL over the documented views that gives its rows again. */
  readonly query: string
  /** 64 hex digits over the rows of the query: when they change the finding is stale. */
  readonly resultSha256: string
  readonly citations: readonly Citation[]
  /** Of one that a rule found: the numbers of its sentence and the rows they follow from. */
  readonly numbers?: RuleNumbers | undefined
}

/** Makes a finding. Throws a TypeError when it cites nothing or says nothing: such a finding cannot be. */
export function makeFinding<Made extends Finding>(finding: Made): Made {
  const cited = finding.citations.filter((citation) => citation.exhibitId && citation.locator)
  if (cited.length === 0 || cited.length < finding.citations.length) {
    throw new TypeError(`A finding needs citations with an exhibit and a place; '${finding.sentence}' of ${finding.rule} has none, or one without.`)
  }
  if (!finding.sentence.trim() || !finding.query.trim()) throw new TypeError(`A finding of ${finding.rule} has no sentence or no query.`)
  return finding
}
