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
  const best = pairedNames(left, right, context).reduce(better, undefined as Found | undefined)
  return best && { property: 'name', ...best }
}

const fullLevels = new Set(['exact', 'spelling', 'nickname', 'typo', 'typos'])

/**
 * How the names of two parties agree, whatever the words are worth: `full` when two of them agree word by word, `contrary` when
 * every two are in conflict, else `partly`; undefined when a side has none.
 */
export function agreeNames(left: MatchRecord, right: MatchRecord, context: CompareContext): 'full' | 'contrary' | 'partly' | undefined {
  const found = pairedNames(left, right, context)
  if (found.length === 0) return undefined
  if (found.every(({ conflict }) => conflict)) return 'contrary'
  return found.some(({ conflict, level }) => !conflict && fullLevels.has(level)) ? 'full' : 'partly'
}

type Found = NameAgreement & { readonly left: string; readonly right: string }

function asPersons(left: MatchRecord, right: MatchRecord): boolean {
  if (left.kind === 'organisation' || right.kind === 'organisation') return false
  if (left.kind === 'person' || right.kind === 'person') return true
  return ![...left.organisationNames, ...right.organisationNames].some((name) => name.form !== undefined)
}

function pairedNames(left: MatchRecord, right: MatchRecord, context: CompareContext): Found[] {
  if (!asPersons(left, right)) {
    return left.organisationNames.flatMap((one) => right.organisationNames.map((other) => (
      { ...compareOrganisationNames(one, other, context), left: one.source, right: other.source })))
  }
  const sameMailbox = (left.values.get('email') ?? []).some((email) => right.values.get('email')?.includes(email))
  return left.personNames.flatMap((one) => right.personNames.flatMap((other) => (
    sameMailbox && (one.fromEmail || other.fromEmail) ? [] : [{ ...comparePersonNames(one.name, other.name, context), left: one.name.source, right: other.name.source }])))
}

function better(best: Found | undefined, found: Found): Found {
  if (!best) return found
  if (best.conflict !== found.conflict) return best.conflict ? found : best
  return found.bits > best.bits ? found : best
}
