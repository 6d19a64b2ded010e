import { jaroWinkler } from './jaro-winkler.ts'

const leastAlike = 0.82
const initialWorth = 0.85
const missingWorth = 0.55

/**
 * How well two names of several words (normalised, a blank between) can be laid on each other, 0 to 1: each word of the
 * shorter goes to the word of the longer that is most like it, whatever the order; an initial stands for a word; words that
 * only the longer has cost less than words that contradict. Words count by their length.
 */
export function wordAlignment(left: string, right: string): number {
  const [fewer, more] = [left.split(' '), right.split(' ')].sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1)) as [string[], string[]]
  const pairs = fewer.flatMap((word, place) => more.map((other, at) => ({ place, at, alike: wordAlikeness(word, other) })))
    .filter(({ alike }) => alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike || a.place - b.place || a.at - b.at)
  const [placed, taken] = [new Set<number>(), new Set<number>()]
  let [gained, whole] = [0, 0]
  for (const { place, at, alike } of pairs) {
    if (placed.has(place) || taken.has(at)) continue
    placed.add(place)
    taken.add(at)
    const weight = Math.max(fewer[place]!.length, more[at]!.length)
    gained += weight * (alike - leastAlike / 2) / (1 - leastAlike / 2)
    whole += weight
  }
  for (const [place, word] of fewer.entries()) if (!placed.has(place)) whole += word.length
  const missing = more.filter((_, at) => !taken.has(at)).reduce((sum, word) => sum + word.length, 0)
  return whole === 0 ? 0 : gained / (whole + (1 - missingWorth) * missing)
}

function wordAlikeness(left: string, right: string): number {
  if (left === right) return 1
  if (left.length === 1 || right.length === 1) return left[0] === right[0] ? initialWorth : 0
  return jaroWinkler(left, right)
}
