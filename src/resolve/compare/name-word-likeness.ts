import { editDistance } from '../normalise/edit-distance.ts'
import type { WordedName } from '../normalise/comparable-name.ts'
import type { NameWord } from '../normalise/name-word.ts'
import { digitsOf } from '../normalise/number-words.ts'
import { isAbjad } from '../normalise/script-of.ts'
import { skeletonsOf } from '../normalise/skeleton.ts'
import { areNameForms, areSameTerm } from '../normalise/word-groups.ts'
import type { NameFactors } from './name-factors.ts'

/** How two words of names agree, and what that leaves of the likeness. */
export interface WordLikeness {
  readonly level: keyof NameFactors | 'exact'
  readonly factor: number
}

/** What words are compared by: the names they stand in, and the factors. */
export interface WordContext<Name extends WordedName = WordedName> {
  readonly left: Name
  readonly right: Name
  readonly factors: NameFactors
  /** Words that differ as the words of two bearers do are not taken for one: a join rests on them, not a list of candidates. */
  readonly strict?: boolean
}

/** Compares two folded words. Undefined when they do not agree. */
export function wordLikeness(left: NameWord, right: NameWord, context: WordContext): WordLikeness | undefined {
  const level = levelOf(left, right, context)
  if (level === undefined || (context.strict && areTwoBearers(level, left, right))) return undefined
  return { level, factor: level === 'exact' ? 1 : context.factors[level] }
}

/** Shorter words differ by one letter too easily (Berg and Borg); two slips are granted to long words that begin and end alike. */
const leastSlipChars = 6
const leastSlipsChars = 7
const leastSkeletonChars = 3

/** Whether words that agree at a level may yet be the words of two bearers. */
function areTwoBearers(level: WordLikeness['level'], left: NameWord, right: NameWord): boolean {
  const [one, other] = [left.text, right.text]
  const shortest = Math.min(one.length, other.length)
  if (level === 'spelling') return isGendered(one, other) || (!isVowelless(one) && !isVowelless(other) && shortestSkeleton(left, right) < leastSkeletonChars)
  if (level === 'slip') return shortest < leastSlipChars || isGendered(one, other)
  if (level === 'slips') return shortest < leastSlipsChars || isGendered(one, other) || one[0] !== other[0] || one.at(-1) !== other.at(-1)
  return level === 'slipTiny' || level === 'slipShort' || level === 'slipsShort' || level === 'number'
}

/** Names that differ in a final vowel (Christian, Christina; Petrov, Petrova) are names of different persons. */
function isGendered(left: string, right: string): boolean {
  const vowel = /[aeo]$/
  return left.at(-1) !== right.at(-1) && (vowel.test(left) !== vowel.test(right) || (vowel.test(left) && left.slice(0, -1) === right.slice(0, -1)))
}

function isVowelless(word: string): boolean {
  return !/[aeiou]/.test(word)
}

function shortestSkeleton(left: NameWord, right: NameWord): number {
  return Math.max(0, ...left.skeletons.filter((each) => right.skeletons.includes(each)).map((each) => each.length))
}

function levelOf(left: NameWord, right: NameWord, { left: leftName, right: rightName }: WordContext): WordLikeness['level'] | undefined {
  const [one, other] = [left.text, right.text]
  if (one === other) return 'exact'
  if (left.role === 'number' && right.role === 'number') return digitsOf(one) === digitsOf(other) ? 'exact' : 'number'
  if (left.role === 'number' || right.role === 'number') return undefined
  if (left.role === 'initial' || right.role === 'initial') return one[0] === other[0] ? 'initial' : undefined
  const isPerson = leftName.kind === 'person'
  if (isPerson ? areNameForms(one, other) : areSameTerm(one, other)) return isPerson ? 'nickname' : 'term'
  if (isAbjad(leftName.script) !== isAbjad(rightName.script)) return consonantLevel(one, other)
  return isSpeltAlike(left, right) ? 'spelling' : slipLevel(one, other)
}

/** Without vowels in one, the consonants are all there is to compare; W and Y write vowels as well. */
function consonantLevel(one: string, other: string): WordLikeness['level'] | undefined {
  const [left, right] = [consonantsOf(one), consonantsOf(other)]
  if (left === '' || right === '') return undefined
  if (left === right) return 'spelling'
  return Math.min(left.length, right.length) >= 3 && editDistance(left, right, 1) <= 1 ? 'slip' : undefined
}

function consonantsOf(word: string): string {
  const skeleton = skeletonsOf(word.replace(/^al(?=.{3})/, '').replace(/^l(?=[^aeiou])/, '').replaceAll(/[wy]/g, ''))[0] ?? ''
  return skeleton.replace(/^a/, '')
}

function isSpeltAlike(one: NameWord, other: NameWord): boolean {
  const skeleton = one.skeletons.find((each) => other.skeletons.includes(each))
  if (skeleton === undefined || skeleton.length < 2) return false
  const longest = Math.max(one.text.length, other.text.length)
  return editDistance(one.text, other.text, Math.floor(longest / 2)) <= longest / 2
}

function slipLevel(one: string, other: string): WordLikeness['level'] | undefined {
  const shortest = Math.min(one.length, other.length)
  const stripped = one.startsWith('abdul') && other.startsWith('abdul') ? [one.slice(5), other.slice(5)] as const : [one, other] as const
  const slips = editDistance(...stripped, 2)
  if (slips === 1) return shortest <= 1 ? undefined : shortest === 2 ? 'slipTiny' : shortest <= 4 ? 'slipShort' : 'slip'
  if (slips === 2 && shortest >= 5) return shortest === 5 ? 'slipsShort' : 'slips'
  return undefined
}
