import type { Problem } from '../../model/problem.ts'
import type { StatementDraft } from '../../model/statement.ts'
import type { ChildDraft, ExhibitFacts, ExtractInput, TextSegment } from '../contract.ts'

/** All that a document told: what `extract` gives on, and what `locate` finds again. */
export interface DocumentReading {
  readonly facts: ExhibitFacts
  readonly sections: readonly DocumentSection[]
  /** Whether the sections are pages (or slides), located by their number; else they are stretches of one text. */
  readonly paged?: boolean
  readonly fields?: readonly DocumentField[]
  readonly children?: readonly ChildDraft[]
  readonly problems?: readonly Problem[]
  /** Statements that are not fields of the document itself: the position at which a picture was taken. */
  readonly statements?: readonly StatementDraft[]
}

/** A stretch of a document's text: a page, the body, the footnotes. Sections are joined by one blank line. */
export interface DocumentSection extends Pick<TextSegment, 'layout' | 'pageSize'> {
  readonly text: string
  /** Number of the page, from 1; of a paged document alone. */
  readonly page?: number
}

/** A named value that a document tells of itself, located by `field=name`. */
export interface DocumentField {
  /** Unique in the document: `core.creator`, `exif.Model`. */
  readonly name: string
  /** As written. */
  readonly text: string
  /** Property of the document entity that it states; absent for a field that is only shown. */
  readonly property?: string
  /** Document unless told: Image for a picture. */
  readonly schema?: string
  /** The value in a layout that the cleaning knows, where the format has its own: an ISO date for `D:20140105`. */
  readonly raw?: string
}

/** What of a document is wanted: some pages only, when locators ask for no others. */
export interface WantedParts {
  readonly pages?: ReadonlySet<number>
}

/** Reads a document from its bytes; a pure function of them. May throw: the extractor makes a problem of it. */
export type DocumentReader = (input: ExtractInput, wanted: WantedParts) => Promise<DocumentReading>
