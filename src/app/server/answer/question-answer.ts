import type { Page, Place } from './list-answer.ts'
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
  readonly notSearched: { readonly total: number; readonly places: readonly NotSearched[] }
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
