import type { AdverseExplanation, DisclosureReason } from '../../model/disclosure.ts'
import { requireReason } from '../reason.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** What persons say of exhibits in the schedule, by exhibit, in order of their ids. */
export function listReasons(journal: Journal): DisclosureReason[] {
  const rows = new Map<string, DisclosureReason>()
  for (const { actor: by, time: at, payload } of journal.entries({ verb: 'disclosure.reasoned' })) rows.set(payload.exhibit, { ...payload, by, at })
  return [...rows.values()].sort((a, b) => (a.exhibit < b.exhibit ? -1 : 1))
}

/** What persons say of items that speak against the case, the last word on each, in order of their ids. */
export function listExplanations(journal: Journal): AdverseExplanation[] {
  const rows = new Map<string, AdverseExplanation>()
  for (const { actor: by, time: at, payload } of journal.entries({ verb: 'adverse.explained' })) rows.set(payload.item, { ...payload, by, at })
  return [...rows.values()].sort((a, b) => (a.item < b.item ? -1 : 1))
}

/** Records what a person says of an exhibit in the schedule. Throws `usage` without words. */
export function giveReason(journal: Journal, told: Pick<DisclosureReason, 'exhibit' | 'reason' | 'sensitive'>, author: Author): void {
  const { exhibit, reason, sensitive } = told
  journal.append([{ verb: 'disclosure.reasoned', payload: { exhibit, sensitive, reason: requireReason(reason) } }], author)
}

/** Records what a person says of an adverse item as it is now. Throws `usage` without words. */
export function explainAdverse(journal: Journal, told: Pick<AdverseExplanation, 'item' | 'content' | 'text'>, author: Author): void {
  const { item, content, text } = told
  journal.append([{ verb: 'adverse.explained', payload: { item, content, text: requireReason(text, 'what explains it') } }], author)
}
