import type { SqliteDatabase } from '../sqlite/sqlite-database.ts'
import { foldWord, isLatin, plainWord } from './word.ts'

const maxNear = 12
const maxScanned = 200_000

/**
 * Words of the index that differ from `word` by one letter (two from six letters on) and begin with the same letter,
 * nearest first, then most frequent: Damerau-Levenshtein distance in its restricted form (Damerau 1964,
 * doi:10.1145/363958.363994).
 */
export function nearWordsIn(database: SqliteDatabase, word: string): string[] {
  const wanted = isLatin(word) ? foldWord(word) : plainWord(word)
  if (wanted.length < 3) return []
  const limit = wanted.length < 6 ? 1 : 2
  const first = wanted[0]!
  const rows = database.all<{ term: string; doc: number }>(
    `SELECT term, doc FROM terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? LIMIT ${maxScanned}`,
    [first, String.fromCodePoint(first.codePointAt(0)! + 1), wanted.length - limit, wanted.length + limit],
  )
  return rows
    .map((row) => ({ ...row, distance: editDistance(wanted, row.term, limit) }))
    .filter((row) => row.distance > 0 && row.distance <= limit)
    .sort((a, b) => a.distance - b.distance || b.doc - a.doc || (a.term < b.term ? -1 : 1))
    .slice(0, maxNear)
    .map((row) => row.term)
}

/** Letters to insert, delete, replace or swap with the next; anything beyond `limit` is `limit + 1`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let [before, last] = [[] as number[], Array.from({ length: right.length + 1 }, (_, index) => index)]
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const replaced = last[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1)
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
          ? before[column - 2]! + 1
          : Infinity
      current.push(Math.min(last[column]! + 1, current[column - 1]! + 1, replaced, swapped))
    }
    if (Math.min(...current) > limit) return limit + 1
    ;[before, last] = [last, current]
  }
  return last[right.length]!
}
