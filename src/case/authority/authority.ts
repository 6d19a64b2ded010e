import { Failure } from '../../base/failure.ts'
import { specialCategoryNames, type SpecialCategory } from '../../model/special-category.ts'

/** On what kind of legal basis an exhibit is held. */
export const authorityKinds = ['warrant', 'order', 'consent', 'public-record', 'own-records', 'other'] as const

/** One of `authorityKinds`. */
export type AuthorityKind = (typeof authorityKinds)[number]

/** The recorded legal basis on which exhibits are held (Directive (EU) 2016/680, article 8; CASE `Authorization`). */
export interface Authority extends AuthorityDraft {
  /** `A1`, `A2` ... in order of recording. */
  readonly id: string
}

/** An authority as a person tells it. */
export interface AuthorityDraft {
  readonly kind: AuthorityKind
  /** File number, date of the consent, or whatever it is found by. */
  readonly reference: string
  readonly issuer: string
  /** What may be held and for what, in words. */
  readonly scope: string
  /** What the material may be used for, word for word as a purpose is told; absent: whatever the purpose of the case is. */
  readonly purposes?: readonly string[]
  /** Numbers of exhibits (`17`) and folders (`phones/`) that it covers; absent: whatever is taken in under it. */
  readonly covers?: readonly string[]
  /** Special categories of personal data that it allows to be used; absent: it names none, and recorded necessity decides alone. */
  readonly categories?: readonly SpecialCategory[]
  /** First day on which it holds, `YYYY-MM-DD`; absent: from the start. */
  readonly from?: string
  /** Last day on which it holds, `YYYY-MM-DD`; absent: without end. */
  readonly until?: string
}

/** Throws `usage` for an authority that lacks something, or whose days are none or run backwards. */
export function assertAuthority(draft: AuthorityDraft): void {
  if (!authorityKinds.includes(draft.kind)) {
    throw new Failure('usage', `'${draft.kind}' is no kind of authority. Take one of ${authorityKinds.join(', ')}.`)
  }
  for (const part of ['reference', 'issuer', 'scope'] as const) {
    if (!draft[part].trim()) throw new Failure('usage', `The authority has no ${part}. Say what a reader can find and check it by.`)
  }
  if (draft.purposes?.length === 0 || draft.purposes?.some((purpose) => !purpose.trim())) {
    throw new Failure('usage', 'A purpose of the authority is empty. Name each in words, or none at all.')
  }
  const unknown = draft.categories?.find((category) => !specialCategoryNames.includes(category))
  if (unknown !== undefined) throw new Failure('usage', `'${unknown}' is no special category. Take one of ${specialCategoryNames.join(', ')}.`)
  if (draft.covers?.some((place) => !/^\d+$|\/$/.test(place.trim()))) {
    throw new Failure('usage', 'An authority covers exhibits by number (17) or folders by name, which end with a slash (phones/).')
  }
  for (const part of ['from', 'until'] as const) {
    const day = draft[part]
    if (day !== undefined && !isDay(day)) throw new Failure('usage', `'${day}' is no day. Write '${part}' of the authority as YYYY-MM-DD.`)
  }
  if (draft.from && draft.until && draft.from > draft.until) {
    throw new Failure('usage', `The authority would end on ${draft.until}, before it begins on ${draft.from}.`)
  }
}

/** Throws `authority.expired` when the authority does not hold on the day that `instant` falls on in that time zone. */
export function assertInForce(authority: Authority, instant: string, timeZone = 'UTC'): void {
  const day = dayIn(instant, timeZone)
  if (holdsOn(authority, day)) return
  throw new Failure(
    'authority.expired',
    `Authority ${authority.id} (${authority.reference}) holds from ${spanOf(authority)}, and today is ${day}. Record one that holds today, and name it.`,
  )
}

/** Whether an authority holds on that day, `YYYY-MM-DD`, as far as its first and last day tell. */
export function holdsOn({ from, until }: Pick<AuthorityDraft, 'from' | 'until'>, day: string): boolean {
  return (from === undefined || day >= from) && (until === undefined || day <= until)
}

/** Whether an authority covers an exhibit, by its number or the folder it was handed over in. */
export function coversExhibit({ covers }: Pick<AuthorityDraft, 'covers'>, { number, path }: { readonly number: string; readonly path: string }): boolean {
  if (covers === undefined) return true
  const [top] = number.split('.')
  return covers.some((place) => place === top || (place.endsWith('/') && `/${path}`.includes(`/${place.replace(/^\/+/, '')}`)))
}

/** Its first and last day, for a sentence: `2026-01-01 to no end`. */
export function spanOf({ from, until }: Pick<AuthorityDraft, 'from' | 'until'>): string {
  return `${from ?? 'the start'} to ${until ?? 'no end'}`
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

/** The day, `YYYY-MM-DD`, that an ISO instant falls on in a time zone. */
export function dayIn(instant: string, timeZone = 'UTC'): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
