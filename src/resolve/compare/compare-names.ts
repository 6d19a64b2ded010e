import type { MatchRecord } from '../match-record.ts'
import type { CompareContext } from './compare-context.ts'
import type { Comparison } from './comparison.ts'
import { compareOrganisationNames } from './organisation-name.ts'
import { comparePersonNames, type NameAgreement } from './person-name.ts'

/**
 * Compares the names of two parties: of all pairs of names the one that speaks most for them. There is a conflict only
 * when every pair of names has one. A name read out of a mailbox is not compared with another one when the mailbox
 * itself is equal. None when a side has no name.
 */
export function compareNames(left: MatchRecord, right: MatchRecord, context: CompareContext): Comparison | undefined {
  const best = asPersons(left, right) ? comparePersons(left, right, context) : compareOrganisations(left, right, context)
  return best && { property: 'name', ...best }
}

type Found = NameAgreement & { readonly left: string; readonly right: string }

function asPersons(left: MatchRecord, right: MatchRecord): boolean {
  if (left.kind === 'organisation' || right.kind === 'organisation') return false
  if (left.kind === 'person' || right.kind === 'person') return true
  return ![...left.organisationNames, ...right.organisationNames].some((name) => name.form !== undefined)
}

function comparePersons(left: MatchRecord, right: MatchRecord, context: CompareContext): Found | undefined {
  const sameMailbox = (left.values.get('email') ?? []).some((email) => right.values.get('email')?.includes(email))
  let best: Found | undefined
  for (const one of left.personNames) {
    for (const other of right.personNames) {
      if (sameMailbox && (one.fromEmail || other.fromEmail)) continue
      const agreement = comparePersonNames(one.name, other.name, context)
      best = better(best, { ...agreement, left: one.name.source, right: other.name.source })
    }
  }
  return best
}

function compareOrganisations(left: MatchRecord, right: MatchRecord, context: CompareContext): Found | undefined {
  let best: Found | undefined
  for (const one of left.organisationNames) {
    for (const other of right.organisationNames) {
      const agreement = compareOrganisationNames(one, other, context)
      best = better(best, { ...agreement, left: one.source, right: other.source })
    }
  }
  return best
}

function better(best: Found | undefined, found: Found): Found {
  if (!best) return found
  if (best.conflict !== found.conflict) return best.conflict ? found : best
  return found.bits > best.bits ? found : best
}
