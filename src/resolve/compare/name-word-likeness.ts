import { editDistance } from '../normalise/edit-distance.ts'
import type { ComparableName, NameWord } from '../normalise/comparable-name.ts'
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
export interface WordContext {
  readonly left: ComparableName
  readonly right: ComparableName
  readonly factors: NameFactors
}

/** Compares two folded words. Undefined when they do not agree. */
export function wordLikeness(left: NameWord, right: NameWord, context: WordContext): WordLikeness | undefined {
  const level = levelOf(left, right, context)
  return level && { level, factor: level === 'exact' ? 1 : context.factors[level] }
}

function levelOf(left: NameWord, right: NameWord, { left: leftName, right: rightName }: WordContext): WordLikeness['level'] | undefined {
  const [one, other] = [left.text, right.text]
  if (one === other) return 'exact'
  if (left.role === 'number' && right.role === 'number') return 'number'
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
