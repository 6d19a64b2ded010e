import type { Row } from '../store/store.ts'
import type { Chapter } from './chapters.ts'
import type { FindingKind } from '../model/finding.ts'

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
  /** Findings written out at most; what is beyond is told in one more finding. Default 100. */
  readonly limit?: number
}
