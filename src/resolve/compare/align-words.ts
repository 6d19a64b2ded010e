import type { WordLevel } from './name-word.ts'
import type { CompareWords } from './word-comparison.ts'

/** Words of two names put side by side, each at most once, and what is left over on either side. */
export interface Alignment {
  readonly pairs: readonly WordPair[]
  readonly leftRest: readonly number[]
  readonly rightRest: readonly number[]
}

/** Two words, by their place in each name, and how they agree. */
export interface WordPair {
  readonly left: number
  readonly right: number
  readonly level: Exclude<WordLevel, 'differs'>
}

const ranks: Readonly<Record<WordLevel, number>> = { exact: 0, spelling: 1, nickname: 2, typo: 3, typos: 4, initial: 5, differs: 6 }

/** Puts the words of two names side by side, best agreement first, whatever their order. Names have at most twelve words. */
export function alignWords(left: readonly string[], right: readonly string[], compareWords: CompareWords): Alignment {
  const possible: WordPair[] = []
  for (let row = 0; row < left.length; row++) {
    for (let column = 0; column < right.length; column++) {
      const level = compareWords(left[row]!, right[column]!)
      if (level !== 'differs') possible.push({ left: row, right: column, level })
    }
  }
  possible.sort((a, b) => ranks[a.level] - ranks[b.level] || distance(a) - distance(b) || a.left - b.left || a.right - b.right)
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  const pairs = possible.filter((pair) => {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) return false
    usedLeft.add(pair.left)
    usedRight.add(pair.right)
    return true
  })
  return { pairs, leftRest: rest(left.length, usedLeft), rightRest: rest(right.length, usedRight) }
}

/** Writes two neighbouring words as one where the other name has them as one: `al sayed` beside `alsayed`. */
export function joinAsOther<T extends { readonly text: string }>(words: readonly T[], other: readonly T[]): T[] {
  if (words.length < 2) return [...words]
  const texts = new Set(other.map((word) => word.text))
  const joined: T[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const next = words[at + 1]
    if (next && !texts.has(word.text) && texts.has(word.text + next.text)) {
      joined.push({ ...next, text: word.text + next.text })
      at++
    } else joined.push(word)
  }
  return joined
}

function distance(pair: WordPair): number {
  return Math.abs(pair.left - pair.right)
}

function rest(length: number, used: ReadonlySet<number>): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => !used.has(index))
}
