import anyAscii from 'any-ascii'

/** A run of letters, digits and their marks, with its place in the text (UTF-16 code units, end exclusive). */
export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
const latinOnly = /^[\p{ASCII}\p{Script=Latin}\p{M}\p{N}]*$/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

/** The words of a text as the index cuts them (SQLite FTS5, tokenizer unicode61). */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
}

/** A word in lower case without marks, as the index compares it. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase()
}

/** A word in lower-case letters and digits of ASCII, whatever its script; empty when nothing is left. */
export function plainWord(word: string): string {
  return anyAscii(word).toLowerCase().replace(/[^a-z0-9]+/g, '')
}

/** Whether folding of marks alone brings a word to ASCII, so that it needs no second form. */
export function isLatin(text: string): boolean {
  return latinOnly.test(text)
}

/** Whether a text is in a script that is written without blanks between words. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}

/** The words of a text that are not Latin, in ASCII: held beside the text, so that `Ivanov` finds the Cyrillic name. */
export function plainText(text: string): string {
  if (isLatin(text.normalize('NFD').replace(/[\p{P}\p{S}\p{Z}\p{Cc}]+/gu, ''))) return ''
  return wordsOf(text).filter((word) => !isLatin(word.text)).map((word) => plainWord(word.text)).filter(Boolean).join(' ')
}

/** The characters of words without blanks, one by one: held beside the text, so that a part of such a run is found. */
export function glyphText(text: string): string {
  if (!isUnspaced(text)) return ''
  return wordsOf(text).filter((word) => isUnspaced(word.text)).map((word) => [...word.text].join(' ')).join(' ')
}
