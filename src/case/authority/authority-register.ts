import { assertAuthority, assertInForce, type Authority, type AuthorityDraft } from './authority.ts'
import { Failure } from '../../base/failure.ts'
import { readSettings } from '../case-settings.ts'
import { passFourEyes } from '../members/four-eyes-register.ts'
import type { JournalPayloads } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** An authority as it stands now: with the days of its last renewal, and whether it was withdrawn. */
export interface StandingAuthority extends Authority {
  /** Why and when it was taken back, where it was. */
  readonly withdrawn?: { readonly at: string; readonly reason: string }
}

/** The authorities recorded, in order, each as its renewals and its withdrawal left it. */
export function listAuthorities(journal: Journal): StandingAuthority[] {
  const standing = new Map<string, StandingAuthority>()
  for (const entry of journal.entries({ verb: ['authority.recorded', 'authority.renewed', 'authority.withdrawn', 'authority.scoped'] as const })) {
    if (entry.verb === 'authority.recorded') standing.set(entry.payload.authority.id, entry.payload.authority)
    else if (entry.verb === 'authority.renewed') renew(standing, entry.payload)
    else if (entry.verb === 'authority.scoped') rescope(standing, entry.payload)
    else if (entry.verb === 'authority.withdrawn') {
      const { authority: id, reason } = entry.payload
      const known = standing.get(id)
      if (known) standing.set(id, { ...known, withdrawn: { at: entry.time, reason } })
    }
  }
  return [...standing.values()]
}

/** Renewing also lifts a withdrawal: it is a new decision on the same basis. */
function renew(standing: Map<string, StandingAuthority>, { authority: id, until, reference }: JournalPayloads['authority.renewed']): void {
  const known = standing.get(id)
  if (!known) return
  const { until: before, withdrawn: lifted, ...kept } = known
  standing.set(id, { ...kept, reference, ...(until ? { until } : {}) })
}

function rescope(standing: Map<string, StandingAuthority>, { authority: id, covers, categories, purposes }: JournalPayloads['authority.scoped']): void {
  const known = standing.get(id)
  if (known) standing.set(id, { ...known, ...(covers ? { covers } : {}), ...(categories ? { categories } : {}), ...(purposes ? { purposes } : {}) })
}

/** What of the scope of an authority is set anew, and by which decision; what is absent stays. */
export type ScopeChange = JournalPayloads['authority.scoped']

/** Records that the scope of an authority is another from now on. What it no longer covers is sealed by the next build. Throws `usage`, `authority.missing`, `second.needed`. */
export function scopeAuthority(journal: Journal, change: ScopeChange, author: Author): void {
  const { authority: id, reference, covers, categories, purposes } = change
  const scope = { ...(covers ? { covers } : {}), ...(categories ? { categories } : {}), ...(purposes ? { purposes } : {}) }
  if (Object.keys(scope).length === 0 || !reference.trim()) throw new Failure('usage', 'Name what the authority covers from now on (exhibits, categories or purposes), and the decision.')
  assertAuthority({ ...standingAuthority(journal, id), ...scope })
  const details = Object.fromEntries(Object.entries(scope).map(([part, list]) => [part, list.join('; ')]))
  passFourEyes(journal, { deed: 'scope', details: { authority: id, reference, ...details } }, author)
  journal.append([{ verb: 'authority.scoped', payload: { authority: id, reference: reference.trim(), ...scope } }], author)
}

/** Records an authority under the next id. Throws `usage` when it is not whole, `second.needed` in a case where a second person has to agree. */
export function recordAuthority(journal: Journal, draft: AuthorityDraft, author: Author): Authority {
  assertAuthority(draft)
  const { kind, reference, issuer, scope, purposes, covers, categories, from, until } = draft
  const told = {
    kind, reference, issuer, scope, purposes: purposes?.join('; ') ?? '', from: from ?? '', until: until ?? '',
    ...(covers ? { covers: covers.join('; ') } : {}), ...(categories ? { categories: categories.join('; ') } : {}),
  }
  passFourEyes(journal, { deed: 'scope', details: told }, author)
  const authority = {
    id: nextIdOf(journal), kind, reference, issuer, scope, ...(purposes ? { purposes } : {}),
    ...(covers ? { covers } : {}), ...(categories ? { categories } : {}), ...(from ? { from } : {}), ...(until ? { until } : {}),
  }
  journal.append([{ verb: 'authority.recorded', payload: { authority } }], author)
  return authority
}

/** A new last day of an authority, and the decision that gives it. */
export interface Renewal {
  readonly authority: string
  /** `YYYY-MM-DD`; absent: without end. */
  readonly until?: string
  /** File number of the decision that renews it. */
  readonly reference: string
}

/** Records that an authority was renewed; what its end had sealed can be read again after the next build. Throws `usage`, `authority.missing`, `second.needed`. */
export function renewAuthority(journal: Journal, { authority: id, until, reference }: Renewal, author: Author): void {
  const known = standingAuthority(journal, id)
  assertAuthority({ ...known, reference, ...(until ? { until } : {}) })
  passFourEyes(journal, { deed: 'scope', details: { renew: id, reference, until: until ?? '' } }, author)
  journal.append([{ verb: 'authority.renewed', payload: { authority: id, reference, ...(until ? { until } : {}) } }], author)
}

/** Records that an authority was taken back: from now on nothing that rests on it is read. Throws `usage` without a reason, `authority.missing`. */
export function withdrawAuthority(journal: Journal, id: string, { reason, ...author }: Author & { readonly reason: string }): void {
  if (!reason.trim()) throw new Failure('usage', 'Say why the authority is taken back: which decision, of whom.')
  if (standingAuthority(journal, id).withdrawn) throw new Failure('usage', `Authority ${id} was taken back already.`)
  journal.append([{ verb: 'authority.withdrawn', payload: { authority: id, reason } }], author)
}

/**
 * The authority of that id, for taking in exhibits at `instant`. Throws `authority.missing` when none is named or
 * recorded under that id, `authority.expired` when it does not hold on that day (in the case's time zone).
 */
export function requireAuthority(journal: Journal, id: string | undefined, instant: string): Authority {
  const authority = standingAuthority(journal, id)
  if (authority.withdrawn) {
    throw new Failure('authority.expired', `Authority ${authority.id} (${authority.reference}) was taken back: ${authority.withdrawn.reason}. Record one that holds.`)
  }
  assertInForce(authority, instant, readSettings(journal).timeZone)
  return authority
}

function standingAuthority(journal: Journal, id: string | undefined): StandingAuthority {
  const authorities = listAuthorities(journal)
  const authority = authorities.find((candidate) => candidate.id === id)
  if (authority) return authority
  const known = authorities.map((candidate) => candidate.id).join(', ') || 'none'
  throw new Failure(
    'authority.missing',
    `${id ? `There is no authority ${id} in this case` : 'No authority is named'} (recorded: ${known}). Record the legal basis first, and name it.`,
  )
}

/** Counts purged ones too: an id is never given twice. */
function nextIdOf(journal: Journal): string {
  let recorded = 0
  for (const leaf of journal.leaves()) if (leaf.verb === 'authority.recorded') recorded++
  return `A${recorded + 1}`
}
