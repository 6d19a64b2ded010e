import { coversExhibit, dayIn, holdsOn, spanOf } from './authority.ts'
import { listAuthorities, type StandingAuthority } from './authority-register.ts'
import { readSettings } from '../case-settings.ts'
import type { Exhibit } from '../../model/exhibit.ts'
import type { Case } from '../case.ts'
import type { JournalDraft } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** An authority that does not hold on a day, and why. */
export interface Lapse {
  readonly authority: string
  readonly reason: string
}

/** The authorities that do not hold at `instant`: taken back, past their last day, or before their first. */
export function lapsesAt(journal: Journal, instant: string): Lapse[] {
  const day = dayIn(instant, readSettings(journal).timeZone)
  return listAuthorities(journal).flatMap((authority) => {
    const reason = whyLapsed(authority, day)
    return reason === undefined ? [] : [{ authority: authority.id, reason }]
  })
}

function whyLapsed(authority: StandingAuthority, day: string): string | undefined {
  const { id, reference, withdrawn } = authority
  if (withdrawn) return `authority ${id} (${reference}) was taken back on ${withdrawn.at.slice(0, 10)}: ${withdrawn.reason}`
  return holdsOn(authority, day) ? undefined : `authority ${id} (${reference}) holds from ${spanOf(authority)}`
}

/** The authorities that the journal says are sealed, with the reason: what is derived does not rest on their exhibits. */
export function listSeals(journal: Journal): ReadonlyMap<string, string> {
  const seals = new Map<string, string>()
  for (const entry of journal.entries({ verb: ['authority.sealed', 'authority.unsealed'] as const })) {
    if (entry.verb === 'authority.sealed') seals.set(entry.payload.authority, entry.payload.reason)
    else seals.delete(entry.payload.authority)
  }
  return seals
}

/** Tells why an exhibit is kept and not read: its authority is sealed, or does not cover it; undefined where it is read. */
export function sealReasons(journal: Journal): (exhibit: Pick<Exhibit, 'authority' | 'number' | 'path'>) => string | undefined {
  const seals = listSeals(journal)
  const authorities = new Map(listAuthorities(journal).map((authority) => [authority.id, authority]))
  return (exhibit) => {
    const authority = authorities.get(exhibit.authority)
    const isCovered = authority === undefined || coversExhibit(authority, exhibit)
    return seals.get(exhibit.authority) ?? (isCovered ? undefined : `authority ${exhibit.authority} covers ${authority.covers!.join(', ')}, and this lies outside`)
  }
}

/**
 * Brings the seals to what holds today: writes down which authorities have lapsed and which hold again. The day on which that
 * is noticed is a fact of the journal, so what is derived depends on the journal and never on the clock.
 */
export function settleSeals({ journal }: Pick<Case, 'journal'>, author: Author): void {
  const instant = author.clock.now()
  const day = dayIn(instant, readSettings(journal).timeZone)
  const sealed = listSeals(journal)
  const lapses = new Map(lapsesAt(journal, instant).map(({ authority, reason }) => [authority, reason]))
  const drafts: JournalDraft[] = []
  for (const [authority, reason] of lapses) {
    if (!sealed.has(authority)) drafts.push({ verb: 'authority.sealed', payload: { authority, day, reason } })
  }
  for (const authority of sealed.keys()) {
    if (!lapses.has(authority)) drafts.push({ verb: 'authority.unsealed', payload: { authority, day } })
  }
  journal.append(drafts, author)
}
