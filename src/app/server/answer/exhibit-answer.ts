import type { GradeLine } from './beside-answer.ts'
import type { Count, Page } from './list-answer.ts'

/** One line of the list of exhibits. */
export interface ExhibitLine {
  readonly number: string
  readonly path: string
  readonly name: string
  readonly format: string | null
  readonly state: string
  readonly reason: string | null
  readonly sizeBytes: number
  readonly authority: string
  readonly statements: number
  readonly problems: number
  readonly textChars: number
  readonly children: number
}

/** The list of exhibits, and how many fall to each state and format under the same words. */
export interface ExhibitList extends Page<ExhibitLine> {
  readonly states: readonly Count[]
  readonly formats: readonly Count[]
}

/** The ways in which an exhibit can be looked at. */
export type ExhibitFace = 'table' | 'text' | 'page' | 'mail' | 'record' | 'picture' | 'check' | 'field' | 'inside' | 'statement' | 'problem' | 'byte'

/** One exhibit. */
export interface ExhibitAnswer extends ExhibitLine {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string | null
  readonly encoding: string | null
  readonly pages: number | null
  readonly receivedAt: string
  readonly receivedBy: string
  readonly parent?: { readonly number: string; readonly path: string }
  readonly previous?: string
  readonly next?: string
  /** The exhibit as a document among the entities. */
  readonly entityId: string
  readonly faces: readonly ExhibitFace[]
  readonly sheets: readonly Sheet[]
  /** How persons grade its source. */
  readonly grades?: readonly GradeLine[]
  /** Other exhibits with the same bytes. */
  readonly copies: readonly { readonly number: string; readonly path: string }[]
}

/** A table inside an exhibit; `name` is null when the exhibit is the table. */
export interface Sheet {
  readonly name: string | null
  readonly rows: number
  readonly columns: readonly SheetColumn[]
}

/** A column and how it was treated. */
export interface SheetColumn {
  readonly column: number
  readonly name: string
  readonly treatment?: string
  readonly target?: string | null
  readonly confidence?: number | null
  readonly reason?: string | null
}

/** Rows of a table, read again from the bytes. A row of null is beyond the end or unreadable. */
export interface RowsAnswer {
  readonly sheet: string | null
  readonly first: number
  readonly columns: number
  readonly rows: readonly (readonly (string | null)[] | null)[]
}

/** A stretch of the exhibit's extracted text; offsets are UTF-16 code units. */
export interface TextAnswer {
  readonly start: number
  readonly text: string
  readonly total: number
  readonly mentions: readonly MentionMark[]
}

/** A mention inside a text that is shown. */
export interface MentionMark {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly canonicalId: string | null
  readonly candidates: number
}

/** One page: its text, where runs of it stand ([start, end, left, top, right, bottom] in points), its size. */
export interface PageAnswer {
  readonly page: number
  readonly pages: number
  readonly text: string
  readonly layout: readonly (readonly [number, number, number, number, number, number])[]
  readonly width: number | null
  readonly height: number | null
  readonly mentions: readonly MentionMark[]
}

/** A message: header fields read again from the bytes, and its bodies. */
export interface MailAnswer {
  readonly headers: readonly { readonly part: string; readonly name: string; readonly index: number; readonly value: string }[]
  readonly bodies: readonly { readonly part: string; readonly text: string; readonly mentions: readonly MentionMark[] }[]
}

/** A field of an exhibit that is neither text nor cell: EXIF, document properties, archive members. */
export interface FieldLine {
  readonly locator: string
  readonly name: string
  readonly value: string
}
