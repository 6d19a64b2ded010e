import type { ColumnRole } from '../plan/column-role.ts'
import type { ColumnProfile } from './column-profile.ts'
import { headerKey, headerPatterns } from './header-words.ts'

/** A column's role, and why it was taken for it: a sentence for the person. */
export interface InferredRole {
  readonly role: ColumnRole
  readonly reason: string
}

const leastShare = 0.8
const mostCategories = 100

/** Infers what a column tells, from its header and, where that is silent or contradicted by them, from its values. */
export function inferRole(profile: ColumnProfile): InferredRole {
  if (profile.filled === 0) return { role: 'ignored', reason: 'it is empty' }
  if (profile.distinct === 1) return { role: 'ignored', reason: 'all its values are the same' }
  const key = headerKey(profile.name)
  const told = headerPatterns.find(([role, pattern]) => pattern.test(key) && fits(role, profile))
  if (told) return { role: refined(told[0], profile), reason: `by its header '${profile.name}'` }
  return inferFromValues(profile)
}

function inferFromValues(profile: ColumnProfile): InferredRole {
  const { filled, distinct } = profile
  if (profile.email >= leastShare) return { role: 'email', reason: 'its values are addresses of mail' }
  if (profile.date >= leastShare) return { role: 'date', reason: 'its values are dates' }
  if (profile.phone >= leastShare && profile.digits < leastShare && profile.meanChars >= 8) return { role: 'phone', reason: 'its values are telephone numbers' }
  if (distinct <= mostCategories && distinct / filled < 0.2) return { role: 'category', reason: `it has ${distinct} different values only` }
  if (profile.decimal >= 0.5) return { role: 'amount', reason: 'its values are decimal numbers' }
  if (profile.meanWords < 1.3 && profile.hasDigit >= leastShare) return { role: 'identifier', reason: 'its values are numbers that differ' }
  if (profile.meanWords < 1.3) return { role: 'place', reason: 'its values are single words' }
  return { role: 'text', reason: 'its values are words' }
}

/** A header that the values contradict does not count. */
function fits(role: ColumnRole, profile: ColumnProfile): boolean {
  if (role === 'birth-date' || role === 'date') return profile.date >= 0.5
  if (role === 'email') return profile.email >= 0.3
  if (role === 'phone') return profile.hasDigit >= 0.5
  if (role === 'amount') return profile.digits + profile.decimal >= 0.5
  if (role === 'given-name' || role === 'family-name') return profile.hasDigit < 0.5
  return true
}

/** A name of few or long values is no name of persons; a state of few values is a category. */
function refined(role: ColumnRole, profile: ColumnProfile): ColumnRole {
  if (role === 'place' && profile.distinct <= 20) return 'category'
  if (role === 'category' && profile.meanWords > 4) return 'text'
  return role
}
