import { Failure } from '../../base/failure.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A hold: somebody's word that nothing of the case may be purged. */
export interface Hold {
  /** `L1`, `L2` ... in order. */
  readonly id: string
  readonly reason: string
  readonly by: string
  /** ISO instant. */
  readonly at: string
}

/** The holds that stand. */
export function listHolds(journal: Journal): Hold[] {
  const holds = new Map<string, Hold>()
  for (const entry of journal.entries({ verb: ['hold.placed', 'hold.lifted'] as const })) {
    const { id, reason } = entry.payload
    if (entry.verb === 'hold.placed') holds.set(id, { id, reason, by: entry.actor, at: entry.time })
    else holds.delete(id)
  }
  return [...holds.values()]
}

/** Places a hold: until it is lifted, nothing is purged. Throws `usage` without a reason. */
export function placeHold(journal: Journal, reason: string, author: Author): Hold {
  if (!reason.trim()) throw new Failure('usage', 'Say why nothing may be purged: which proceedings, whose order.')
  let placed = 0
  for (const leaf of journal.leaves()) if (leaf.verb === 'hold.placed') placed++
  const id = `L${placed + 1}`
  const [entry] = journal.append([{ verb: 'hold.placed', payload: { id, reason } }], author)
  return { id, reason, by: author.actor, at: entry!.time }
}

/** Lifts a hold. Throws `usage` without a reason, or for one that does not stand. */
export function liftHold(journal: Journal, { id, reason }: { readonly id: string; readonly reason: string }, author: Author): void {
  if (!reason.trim()) throw new Failure('usage', 'Say why the hold is lifted: what has ended.')
  const standing = listHolds(journal)
  if (!standing.some((hold) => hold.id === id)) {
    throw new Failure('usage', `No hold ${id} stands (standing: ${standing.map((hold) => hold.id).join(', ') || 'none'}).`)
  }
  journal.append([{ verb: 'hold.lifted', payload: { id, reason } }], author)
}

/** Throws `hold.stands` where somebody has a hold on the case. */
export function assertNoHold(journal: Journal): void {
  const [first, ...more] = listHolds(journal)
  if (!first) return
  throw new Failure(
    'hold.stands',
    `Nothing is purged: hold ${first.id} by ${first.by} since ${first.at.slice(0, 10)} (${first.reason})${more.length > 0 ? `, and ${more.length} more` : ''}. 'jackdaw hold lift' lifts one.`,
  )
}
