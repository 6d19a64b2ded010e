import { type SearchQuery, type Term } from './search-query.ts'
import { foldWord, isLatin, isUnspaced, plainWord, wordsOf } from './word.ts'

/** First character and the one after the last. */
export type Span = readonly [start: number, end: number]

const maxSpans = 200

/**
 * Where the terms of a query stand in a text, in order, not overlapping, at most 200. Words are compared as the index
 * compares them: marks and case aside, other scripts in ASCII too.
 */
export function findSpans(text: string, query: SearchQuery, nearWords: (word: string) => readonly string[]): Span[] {
  const terms = query.groups.flat().map((term) => prepare(term, nearWords))
  const words = wordsOf(text).map((word) => ({ ...word, fold: foldWord(word.text), plain: isLatin(word.text) ? '' : plainWord(word.text) }))
  const spans: Span[] = []
  for (let at = 0; at < words.length && spans.length < maxSpans; at++) {
    const standsHere = ({ matches }: PreparedTerm) => matches.every((match, step) => words[at + step] && match(words[at + step]!))
    const length = Math.max(0, ...terms.map((term) => (standsHere(term) ? term.matches.length : 0)))
    if (length > 0) spans.push([words[at]!.start, words[at + length - 1]!.end])
    if (length > 0) at += length - 1
  }
  return mergeSpans([...spans, ...terms.flatMap((term) => glyphSpans(text, term.glyphs))])
}

interface Compared {
  readonly fold: string
  readonly plain: string
}

interface PreparedTerm {
  readonly matches: readonly ((word: Compared) => boolean)[]
  /** A run of a script without blanks, looked for inside words. */
  readonly glyphs: string
}

function prepare(term: Term, nearWords: (word: string) => readonly string[]): PreparedTerm {
  return {
    matches: term.words.map((word, step) => {
      const forms = [foldWord(word), ...(isLatin(word) ? [] : [plainWord(word)]), ...(term.fuzzy ? nearWords(word) : [])]
      const begun = term.prefix && step === term.words.length - 1
      return ({ fold, plain }) =>
        forms.some((form) => (begun ? fold.startsWith(form) || plain.startsWith(form) : fold === form || (plain !== '' && plain === form)))
    }),
    glyphs: term.words.some(isUnspaced) ? term.words.join('') : '',
  }
}

function glyphSpans(text: string, glyphs: string): Span[] {
  const spans: Span[] = []
  if (glyphs === '') return spans
  for (let at = text.indexOf(glyphs); at >= 0 && spans.length < maxSpans; at = text.indexOf(glyphs, at + glyphs.length)) {
    spans.push([at, at + glyphs.length])
  }
  return spans
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last && span[0] < last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], span[1])]
    else merged.push(span)
  }
  return merged.slice(0, maxSpans)
}

/** A short stretch of a text around its first spans, and where they stand in it. */
export interface Snippet {
  readonly text: string
  readonly highlights: readonly Span[]
  /** Where the stretch begins in the text. */
  readonly start: number
}

const snippetChars = 220
const leadChars = 60

/** Cuts the stretch of a text that shows its first span, at word boundaries; line breaks become blanks, nothing moves. */
export function cutSnippet(text: string, spans: readonly Span[]): Snippet {
  let start = Math.max(0, (spans[0]?.[0] ?? 0) - leadChars)
  while (start > 0 && /\S/.test(text[start - 1]!) && start > (spans[0]?.[0] ?? 0) - leadChars - 20) start--
  let end = Math.min(text.length, Math.max(start + snippetChars, spans[0]?.[1] ?? 0))
  while (end < text.length && /\S/.test(text[end]!) && end < start + snippetChars + 20) end++
  return {
    text: text.slice(start, end).replace(/\s/gu, ' '),
    highlights: spans.filter((span) => span[0] >= start && span[1] <= end).map(([from, to]) => [from - start, to - start] as const),
    start,
  }
}
