import { Failure } from '../../base/failure.ts'
import { specialCategoryNames, type SpecialCategory } from '../../model/special-category.ts'
import { listAuthorities } from './authority-register.ts'
import type { Author, Journal } from '../journal/journal.ts'
import { isSamePurpose } from './purpose.ts'
import { requireReason } from '../reason.ts'

/** That a purpose strictly needs a special category of personal data (Directive (EU) 2016/680, article 10). */
export interface Necessity {
  /** Number of the journal entry. */
  readonly sequence: number
  readonly category: SpecialCategory
  readonly purpose: string
  readonly reason: string
  readonly by: string
  /** ISO instant in UTC. */
  readonly at: string
}

/** Necessities that are recorded and were not taken back, in order. */
export function listNecessities(journal: Journal): Necessity[] {
  const withdrawn = new Set([...journal.entries({ verb: 'necessity.withdrawn' })].map(({ payload }) => payload.sequence))
  return [...journal.entries({ verb: 'necessity.recorded' })].filter(({ sequence }) => !withdrawn.has(sequence))
    .map(({ sequence, actor: by, time: at, payload }) => ({ sequence, ...payload, by, at }))
}

/** Records that a purpose needs a category, and gives the number of the entry. Throws `usage`. */
export function recordNecessity(journal: Journal, told: Pick<Necessity, 'category' | 'purpose' | 'reason'>, author: Author): number {
  if (!specialCategoryNames.includes(told.category)) throw new Failure('usage', `'${String(told.category)}' is no special category. Take one of ${specialCategoryNames.join(', ')}.`)
  const payload = { category: told.category, purpose: requireReason(told.purpose, 'for what purpose'), reason: requireReason(told.reason, 'why nothing less will do') }
  return journal.append([{ verb: 'necessity.recorded', payload }], author).at(-1)!.sequence
}

/** Takes a necessity back. Throws `usage` when none of that number is in force. */
export function withdrawNecessity(journal: Journal, sequence: number, { reason, ...author }: Author & { readonly reason: string }): void {
  if (!listNecessities(journal).some((one) => one.sequence === sequence)) throw new Failure('usage', `Entry ${sequence} is no necessity in force. 'jackdaw necessity <case>' lists them.`)
  journal.append([{ verb: 'necessity.withdrawn', payload: { sequence, reason: requireReason(reason) } }], author)
}

/**
 * What a purpose may see of special categories, as `Sight.necessary` wants it: `health:A1` where necessity is recorded and the authority
 * does not name other categories only; `health:*` where that goes for every authority of the case.
 */
export function necessaryFor(journal: Journal, purpose: string): string[] {
  const categories = new Set(listNecessities(journal).filter((one) => isSamePurpose(one.purpose, purpose)).map(({ category }) => category))
  const authorities = listAuthorities(journal)
  return [...categories].sort().flatMap((category) => {
    const allowing = authorities.filter((authority) => authority.categories === undefined || authority.categories.includes(category))
    return [...allowing.map(({ id }) => `${category}:${id}`), ...(allowing.length === authorities.length ? [`${category}:*`] : [])]
  })
}
