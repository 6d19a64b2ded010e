import type { Problem } from '../../model/problem.ts'
import type { StatementDraft } from '../../model/statement.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { TextSegment } from '../contract.ts'

/** What a document profile is given: the text of a document, wherever it came from. */
export interface ProfileInput {
  readonly segments: readonly TextSegment[]
  readonly path: string
  readonly exhibit: string
  readonly settings: ReadingSettings
}

/** What a document profile read out of the text. */
export interface ProfileResult {
  readonly statements: readonly StatementDraft[]
  readonly problems: readonly Problem[]
}

/**
 * Reads one kind of document (an article, a CV, an account statement) out of its text; undefined when the document is
 * not of that kind. A pure function.
 */
export type Profile = (input: ProfileInput) => ProfileResult | undefined
