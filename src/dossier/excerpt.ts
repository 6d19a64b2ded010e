import { parseLocator, type CharRange, type Locator } from '../model/locator.ts'

/** What stands at a cited place, with enough around it to judge it. */
export type Excerpt =
  | { readonly kind: 'row'; readonly sheet: string | undefined; readonly columns: readonly string[]; readonly row: ExcerptRow }
  | { readonly kind: 'text'; readonly before: string; readonly quote: string; readonly after: string }
  | { readonly kind: 'value'; readonly text: string }

/** A row of a table; `cited` are the columns (from 1) that are cited. */
export interface ExcerptRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly cited: readonly number[]
}

/** A stretch of text that the case has for an exhibit. */
export interface HeldText {
  readonly locator: string
  readonly text: string
}

const aroundChars = 280
const maxQuoteChars = 4_000

/** A text as far as it is printed; a mark says that it was cut. */
export function cutText(text: string): string {
  return text.length > maxQuoteChars ? `${text.slice(0, maxQuoteChars).toWellFormed()} … (${text.length} characters)` : text
}

/** The text around a range. */
export function excerptOfText(text: string, [start, end]: CharRange): Excerpt {
  const from = Math.max(0, start - aroundChars)
  const to = Math.min(text.length, end + aroundChars)
  return {
    kind: 'text',
    before: (from > 0 ? '… ' : '') + text.slice(from, start),
    quote: cutText(text.slice(start, end)),
    after: text.slice(end, to) + (to < text.length ? ' …' : ''),
  }
}

/** The held text that a locator points into, with the range inside it; undefined when there is none. */
export function findHeldText(locator: Locator, texts: readonly HeldText[]): { text: string; range: CharRange } | undefined {
  const range: CharRange | undefined = locator.kind === 'chars' ? [locator.start, locator.end] : 'chars' in locator ? locator.chars : undefined
  for (const held of texts) {
    const base = parseLocator(held.locator)
    if (!base || !isInside(locator, base)) continue
    const offset = base.kind === 'chars' ? base.start : 0
    const whole: CharRange = range ? [range[0] - offset, range[1] - offset] : [0, 0]
    if (whole[0] >= 0 && whole[1] <= held.text.length) return { text: held.text, range: whole }
  }
  return undefined
}

function isInside(locator: Locator, base: Locator): boolean {
  switch (locator.kind) {
    case 'chars':
      return base.kind === 'whole' || (base.kind === 'chars' && base.start <= locator.start && locator.end <= base.end)
    case 'page':
      return base.kind === 'page' && base.page === locator.page
    case 'part':
      return base.kind === 'part' && base.part === locator.part && base.header === locator.header
    default:
      return false
  }
}
