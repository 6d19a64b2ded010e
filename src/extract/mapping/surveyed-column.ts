import type { Guess } from './meaning/meaning.ts'
import type { ColumnValues } from './meaning/value-test.ts'

/** A column of a table as a proposal sees it. */
export interface SurveyedColumn {
  /** From 0. */
  readonly index: number
  /** Unique in the table: the header without white space around it, or `column 3`. */
  readonly name: string
  readonly values: ColumnValues
  readonly guess?: Guess
}
