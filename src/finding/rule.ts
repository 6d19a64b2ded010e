import type { Row } from '../store/store.ts'
import type { Chapter } from './chapters.ts'
import type { NumberExpression } from './number-expression.ts'
import type { FindingKind } from '../model/finding.ts'

/** Numbers of a rule's sentences. */
export interface RuleNumbers {
  /** SELECT of `subject` (as in the rule's query), `exhibit_id`, `locator`, and the columns that the expressions name, as texts. */
  readonly rows: string
  readonly each: readonly RuleNumber[]
}

/** One number: its name, how it follows from the rows, and whether it stands in the sentence (with thousands parted by commas). */
export interface RuleNumber {
  readonly name: string
  readonly expression: NumberExpression
  readonly printed: boolean
}

/**
 * A rule that finds: one query over the documented views and the sentence its rows make. To add one: a file in `rule/`
 * and a line in `all-rules.ts`.
 */
export interface FindingRule {
  /** `money.largest`: stable, part of the ids of its findings. */
  readonly id: string
  readonly chapter: Chapter
  readonly kind: FindingKind
  /** What it looks for and why, in one sentence. */
  readonly looksFor: string
  /**
   * SELECT whose rows are citations: `subject` (rows with the same one are one finding), `place` (order of findings and
   * of the citations in one: a number or text, ties by locator), `exhibit_id`, `locator`, `statement_id` (or NULL),
   * `quote`, `role` (`support` or `against`), and whatever the sentence needs. No parameters.
   */
  readonly query: string
  /** The sentence for the rows of one subject. Plain and careful: what is seen, never what somebody is. */
  readonly sentence: (rows: readonly Row[]) => string
  /** The numbers that its sentences tell, and all the rows that each follows from: a dossier carries both, so that they can be computed again. */
  readonly numbers?: RuleNumbers
  /** Findings written out at most; what is beyond is told in one more finding. Default 100. */
  readonly limit?: number
}
