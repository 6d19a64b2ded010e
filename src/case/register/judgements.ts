import { Failure } from '../../base/failure.ts'
import type { JournalPayloads } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A judgement as the journal has it. */
export interface JudgementRow {
  readonly sequence: number
  readonly left: string
  readonly right: string
  readonly judgement: JournalPayloads['judgement.made']['judgement']
  readonly by: string
  readonly at: string
  readonly reason: string
  /** Whether it counts: neither undone nor followed by another one on the same pair that counts. */
  readonly inForce: boolean
}

/** Every judgement in the order made. Of several on one pair, in whichever order of the two, the last not undone is in force. */
export function listJudgements(journal: Journal): JudgementRow[] {
  const undone = new Set([...journal.entries({ verb: 'judgement.undone' })].map((entry) => entry.payload.sequence))
  const made = [...journal.entries({ verb: 'judgement.made' })]
  const lastOfPair = new Map(made.filter((entry) => !undone.has(entry.sequence)).map((entry) => [pairOf(entry.payload), entry.sequence]))
  return made.map(({ sequence, payload, actor, time }) => ({
    sequence,
    left: payload.left,
    right: payload.right,
    judgement: payload.judgement,
    by: actor,
    at: time,
    reason: payload.reason,
    inForce: lastOfPair.get(pairOf(payload)) === sequence,
  }))
}

/** Takes back the judgement of that sequence number. Throws `usage` when there is none, or it was taken back already. */
export function undoJudgement(journal: Journal, sequence: number, options: Author & { readonly reason: string }): void {
  const isKnown = [...journal.entries({ verb: 'judgement.made' })].some((entry) => entry.sequence === sequence)
  if (!isKnown) throw new Failure('usage', `Entry ${sequence} of the journal is no judgement. 'jackdaw journal' lists them.`)
  const isUndone = [...journal.entries({ verb: 'judgement.undone' })].some((entry) => entry.payload.sequence === sequence)
  if (isUndone) throw new Failure('usage', `Judgement ${sequence} was taken back already.`)
  journal.append([{ verb: 'judgement.undone', payload: { sequence, reason: options.reason } }], options)
}

function pairOf({ left, right }: { readonly left: string; readonly right: string }): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`
}
