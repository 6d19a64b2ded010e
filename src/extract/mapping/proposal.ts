import type { Mapping } from './mapping.ts'

/** A mapping that Jackdaw proposes for a table, with the reason for each column; or a person's, found to fit. */
export interface MappingProposal {
  readonly mapping: Mapping
  readonly state: 'proposed' | 'confirmed'
  readonly columns: readonly ColumnMeaning[]
}

/** What a column seems to hold, how sure that is (0 to 1), and why, in words for a person. */
export interface ColumnMeaning {
  readonly column: string
  readonly meaning: string
  readonly confidence: number
  readonly reason: string
}
