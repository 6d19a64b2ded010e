import type { TermFrequency } from '../weigh/term-frequency.ts'

/** What comparisons of one family rest on besides the two records. */
export interface CompareContext {
  /** Number of records of the family. */
  readonly records: number
  readonly personWords: TermFrequency
  readonly organisationWords: TermFrequency
  /** Share of records of the family with this value of this property, among those that have any, 0 to 1. */
  shareOfValue(property: string, value: string): number
}
