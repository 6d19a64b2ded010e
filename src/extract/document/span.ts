import { formatLocator, parseLocator, withChars } from '../../model/locator.ts'
import type { TextSegment } from '../contract.ts'

/** A piece of text and where it stands. */
export interface Span {
  readonly text: string
  readonly locator: string
}

/**
 * The characters from `start` to `end` of a segment, white space at both ends left out; undefined when nothing is left,
 * or the segment's place holds no characters.
 */
export function spanOf(segment: TextSegment, start: number, end: number): Span | undefined {
  const raw = segment.text.slice(start, end)
  const text = raw.trim()
  if (text === '') return undefined
  const from = start + raw.indexOf(text)
  const base = parseLocator(segment.locator)
  const locator = base && withChars(base, from, from + text.length)
  return locator && { text, locator: formatLocator(locator) }
}

/** The characters from `from` to `to` of a span, white space left standing. */
export function subSpan(span: Span, from: number, to: number): Span {
  const base = parseLocator(span.locator)
  const locator = base && withChars(base, from, to)
  return { text: span.text.slice(from, to), locator: locator ? formatLocator(locator) : span.locator }
}
