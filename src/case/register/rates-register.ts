import { Failure } from '../../base/failure.ts'
import type { JournalPayloads } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A file of rates of exchange that a person gave, as the journal has it. */
export interface GivenRates extends Readonly<JournalPayloads['rates.given']> {
  readonly sequence: number
  readonly by: string
  readonly at: string
}

/** Files of rates in force, in the order given. */
export function listRates(journal: Journal): GivenRates[] {
  const withdrawn = new Set([...journal.entries({ verb: 'rates.withdrawn' })].map((entry) => entry.payload.sequence))
  return [...journal.entries({ verb: 'rates.given' })]
    .filter(({ sequence }) => !withdrawn.has(sequence))
    .map(({ sequence, actor: by, time: at, payload }) => ({ sequence, by, at, ...payload }))
}

/** Records a file of rates and where it comes from. Gives its sequence number in the journal; a file in force is not given twice. */
export function giveRates(journal: Journal, rates: JournalPayloads['rates.given'], author: Author): number {
  const known = listRates(journal).find(({ sha256 }) => sha256 === rates.sha256)
  if (known) return known.sequence
  journal.append([{ verb: 'rates.given', payload: rates }], author)
  return journal.size
}

/** Takes the rates of that sequence number back. Throws `usage` when none of that number is in force. */
export function withdrawRates(journal: Journal, sequence: number, options: Author & { readonly reason: string }): void {
  if (!listRates(journal).some((row) => row.sequence === sequence)) {
    throw new Failure('usage', `Entry ${sequence} of the journal gives no rates that are in force. 'jackdaw rates <case> --list' lists them.`)
  }
  journal.append([{ verb: 'rates.withdrawn', payload: { sequence, reason: options.reason } }], options)
}
