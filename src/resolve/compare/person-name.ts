import type { PersonName, PersonNameWord } from '../normalise/person-name.ts'
import { nameWordLevels, personNameLevels as levels } from '../weigh/default-levels.ts'
import { levelBits } from '../weigh/match-weight.ts'
import type { TermRole } from '../weigh/term-frequency.ts'
import { alignStrictly, type StrictAlignment, type WordPair } from './align-strictly.ts'
import type { CompareContext } from './compare-context.ts'

/** How two persons' names agree. */
export interface NameAgreement {
  readonly level: string
  readonly bits: number
  /** A part of the name that one person does not change is different. */
  readonly conflict: boolean
}

/** What the comparison of persons' names rests on. */
export type NameContext = Pick<CompareContext, 'personWords'>

/** Relatives share a surname: without the given name it counts for no more. */
const mostBitsOfSurname = 7
const mostBitsOfSingleWord = 4
const singleWordCostBits = 6

/**
 * Compares two persons' names word by word, whatever the order. Both sides having words that the other lacks is a
 * conflict: a given name beside another one on an equal surname is a relative or a twin, and the equal surname then
 * counts for nothing.
 */
export function comparePersonNames(left: PersonName, right: PersonName, context: NameContext): NameAgreement {
  const words = gradeWords({ alignment: alignStrictly(left, right), left: left.words, right: right.words, context })
  return withGeneration(words, left.suffix, right.suffix)
}

interface Graded {
  readonly alignment: StrictAlignment
  readonly left: readonly PersonNameWord[]
  readonly right: readonly PersonNameWord[]
  readonly context: NameContext
}

function gradeWords(graded: Graded): NameAgreement {
  const { alignment } = graded
  const full = alignment.pairs.filter((pair) => pair.level !== 'initial' && graded.left[pair.left]!.role !== 'initial')
  const missing = Math.max(alignment.leftRest, alignment.rightRest)
  if (alignment.leftRest > 0 && alignment.rightRest > 0) return gradeConflict(graded, full)
  const initials = alignment.pairs.length - full.length
  const wordBits = sum(full.map((pair) => bitsOfPair(pair, graded)))
  const initialBits = initials * levelBits(levels.initial)
  const missingBits = missing * levelBits(levels['word-missing'])
  if (full.length === 0) return { level: 'initials', bits: Math.min(initialBits, mostBitsOfSingleWord), conflict: false }
  if (initials > 0 && !full.some((pair) => isGiven(pair, graded))) {
    return { level: 'initial-and-name', bits: Math.min(wordBits, mostBitsOfSurname) + initialBits + missingBits, conflict: false }
  }
  if (full.length === 1) return { level: 'single-name', bits: Math.min(wordBits - singleWordCostBits, mostBitsOfSingleWord), conflict: false }
  return { level: worstLevel(full, missing), bits: wordBits + initialBits + missingBits, conflict: false }
}

function gradeConflict(graded: Graded, full: readonly WordPair[]): NameAgreement {
  const given = full.some((pair) => isGiven(pair, graded))
  const family = full.some((pair) => isFamily(pair, graded))
  const level = full.length === 0 ? 'differs'
    : given && family && full.length > 1 ? 'middle-differs'
    : family && !given ? 'given-differs'
    : given && !family ? 'family-differs'
    : 'partly-differs'
  const agreed = level === 'middle-differs' ? sum(full.map((pair) => bitsOfPair(pair, graded))) : 0
  return { level, bits: agreed + levelBits(levels[level]), conflict: true }
}

function withGeneration(words: NameAgreement, left: string | undefined, right: string | undefined): NameAgreement {
  if (!left && !right) return words
  const level = left && right ? (left === right ? 'generation-same' : 'generation-differs') : 'generation-missing'
  const differs = level === 'generation-differs'
  return { level: differs ? level : words.level, bits: words.bits + levelBits(levels[level]), conflict: words.conflict || differs }
}

function bitsOfPair(pair: WordPair, { left, right, context }: Graded): number {
  if (pair.level === 'initial') return levelBits(levels.initial)
  const level = nameWordLevels[pair.level]
  const role = roleOf(left, pair.left) === 'unknown' ? roleOf(right, pair.right) : roleOf(left, pair.left)
  const share = Math.max(...pair.words.map((word) => context.personWords.share(word, role)))
  return levelBits({ m: level.m, u: Math.min(1, share * level.spread) })
}

/** The role told, or the usual one of the place: first given, last family. */
function roleOf(words: readonly PersonNameWord[], index: number): TermRole {
  const { part } = words[index]!
  if (part !== 'unknown') return part
  return index === 0 ? 'given' : index === words.length - 1 ? 'family' : 'unknown'
}

function isGiven(pair: WordPair, { left, right }: Graded): boolean {
  return roleOf(left, pair.left) === 'given' || roleOf(right, pair.right) === 'given'
}

function isFamily(pair: WordPair, { left, right }: Graded): boolean {
  return roleOf(left, pair.left) === 'family' || roleOf(right, pair.right) === 'family'
}

function worstLevel(pairs: readonly WordPair[], missing: number): string {
  for (const level of ['typos', 'typo', 'nickname', 'spelling'] as const) if (pairs.some((pair) => pair.level === level)) return level
  return missing > 0 ? 'name-missing' : 'exact'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
