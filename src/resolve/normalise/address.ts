import { foldWords } from '../../model/value/fold-words.ts'

const shortened = new Map([
  ['street', 'st'], ['saint', 'st'], ['strasse', 'str'], ['strase', 'str'], ['avenue', 'ave'], ['av', 'ave'], ['road', 'rd'], ['boulevard', 'blvd'],
  ['bd', 'blvd'], ['square', 'sq'], ['place', 'pl'], ['lane', 'ln'], ['drive', 'dr'], ['apartment', 'apt'], ['suite', 'ste'], ['floor', 'fl'],
  ['number', 'no'], ['north', 'n'], ['south', 's'], ['east', 'e'], ['west', 'w'], ['ulitsa', 'ul'], ['building', 'bldg'], ['platz', 'pl'],
])

/** An address as the set of its folded words, common words in their short form. */
export function addressWords(text: string): ReadonlySet<string> {
  return new Set(foldWords(text).map((word) => shortened.get(word) ?? word))
}

/** Share of common words among all words of two addresses (Jaccard), 0 to 1. */
export function addressLikeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = left.intersection(right).size
  const all = left.size + right.size - common
  return all === 0 ? 0 : common / all
}
