import { jaroWinkler } from './jaro-winkler.ts'

/** The share of the words of two texts (normalised, a blank between) that both have, 0 to 1: words in common over words in all (Jaccard). */
export function wordOverlap(left: string, right: string): number {
  const [ofLeft, ofRight] = [left.split(' '), right.split(' ')]
  let shared = 0
  for (const [place, word] of ofLeft.entries()) if (ofRight.includes(word) && ofLeft.indexOf(word) === place) shared++
  if (shared === 0) return 0
  return shared / (new Set(ofLeft).size + new Set(ofRight).size - shared)
}

/** The similarity (Jaro-Winkler) of the two words, one of each text, that are most alike. */
export function nearestWord(left: string, right: string): number {
  let nearest = 0
  for (const word of left.split(' ')) for (const other of right.split(' ')) nearest = Math.max(nearest, jaroWinkler(word, other))
  return nearest
}
