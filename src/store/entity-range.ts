import type { Store } from './store.ts'

/** A stretch of the source entities of a case: their ids lie from `from` (included) to `to` (not included). */
export interface EntityRange {
  readonly from?: string
  readonly to?: string
}

/** About so many statements are gone over at a time: so many fit in memory with all that is made of them. */
const statementsOfRange = 1_500_000
const hexDigits = 5

/**
 * Cuts the source entities of a case into ranges of about equal size, for steps that go over all of them: each range
 * fits in memory, whatever the case. Ids are hashes, so they lie evenly. A small case is one range without ends.
 */
export async function entityRanges(store: Store, statementsEach = statementsOfRange): Promise<EntityRange[]> {
  const [row] = await store.all<{ n: number }>('SELECT count(*) AS n FROM derived.statements')
  const count = Math.min(4096, Math.max(1, Math.ceil(row!.n / statementsEach)))
  const bounds = Array.from({ length: count - 1 }, (_, index) => Math.round(((index + 1) * 16 ** hexDigits) / count).toString(16).padStart(hexDigits, '0'))
  return Array.from({ length: count }, (_, index) => ({
    ...(index > 0 ? { from: bounds[index - 1]! } : {}),
    ...(index < bounds.length ? { to: bounds[index]! } : {}),
  }))
}

/** The condition that a column of entity ids lies in a range. */
export function inRangeSql(column: string, { from, to }: EntityRange): string {
  const ends = [from === undefined ? [] : `${column} >= '${from}'`, to === undefined ? [] : `${column} < '${to}'`].flat()
  return ends.length === 0 ? 'true' : `(${ends.join(' AND ')})`
}
