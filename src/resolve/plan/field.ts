import type { ColumnRole } from './column-role.ts'

/**
 * How the cells of a field are made comparable, by name; `plan/normalise-sql.ts` has the SQL of each. The result of each
 * is a text, or NULL when nothing is left.
 */
export type Normaliser = 'words' | 'compact' | 'digits' | 'email' | 'date' | 'number'

/** Something derived from a normalised value, kept beside it in the value table under this name: what levels and keys look at. */
export type FormName =
  | 'text' | 'start' | 'initial' | 'sound' | 'sorted' | 'compact'
  | 'year' | 'month' | 'day' | 'month-day' | 'swapped' | 'area' | 'user' | 'number' | 'day-number' | 'tail' | 'end' | 'week' | 'week-next' | 'month-start' | 'magnitude' | 'magnitude-next'

/**
 * One thing that records are compared by: columns of the sources under one role. Its distinct normalised values stand
 * once in a value table with a number each (in order of text), and a record holds the number. Fields of one `domain`
 * share the value table, so that a given name can be told equal to a surname.
 */
export interface Field {
  readonly name: string
  readonly role: ColumnRole
  /** Columns that hold it; the first one filled counts, unless `joined`. */
  readonly columns: readonly string[]
  /** Columns are put together with a blank between. */
  readonly joined?: boolean
  /** Cells hold several values with one of these signs between (an RE2 class, `[;|]`): one value in common is agreement. */
  readonly separator?: string
  /** The cell counts only where all these columns are empty: a whole name beside its parts tells nothing new. */
  readonly unless?: readonly string[]
  readonly normaliser: Normaliser
  readonly domain: string
}

/** A value table: `values_<domain>` with `value` (number), `text`, a column for each form, and `records`. */
export interface ValueDomain {
  readonly name: string
  readonly normaliser: Normaliser
  readonly forms: readonly FormName[]
}
