import { skeletonOf } from '../normalise/skeleton.ts'
import { compareNameWords, type WordLevel } from './name-word.ts'

/** Compares two folded words of names. */
export type CompareWords = (left: string, right: string) => WordLevel

const mostRemembered = 500_000

/**
 * Comparison of words that remembers each distinct pair, and each word's skeleton: millions of pairs of records hold
 * few pairs of words. It forgets all when it holds half a million.
 */
export function wordComparison(): CompareWords {
  const levels = new Map<string, WordLevel>()
  const skeletons = new Map<string, string>()
  const skeleton = (word: string) => {
    const known = skeletons.get(word) ?? skeletonOf(word)
    skeletons.set(word, known)
    return known
  }
  return (left, right) => {
    if (left === right) return 'exact'
    const key = left < right ? `${left} ${right}` : `${right} ${left}`
    const known = levels.get(key)
    if (known) return known
    if (levels.size >= mostRemembered) levels.clear()
    const level = compareNameWords(left, right, skeleton)
    levels.set(key, level)
    return level
  }
}
