import type { Count, Page, Place } from './list-answer.ts'
import type { EntityLine } from './entity-answer.ts'

/** A hit of a search. */
export interface HitLine {
  readonly kind: 'text' | 'value' | 'exhibit'
  readonly place: Place
  readonly snippet: string
  readonly highlights: readonly (readonly [number, number])[]
  readonly canonicalId?: string
  readonly caption?: string
  readonly schema?: string
  readonly property?: string
}

/** The answer of a search, with what it did not see. */
export interface SearchAnswerLines extends Page<HitLine> {
  readonly suggestions: Readonly<Record<string, readonly string[]>>
  readonly entities: readonly EntityLine[]
  /** Where it was asked for. */
  readonly facets?: SearchFacets
  readonly notSearched: { readonly total: number; readonly places: readonly NotSearched[] }
}

/** What the places found can be narrowed by. Each is counted over what the others leave. */
export interface SearchFacets {
  readonly types: readonly Count[]
  readonly exhibits: readonly Count[]
  /** Years, or months of a year or of few years. */
  readonly dates: readonly Count[]
  /** People and organisations that the place tells of, take part in what it tells, or are named in the same text. */
  readonly people: readonly Count[]
  /** Absent: all places are counted; else only so many of the best. */
  readonly counted?: number
}

/** A search that somebody keeps. */
export interface SavedSearchLine {
  readonly name: string
  readonly query: string
  /** Parts of the address: `kind`, `type`, `within`, `from`, `until`, `sel`. */
  readonly filter: Readonly<Record<string, string>>
  /** Places found when it was saved. */
  readonly places: number
  readonly by: string
  readonly at: string
}

/** Something given that the search did not see. */
interface NotSearched {
  readonly why: string
  readonly message: string
  readonly place?: Place
}

/** The answer to a question in SQL; exact numbers are text. */
export interface SqlAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly unknown[])[]
  readonly truncated: boolean
  readonly milliseconds: number
}

/** A documented view. */
export interface ViewLine {
  readonly name: string
  readonly doc: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly doc: string }[]
}
