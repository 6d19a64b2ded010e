import { skeletonsOf } from '../normalise/skeleton.ts'
import { compareNameWords, type WordLevel } from './name-word.ts'

/** Compares two folded words of names. */
export type CompareWords = (left: string, right: string) => WordLevel

const mostRemembered = 500_000

/**
 * Comparison of words that remembers each distinct pair, and each word's skeletons: millions of pairs of records hold
 * few pairs of words. It forgets all when it holds half a million.
 */
export function wordComparison(): CompareWords {
  const levels = new Map<string, WordLevel>()
  const remembered = new Map<string, readonly string[]>()
  const skeletons = (word: string) => {
    const known = remembered.get(word) ?? skeletonsOf(word)
    remembered.set(word, known)
    return known
  }
  return (left, right) => {
    if (left === right) return 'exact'
    const key = left < right ? `${left} ${right}` : `${right} ${left}`
    const known = levels.get(key)
    if (known) return known
    if (levels.size >= mostRemembered) levels.clear()
    const level = compareNameWords(left, right, skeletons)
    levels.set(key, level)
    return level
  }
}
