import { foldText } from '../../../model/value/text.ts'
import type { Side } from './meaning.ts'
import { sideWords, vocabulary, type Noun } from './vocabulary.ts'

/** What a header says by its words alone. */
export interface HeaderReading {
  readonly side?: Side
  /** Absent when the header tells a side only. */
  readonly noun?: Noun
  /** 0 to 1: 1 when every word of the header is understood. */
  readonly fit: number
  /** The words that were understood. */
  readonly words: string
}

const nounOf = new Map<string, Noun>()
for (const [noun, entry] of Object.entries(vocabulary)) {
  for (const phrase of entry.words.split('|')) {
    for (const form of [phrase, phrase.replaceAll(' ', '')]) if (!nounOf.has(form)) nounOf.set(form, noun as Noun)
  }
}
const sideOf = new Map<string, Side>()
for (const [side, words] of Object.entries(sideWords)) for (const word of words.split('|')) sideOf.set(word, side as Side)
const fillers = new Set(['the', 'of', 'de', 'del', 'la', 'le', 'der', 'des', 'du', 'current', 'party', 'customer', 'client', 'kunde', 'org', 'bank', 'l', 'd', 'in', 'und', 'and'])
const ownWords = new Set(['of', 'des', 'der', 'du', 'de', 'del', 'von'])
const currencies = new Set(['eur', 'usd', 'gbp', 'chf', 'jpy', 'euro', 'euros', 'dollar', 'dollars'])

/** The words of a header, folded: camel case and digits are taken apart, what stands in brackets is left out. */
export function headerWords(header: string): string[] {
  return foldText(
    header
      .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2')
      .replace(/(\d)(\p{L})/gu, '$1 $2'),
  )
    .split(' ')
    .filter((word) => word !== '')
}

/** The side and noun that a header names, or undefined when none of its words is known. */
export function readHeader(header: string): HeaderReading | undefined {
  const words = withoutCurrency(headerWords(header))
  if (words.length === 0 || words.length > 12) return undefined
  const joined = nounOf.get(words.join('')) ?? nounOf.get(words.join(' '))
  if (joined) return { noun: joined, fit: 1, words: words.join(' ') }
  const sideFound = findSide(words)
  const rest = sideFound ? sideFound.rest : words
  const nounFound = rest.length ? (findOwned(rest) ?? findNoun(rest)) : undefined
  if (sideFound && rest.length === 0) return { side: sideFound.side, fit: 1, words: words.join(' ') }
  if (!nounFound) {
    const saysNoMore = rest.every((word) => fillers.has(word) || /^\d+$/.test(word))
    return sideFound && saysNoMore ? { side: sideFound.side, fit: 0.9, words: words.join(' ') } : undefined
  }
  return { ...(sideFound ? { side: sideFound.side } : {}), noun: nounFound.noun, fit: nounFound.fit, words: nounFound.words }
}

/** `Net EUR` is a net amount: a currency says what is measured only where it stands alone. */
function withoutCurrency(words: readonly string[]): readonly string[] {
  const rest = words.filter((word) => !currencies.has(word))
  return rest.length ? rest : words
}

/** The longest run of words that tells a side, at the start or the end. */
function findSide(words: readonly string[]): { side: Side; rest: string[] } | undefined {
  for (let length = words.length; length > 0; length--) {
    const start = sideOf.get(words.slice(0, length).join(' '))
    if (start) return { side: start, rest: words.slice(length) }
    const end = sideOf.get(words.slice(-length).join(' '))
    if (end) return { side: end, rest: words.slice(0, -length) }
  }
  return undefined
}

const ownedNouns: ReadonlySet<Noun> = new Set<Noun>(['phone', 'email', 'address', 'iban', 'account', 'website', 'city', 'country'])

/** `Phone of contact` is a telephone number: what belongs to somebody whose word stands behind. */
function findOwned(words: readonly string[]): { noun: Noun; fit: number; words: string } | undefined {
  const at = words.findIndex((word, index) => index > 0 && ownWords.has(word))
  const found = at < 0 ? undefined : findNoun(words.slice(0, at))
  return found && ownedNouns.has(found.noun) ? { ...found, fit: found.fit * 0.8 } : undefined
}

/** The longest run of words that is a noun; runs at the end count before runs at the start. */
function findNoun(words: readonly string[]): { noun: Noun; fit: number; words: string } | undefined {
  const meant = words.filter((word) => !fillers.has(word))
  for (let length = words.length; length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const phrase = words.slice(start, start + length).join(' ')
      const noun = nounOf.get(phrase) ?? nounOf.get(phrase.replace(/ /g, ''))
      if (noun) return { noun, fit: Math.min(1, length / Math.max(1, meant.length)), words: phrase }
    }
  }
  return undefined
}
