import { headerWords } from './meaning/header-words.ts'
import type { Meaning } from './meaning/meaning.ts'
import type { Noun } from './meaning/vocabulary.ts'
import { nameNouns } from './profile/party.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

const naming: ReadonlySet<string> = new Set<Noun>([...nameNouns, 'bank'])

/** Words of a header that say that a name stands there, not whose. */
const nameWords = new Set('name names full nom nombre bezeichnung label complete complet completo vollstandiger first last given family surname forename vorname nachname prenom apellido'.split(' '))
const smallWords = new Set('of the de des du der del la le von s'.split(' '))

/** The noun of a meaning, its side taken off. */
export function nounOf(meaning: Meaning): Noun {
  return meaning.split('.').at(-1) as Noun
}

/** Whether a meaning names somebody in one column. */
export function isNaming(meaning: Meaning): boolean {
  return naming.has(nounOf(meaning))
}

/** Who a header speaks of: `handler` of `Handler` and of `handlerName`; empty for `Name` alone. */
export function stemOf(header: string): string[] {
  const words = headerWords(header).filter((word) => !smallWords.has(word))
  let start = 0
  let end = words.length
  while (start < end && nameWords.has(words[start]!)) start++
  while (end > start && nameWords.has(words[end - 1]!)) end--
  return words.slice(start, end)
}

/**
 * For each column that tells something of a party, the column that names that party, where their headers have their first
 * words (or last, as in `E-mail of handler`) in common: `handlerEmail` is of `handler`. The longest common stem counts.
 */
export function ownersOf(columns: readonly SurveyedColumn[]): ReadonlyMap<string, SurveyedColumn> {
  const names = columns
    .filter((column) => column.guess && isNaming(column.guess.meaning))
    .map((column) => ({ column, stem: stemOf(column.name) }))
    .filter(({ stem }) => stem.length > 0)
    .sort((a, b) => b.stem.length - a.stem.length || a.column.index - b.column.index)
  const owners = new Map<string, SurveyedColumn>()
  for (const column of columns) {
    if (!column.guess || isNaming(column.guess.meaning)) continue
    const words = headerWords(column.name).filter((word) => !smallWords.has(word))
    const isOf = (stem: readonly string[]) => beginsWith(words, stem) || beginsWith(words.toReversed(), stem.toReversed())
    const owner = names.find(({ stem }) => words.length > stem.length && isOf(stem))
    if (owner) owners.set(column.name, owner.column)
  }
  return owners
}

function beginsWith(words: readonly string[], stem: readonly string[]): boolean {
  return stem.every((word, index) => words[index] === word)
}
