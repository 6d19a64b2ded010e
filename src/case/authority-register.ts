import { assertAuthority, assertInForce, type Authority, type AuthorityDraft } from './authority.ts'
import { Failure } from '../base/failure.ts'
import { readSettings } from './case-settings.ts'
import type { Author, Journal } from './journal.ts'

/** The authorities recorded, in order. */
export function listAuthorities(journal: Journal): Authority[] {
  return [...journal.entries({ verb: 'authority.recorded' })].map((entry) => entry.payload.authority)
}

/** Records an authority under the next id. Throws `usage` when it is not whole. */
export function recordAuthority(journal: Journal, draft: AuthorityDraft, author: Author): Authority {
  assertAuthority(draft)
  const { kind, reference, issuer, scope, from, until } = draft
  const authority = { id: nextIdOf(journal), kind, reference, issuer, scope, ...(from ? { from } : {}), ...(until ? { until } : {}) }
  journal.append([{ verb: 'authority.recorded', payload: { authority } }], author)
  return authority
}

/**
 * The authority of that id, for taking in exhibits at `instant`. Throws `authority.missing` when none is named or
 * recorded under that id, `authority.expired` when it does not hold on that day (in the case's time zone).
 */
export function requireAuthority(journal: Journal, id: string | undefined, instant: string): Authority {
  const authorities = listAuthorities(journal)
  const authority = authorities.find((candidate) => candidate.id === id)
  if (!authority) {
    const known = authorities.map((candidate) => candidate.id).join(', ') || 'none'
    throw new Failure(
      'authority.missing',
      `${id ? `There is no authority ${id} in this case` : 'No authority is named'} (recorded: ${known}). Record the legal basis first, and name it.`,
    )
  }
  assertInForce(authority, instant, readSettings(journal).timeZone)
  return authority
}

/** Counts purged ones too: an id is never given twice. */
function nextIdOf(journal: Journal): string {
  let recorded = 0
  for (const leaf of journal.leaves()) if (leaf.verb === 'authority.recorded') recorded++
  return `A${recorded + 1}`
}
