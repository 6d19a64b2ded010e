import { foldWords } from '../../model/value/fold-words.ts'
import type { WordedName } from './comparable-name.ts'
import { personWord, type NameWord } from './name-word.ts'
import { scriptOf } from './script-of.ts'

/** One word of a person's name, folded. */
export interface PersonNameWord extends NameWord {
  readonly part: 'given' | 'family' | 'unknown'
}

/** A person's name taken apart: words in the order written, with the suffix that tells generations apart. */
export interface PersonName extends WordedName {
  readonly kind: 'person'
  readonly words: readonly PersonNameWord[]
  /** `jr`, `sr`, `2`, `3`, `4`. */
  readonly suffix?: string
  /** As the source has it. */
  readonly source: string
}

const titles = new Set([
  'mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'dame', 'lord', 'lady', 'rev', 'hon', 'capt', 'col', 'gen', 'lt', 'sgt',
  'herr', 'frau', 'ing', 'dipl', 'mme', 'mlle', 'maitre', 'sr', 'sra', 'srta', 'don', 'dona', 'sig', 'dott', 'pan', 'pani', 'judge',
])
const degrees = new Set(['mba', 'phd', 'md', 'esq', 'msc', 'bsc', 'llm', 'cpa', 'cfa', 'mp', 'obe', 'cbe'])
const suffixes = new Map([
  ['jr', 'jr'], ['jun', 'jr'], ['junior', 'jr'], ['sr', 'sr'], ['sen', 'sr'], ['senior', 'sr'], ['ii', '2'], ['iii', '3'], ['iv', '4'],
])

/**
 * Takes a name apart: `Dr. Anna M. Berg`, `Berg, Anna`, `Sten Holm, Jr`. Roles are known only where a comma tells
 * them. Undefined when no letter is left.
 */
export function parsePersonName(text: string): PersonName | undefined {
  const parts = text.split(/[,،]/).map(foldWords).filter((words) => words.length > 0)
  if (parts.length === 0) return undefined
  const tail = parts.slice(1).flat()
  const inverted = parts.length > 1 && !tail.every((word) => suffixes.has(word) || degrees.has(word))
  const family = inverted ? peel(parts[0]!, false) : undefined
  const rest = peel(inverted ? tail : parts.flat(), !inverted)
  const suffix = rest.suffix ?? family?.suffix
  const words = family ? [...wordsOf(rest.words, 'given'), ...wordsOf(family.words, 'family')] : wordsOf(rest.words, 'unknown')
  return makeName(words, text, suffix)
}

/** A name told in parts. Undefined when nothing is left of either. */
export function personNameOf(given: string, family: string): PersonName | undefined {
  const first = peel(foldWords(given), true)
  const last = peel(foldWords(family), false)
  return makeName([...wordsOf(first.words, 'given'), ...wordsOf(last.words, 'family')], `${given} ${family}`.trim(), last.suffix ?? first.suffix)
}

/** The same name with a suffix told apart from it. */
export function withSuffix(name: PersonName, suffix: string | undefined): PersonName {
  const known = suffix === undefined ? undefined : suffixes.get(foldWords(suffix)[0] ?? '')
  return known && !name.suffix ? { ...name, suffix: known } : name
}

/** One spelling for all orders of the same words and the same suffix. */
export function personNameKey(name: PersonName): string {
  return name.words.map((word) => word.text).sort().join(' ') + (name.suffix ? `|${name.suffix}` : '')
}

/** Takes titles off the front, degrees and a generation suffix off the end; never the last word left. */
function peel(words: readonly string[], titled: boolean): { words: string[]; suffix?: string } {
  const left = [...words]
  let suffix: string | undefined
  while (titled && left.length > 1 && titles.has(left[0]!)) left.shift()
  while (left.length > 1) {
    const last = left[left.length - 1]!
    if (suffixes.has(last)) suffix = suffixes.get(last)
    else if (!degrees.has(last)) break
    left.pop()
  }
  if (left.length === 1 && suffixes.has(left[0]!) && words.length === 1) return { words: [], suffix: suffixes.get(left[0]!)! }
  return { words: left, ...(suffix ? { suffix } : {}) }
}

function wordsOf(texts: readonly string[], part: PersonNameWord['part']): PersonNameWord[] {
  return texts.map((text) => ({ ...personWord(text), part }))
}

function makeName(words: readonly PersonNameWord[], source: string, suffix: string | undefined): PersonName | undefined {
  return words.length === 0 ? undefined : { kind: 'person', words, script: scriptOf(source), source, ...(suffix ? { suffix } : {}) }
}
