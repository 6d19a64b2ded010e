import type { Noun } from './vocabulary.ts'

/** Which end of a transfer, call, mail or relation a column tells of; `other` is the counterparty of an account's holder. */
export type Side = 'from' | 'to' | 'other' | 'holder'

/** What a column holds: a noun, or a noun of one side (`from.name`, `to.account`). */
export type Meaning = Noun | `${Side}.${Noun}`

/** What a column seems to hold, how sure that is (0 to 1), and why. */
export interface Guess {
  readonly meaning: Meaning
  readonly confidence: number
  readonly reason: string
  /** The header does not say whether persons are named; the build of the values alone does. */
  readonly byValues?: true
}
