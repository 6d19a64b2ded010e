import type { CrossReferenceEntry, CrossReferenceSection } from './cross-reference-section.ts'
import type { PdfDict } from './pdf-value.ts'

/** One saving of a PDF: what an incremental update added (ISO 32000-2, section 7.5.6), or the file as first written. */
export interface PdfRevision {
  /** From 0, the oldest. */
  readonly index: number
  /** First byte that it added. */
  readonly start: number
  /** After its end mark `%%EOF` and one line end: these first bytes of the file are the file as it was then. */
  readonly end: number
  /** Whether an end mark stands there. */
  readonly hasEndMark: boolean
  /** Its sections, the one that wins first: of a linearised file two, of a hybrid file a table and its stream. */
  readonly sections: readonly CrossReferenceSection[]
  /** Where its objects stand; what it does not name is as in the revision before. */
  readonly entries: ReadonlyMap<number, CrossReferenceEntry>
  readonly trailer: PdfDict
}
