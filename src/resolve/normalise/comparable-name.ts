import { foldWords } from '../../model/value/fold-words.ts'
import { readLegalForms, withoutUnpartedForm } from './legal-form-reader.ts'
import { isNumber, numbersAsDigits } from './number-words.ts'
import { filiations, particles, titles } from './person-words.ts'
import { personWord, wordOrNumber, type NameWord } from './name-word.ts'
import { scriptOf, type Script } from './script-of.ts'

/** What bears a name. */
export type NameKind = 'person' | 'organisation' | 'thing'

/** What words of two names are put side by side by. */
export interface WordedName {
  readonly kind: NameKind
  /** Words in order, without legal forms. */
  readonly words: readonly NameWord[]
  readonly script: Script
}

/** A name made ready to be compared with many others. */
export interface ComparableName extends WordedName {
  /** All letters in one, legal forms included. */
  readonly squashed: string
  /** Kinds of organisation that its legal forms tell. */
  readonly forms: readonly string[]
  /** Of a name in Han or Hangul its signs, in order; else empty. */
  readonly signs: string
  /** The words of child and father where the name tells them (`A bin B`), by place. */
  readonly filiation?: { readonly child: number; readonly father: number }
  readonly source: string
}

const fillers = new Set(['and', 'the', 'of', 'for', 'und', 'et', 'y', 'de', 'la', 'le', 'les', 'des', 'du', 'der', 'die', 'das', 'i', 'fur', 'n'])
const vessels = new Set(['mv', 'mt', 'ms', 'ss', 'mts', 'fv'])

/** Makes a name ready. Undefined when no letter or digit is left. */
export function comparableName(source: string, kind: NameKind): ComparableName | undefined {
  const script = scriptOf(source)
  const text = spaceOut(kind === 'organisation' ? withoutUnpartedForm(source.trim()) : source.trim())
  const folded = numbersAsDigits(foldWhole(text))
  if (folded.length === 0) return undefined
  const { words, forms } = kind === 'organisation' ? organisationWords(folded) : { words: kind === 'person' ? personWords(orderOf(text) ?? folded) : thingWords(folded), forms: [] }
  const filiation = kind === 'person' ? filiationOf(words) : undefined
  return {
    kind, words, forms, script, source, squashed: foldWords(source).join(''),
    signs: script === 'han' || script === 'hangul' ? text.replace(/[^\p{Script=Han}\p{Script=Hangul}]/gu, '') : '',
    ...(filiation ? { filiation } : {}),
  }
}

/** Parts words that are run together by their capitals, an `&` as a word. */
function spaceOut(text: string): string {
  return text.replace(/&/g, ' and ').replace(/(\p{Ll})(\p{Lu}\p{Ll}|\p{Lu}{2})/gu, '$1 $2').replace(/(\p{L})\.(?=\p{L})/gu, '$1. ').replace(/%/g, ' per cent ')
}

/** Foreign names in Han stand between dots, each of them one word. */
function foldWhole(text: string): string[] {
  const parts = text.split(/[·・‧]/u)
  return parts.length === 1 ? foldWords(text) : parts.map((part) => foldWords(part).join('')).filter((word) => word !== '')
}

/** The words of `Family, Given` in the order in which they are spoken; undefined without a comma. */
function orderOf(text: string): string[] | undefined {
  const parts = text.split(/[,،]/)
  return parts.length === 2 ? numbersAsDigits([...foldWords(parts[1]!), ...foldWords(parts[0]!)]) : undefined
}

function organisationWords(folded: readonly string[]): Pick<ComparableName, 'words' | 'forms'> {
  const { words, kinds } = readLegalForms(folded)
  const core = words.filter((word) => !fillers.has(word) || isNumber(word))
  return { words: joinLetters(core.length > 0 ? core : words).map(wordOrNumber), forms: kinds }
}

function thingWords(folded: readonly string[]): NameWord[] {
  const words = folded.length > 1 && vessels.has(folded[0]!) ? folded.slice(1) : folded
  return words.map(wordOrNumber)
}

function personWords(folded: readonly string[]): NameWord[] {
  const words = joinServants(folded)
  return words.map((text, at) => {
    const isFront = words.slice(0, at).every((before) => titles.has(before))
    if (titles.has(text) && isFront && at < words.length - 1) return { text, role: 'title', skeletons: [] }
    return particles.has(text) && text.length > 1 && words.length > 2 ? { text, role: 'particle', skeletons: [] } : personWord(text)
  })
}

/** `Abd al-Aziz`, `Abdel Aziz` and `Abdulaziz` are one word: the servant of one of the names of God. */
function joinServants(words: readonly string[]): string[] {
  const made: string[] = []
  for (let at = 0; at < words.length; at++) {
    const article = /^(al|el|ul|ur|ar|as|us)$/.test(words[at + 1] ?? '')
    const servant = /^abd[aeou]?[lr]?$/.test(words[at]!) || (words[at] === 'bd' && words[at + 1] !== undefined)
    const name = words[at + (article ? 2 : 1)]
    if (servant && name !== undefined) {
      made.push(`abdul${name.replace(/^l(?=[^aeiou])/, '')}`)
      at += article ? 2 : 1
    } else made.push(words[at]!.replace(/^abd[aeiou]l(?=[^aeiou]|[aeiou].{2})/, 'abdul'))
  }
  return made
}

/** Single letters in a row are one abbreviation: `s a r l` is `sarl`. */
function joinLetters(words: readonly string[]): string[] {
  return words.reduce<{ made: string[]; open: boolean }>(({ made, open }, word) => {
    const letter = /^[a-z]$/.test(word)
    if (letter && open) made.push(made.pop()! + word)
    else made.push(word)
    return { made, open: letter }
  }, { made: [], open: false }).made
}

function filiationOf(words: readonly NameWord[]): ComparableName['filiation'] {
  const at = words.findIndex((word, index) => index > 0 && filiations.has(word.text))
  const father = words.findIndex((word, index) => index > at && word.role === 'word')
  const child = words.slice(0, at).findLastIndex((word) => word.role === 'word')
  return at > 0 && father > 0 && child >= 0 ? { child, father } : undefined
}
