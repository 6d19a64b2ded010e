import { editDistance } from '../normalise/edit-distance.ts'
import { isNickname } from '../normalise/nicknames.ts'

/** How two folded words of names agree, best first. */
export type WordLevel = 'exact' | 'spelling' | 'nickname' | 'typo' | 'typos' | 'initial' | 'differs'

/** Shorter words differ by one letter too easily: Anna and Hanna, Berg and Borg. */
const leastTypoChars = 6
const leastTwoTyposChars = 7

/** Compares two words of names: same, spelt alike across scripts, forms of one name, one or two slips apart, initial and name. */
export function compareNameWords(left: string, right: string, skeletonsOf: (word: string) => readonly string[]): WordLevel {
  if (left === right) return 'exact'
  if (left.length === 1 || right.length === 1) return left[0] === right[0] ? 'initial' : 'differs'
  if (isNickname(left, right)) return 'nickname'
  if (/\d/.test(left + right) || isGendered(left, right)) return 'differs'
  if (isSpeltAlike(left, right, commonSkeleton(skeletonsOf(left), skeletonsOf(right)))) return 'spelling'
  return slipsApart(left, right)
}

/** Names that differ in a final vowel (Christian, Christina; Petrov, Petrova) are names of different persons. */
function isGendered(left: string, right: string): boolean {
  const vowel = /[aeo]$/
  return left.at(-1) !== right.at(-1) && (vowel.test(left) !== vowel.test(right) || (vowel.test(left) && left.slice(0, -1) === right.slice(0, -1)))
}

function commonSkeleton(left: readonly string[], right: readonly string[]): string | undefined {
  return left.find((skeleton) => right.includes(skeleton))
}

function isSpeltAlike(left: string, right: string, skeleton: string | undefined): boolean {
  if (skeleton === undefined) return false
  const longest = Math.max(left.length, right.length)
  // Without vowels (Arabic script) little is left to differ; else short skeletons are shared by unlike names.
  const vowelless = !/[aeiou]/.test(left) || !/[aeiou]/.test(right)
  if (skeleton.length < 3 && !vowelless) return false
  const limit = vowelless ? longest : Math.floor(longest * 0.5)
  return editDistance(left, right, limit) <= limit
}

/** Two slips are granted to long words that begin and end alike (Pantanal, Panatal). */
function slipsApart(left: string, right: string): 'typo' | 'typos' | 'differs' {
  const shortest = Math.min(left.length, right.length)
  if (shortest < leastTypoChars) return 'differs'
  const slips = editDistance(left, right, 2)
  if (slips <= 1) return 'typo'
  const framed = left[0] === right[0] && left.at(-1) === right.at(-1)
  return slips === 2 && framed && shortest >= leastTwoTyposChars ? 'typos' : 'differs'
}
