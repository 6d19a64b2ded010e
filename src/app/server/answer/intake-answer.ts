import type { Count, Place } from './list-answer.ts'

/** What became of a file that was handed over. */
export interface IntakeAnswer {
  readonly path: string
  /** `known`: the same bytes lie under that path already; `refused`: a problem tells why. */
  readonly outcome: 'received' | 'known' | 'refused'
  /** Number of the exhibit; empty when it was refused. */
  readonly number: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly problems: readonly string[]
}

/** A kind of table in the case, and how its rows become entities. */
export interface MappingLine {
  readonly name: string
  readonly state: 'proposed' | 'confirmed'
  /** Confirmed by hand since the last build: it takes effect with the next. */
  readonly isPending: boolean
  readonly by: string | null
  /** Tables that are read by it. */
  readonly tables: readonly { readonly place: Place; readonly sheet: string | null; readonly rows: number }[]
  readonly columns: number
  readonly unmapped: number
  readonly entities: readonly Count[]
}

/** How one table is read, to be looked at and changed. */
export interface MappingAnswer {
  readonly place: Place
  readonly sheet: string | null
  readonly name: string
  readonly state: 'proposed' | 'confirmed' | 'none'
  /** YAML, as docs/adding/a-profile.md describes it. */
  readonly text: string
  readonly columns: readonly MappedColumn[]
  readonly headerRow: number
}

/** A column of the table: what it seems to hold, how sure that is (0 to 1), and why. */
export interface MappedColumn {
  readonly column: string
  readonly meaning: string
  readonly confidence: number
  readonly reason: string
}

/** The entities that the first rows give under a mapping. */
export interface MappingPreview {
  readonly rows: number
  readonly entities: readonly PreviewEntity[]
  /** Problems of the rows, a sentence each. */
  readonly problems: readonly string[]
  readonly unread: number
}

/** An entity of the preview with its values; a value that is another entity is told by that one's name. */
export interface PreviewEntity {
  readonly id: string
  readonly kind: string
  readonly caption: string
  readonly values: readonly { readonly label: string; readonly value: string; readonly row: number | null }[]
}
