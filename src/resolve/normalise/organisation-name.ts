import { foldWords } from '../../model/value/fold-words.ts'
import type { WordedName } from './comparable-name.ts'
import { legalForms } from './legal-forms.ts'
import { wordOrNumber } from './name-word.ts'
import { scriptOf } from './script-of.ts'

/** An organisation's name taken apart: the words that tell it in the order written, without filling words, and its legal form. */
export interface OrganisationName extends WordedName {
  readonly kind: 'organisation'
  /** One spelling of the legal form: `ltd`, `gmbh`. */
  readonly form?: string
  readonly source: string
}

const fillers = new Set(['and', 'the', 'of', 'und', 'et', 'y', 'de', 'la', 'le', 'les', 'des', 'du', 'der', 'die', 'das', 'n'])
const longestForm = 4

/**
 * Takes an organisation's name apart. A legal form is read at either end (`OOO Severny Veter`, `Aurora Shipping
 * Limited`), written in full, in short, or with points. Undefined when no word is left.
 */
export function parseOrganisationName(text: string): OrganisationName | undefined {
  const words = joinLetters(foldWords(text.replace(/&/g, ' and ')))
  const ends: { words: readonly string[]; form?: string } = takeForm(words, true) ?? takeForm(words, false) ?? { words }
  const core = ends.words.filter((word) => !fillers.has(word))
  const kept = core.length > 0 ? core : ends.words
  return kept.length === 0 ? undefined : { kind: 'organisation', words: kept.map(wordOrNumber), script: scriptOf(text), source: text, ...(ends.form ? { form: ends.form } : {}) }
}

/** One spelling for all orders of the same words. */
export function organisationNameKey(name: OrganisationName): string {
  return name.words.map((word) => word.text).sort().join(' ')
}

/** Single letters in a row are one abbreviation: `s a r l` is `sarl`. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let run = ''
  for (const word of words) {
    if (/^[a-z]$/.test(word)) {
      run += word
      continue
    }
    if (run) joined.push(run)
    run = ''
    joined.push(word)
  }
  if (run) joined.push(run)
  return joined
}

function takeForm(words: readonly string[], atEnd: boolean): { words: string[]; form: string } | undefined {
  for (let length = Math.min(longestForm, words.length - 1); length > 0; length--) {
    const piece = atEnd ? words.slice(-length) : words.slice(0, length)
    const form = legalForms.get(piece.join(' '))
    if (form) return { words: atEnd ? words.slice(0, -length) : words.slice(length), form }
  }
  return undefined
}
