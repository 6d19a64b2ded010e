import { isNumber } from './number-words.ts'
import { skeletonsOf } from './skeleton.ts'

/** One word of a name as it is compared. */
export interface NameWord {
  /** Folded to ASCII. */
  readonly text: string
  /** What is left of it without the habits of transliteration (`skeletonsOf`); none for what is no word. */
  readonly skeletons: readonly string[]
  readonly role: 'word' | 'initial' | 'number' | 'particle' | 'title'
}

/** A folded word of a person's name: a single letter is an initial. */
export function personWord(text: string): NameWord {
  return text.length === 1 ? { text, role: 'initial', skeletons: [] } : { text, role: 'word', skeletons: skeletonsOf(text) }
}

/** A folded word of the name of an organisation or a thing. */
export function wordOrNumber(text: string): NameWord {
  return isNumber(text) ? { text, role: 'number', skeletons: [] } : { text, role: 'word', skeletons: skeletonsOf(text) }
}
