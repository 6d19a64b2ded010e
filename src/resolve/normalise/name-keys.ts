import type { ComparableName } from './comparable-name.ts'

const leastSkeletonChars = 2

/**
 * Keys under which a name is found again when it is written another way: the skeleton of each word, and of neighbouring
 * words run together; of a name in Han or Hangul its signs as well. Sorted, each once. A key is shared by unlike names, so
 * it blocks and does not decide.
 */
export function nameKeys(name: ComparableName): string[] {
  const keys = new Set(name.signs === '' ? [] : [name.signs])
  const words = name.words.filter((word) => word.role === 'word' || word.role === 'particle')
  for (const [at, word] of words.entries()) {
    for (const skeleton of word.skeletons) if (skeleton.length >= leastSkeletonChars) keys.add(skeleton)
    const next = words[at + 1]
    if (next && word.skeletons[0] && next.skeletons[0]) keys.add(word.skeletons[0] + next.skeletons[0].replace(/^a/, ''))
  }
  for (const word of name.words) if (word.role === 'number') keys.add(word.text)
  return [...keys].sort()
}
