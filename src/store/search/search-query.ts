import { isLatin, isUnspaced, plainWord, wordsOf } from './word.ts'

/** One thing to be found: words that follow each other, the last of which may be only begun. */
export interface Term {
  readonly words: readonly string[]
  readonly prefix: boolean
  /** Words spelled nearly so count too. */
  readonly fuzzy: boolean
}

/** A query as it was understood: every group must be found (one of its terms), none of `without` may be. */
export interface SearchQuery {
  readonly groups: readonly (readonly Term[])[]
  readonly without: readonly Term[]
}

const maxQueryChars = 1000
const maxTerms = 40

/**
 * Reads what a person types: words must all be found, `"a phrase"` in this order, `begin*`, `near~` for near spellings,
 * `this OR that`, `-without`. Every text is a query; what is no word is passed over.
 */
export function parseSearchQuery(text: string): SearchQuery {
  const groups: Term[][] = []
  const without: Term[] = []
  let alternative = false
  for (const piece of text.slice(0, maxQueryChars).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    if (groups.length + without.length >= maxTerms) break
    const word = piece[3]
    if (word === 'OR' && !piece[1]) alternative = groups.length > 0
    if (word === 'OR' || word === 'AND') continue
    const term = readTerm(piece[2] ?? word ?? '', piece[2] !== undefined)
    if (!term) continue
    if (piece[1] === '-') without.push(term)
    else if (alternative) groups.at(-1)!.push(term)
    else groups.push([term])
    alternative = false
  }
  return { groups, without }
}

function readTerm(text: string, quoted: boolean): Term | undefined {
  const words = wordsOf(text).map((word) => word.text)
  if (words.length === 0) return undefined
  return { words, prefix: text.endsWith('*'), fuzzy: !quoted && text.endsWith('~') && words.length === 1 }
}

/** The query in the language of FTS5, each word quoted; undefined when there is nothing to look for. */
export function toMatch(query: SearchQuery, nearWords: (word: string) => readonly string[]): string | undefined {
  if (query.groups.length === 0) return undefined
  const wanted = query.groups.map((group) => anyOf(group, nearWords)).join(' AND ')
  return query.without.length === 0 ? wanted : `(${wanted}) NOT ${anyOf(query.without, nearWords)}`
}

function anyOf(terms: readonly Term[], nearWords: (word: string) => readonly string[]): string {
  return `(${terms.flatMap((term) => formsOf(term, nearWords)).join(' OR ')})`
}

function formsOf(term: Term, nearWords: (word: string) => readonly string[]): string[] {
  const forms = [phrase(term.words, term.prefix)]
  if (!term.words.every(isLatin)) forms.push(phrase(term.words.map((word) => plainWord(word) || word), term.prefix))
  if (term.words.some(isUnspaced)) forms.push(`glyphs : ${phrase(term.words.flatMap((word) => [...word]), false)}`)
  if (term.fuzzy) forms.push(...nearWords(term.words[0]!).map((word) => phrase([word], false)))
  return forms
}

function phrase(words: readonly string[], prefix: boolean): string {
  return `"${words.join(' ')}"${prefix ? '*' : ''}`
}
