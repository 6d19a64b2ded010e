import { foldToken } from './fold-token.ts'
import type { MentionKind } from './mention.ts'
import { commonWords, givenNames, titles } from './recognise/words.ts'
import { tokensOf } from './token.ts'

/** A name or identifier that the case already has, and the source entities that bear it. */
export interface KnownName {
  readonly text: string
  readonly kind: MentionKind
  readonly entityIds: readonly string[]
}

const minNameChars = 4
const maxNameWords = 12
const maxNameChars = 120

/**
 * The spellings under which a known name is looked for in text; none when it is too common to tell anything. A person
 * needs two words (`Last, First` is looked for both ways round, titles aside); other names of one word need four letters
 * and must be no common word and no given name; an identifier needs five characters and three digits.
 */
export function namePatterns(name: KnownName): string[] {
  if (name.text.length > maxNameChars) return []
  const { starts, ends } = tokensOf(name.text)
  const words = starts.map((start, index) => name.text.slice(start, ends[index]))
  if (words.length === 0 || words.length > maxNameWords) return []
  if (name.kind === 'identifier') return isTellingIdentifier(name.text) ? [name.text] : []
  if (name.kind === 'person') return personPatterns(name.text, words)
  return words.length > 1 ? (words.every(isCommon) ? [] : [name.text]) : isTellingWord(words[0]!) ? [name.text] : []
}

function personPatterns(text: string, words: readonly string[]): string[] {
  const bare = words.filter((word, index) => !(index < words.length - 2 && titles.has(foldToken(word))))
  // Two words of one letter, or two common ones (`Unknown Person`), name nobody.
  const telling = bare.filter((word) => word.length > 1 || isUncased(word))
  if (telling.length < 2 || bare.every(isCommon)) return isUnspacedName(text) ? [text] : []
  const joined = bare.join(' ')
  const comma = text.indexOf(',')
  const turned = comma > 0 ? turnAtComma(text, comma) : bare.length <= 3 ? [bare.at(-1), ...bare.slice(0, -1)].join(' ') : undefined
  return turned && turned !== joined ? [joined, turned] : [joined]
}

function turnAtComma(text: string, comma: number): string | undefined {
  const [last, first] = [text.slice(0, comma).trim(), text.slice(comma + 1).trim()]
  return last && first && !first.includes(',') ? `${first} ${last}` : undefined
}

/** A name in a script without blanks, of at least two characters. */
function isUnspacedName(text: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u.test(text.trim())
}

function isUncased(word: string): boolean {
  return word.toLowerCase() === word.toUpperCase()
}

function isCommon(word: string): boolean {
  return commonWords.has(foldToken(word)) || (word.length === 1 && !isUncased(word))
}

function isTellingWord(word: string): boolean {
  const fold = foldToken(word)
  return fold.length >= minNameChars && !commonWords.has(fold) && !givenNames.has(fold) && !titles.has(fold) && /\p{L}/u.test(fold)
}

function isTellingIdentifier(text: string): boolean {
  const compact = text.replace(/[^\p{L}\p{N}]/gu, '')
  return compact.length >= 5 && (compact.match(/\d/g)?.length ?? 0) >= 3
}
