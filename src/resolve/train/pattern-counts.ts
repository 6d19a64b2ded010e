import type { Store } from '../../store/store.ts'
import { levelsOfPattern } from '../compare/compare-steps.ts'
import { tableNames } from '../engine/table-names.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'

/** How many pairs have each pattern of levels and were found by each set of blocking keys. */
export interface PatternCounts {
  /** The level of each comparison (-1: missing), by pattern. */
  readonly levels: readonly (readonly number[])[]
  readonly patterns: Float64Array
  /** Bits of the blocking keys that found the pairs. */
  readonly masks: Float64Array
  readonly counts: Float64Array
}

/** Adds up the patterns of `lk_compared`, in order of pattern and mask. */
export async function readPatterns(store: Store, plan: LinkagePlan): Promise<PatternCounts> {
  const patterns: number[] = []
  const masks: number[] = []
  const counts: number[] = []
  const sql = `SELECT pattern, mask, CAST(count(*) AS DOUBLE) FROM ${tableNames.compared} GROUP BY pattern, mask ORDER BY pattern, mask`
  for await (const [pattern, mask, count] of store.columns(sql)) {
    for (let row = 0; row < pattern!.length; row++) {
      patterns.push(Number(pattern![row]))
      masks.push(Number(mask![row]))
      counts.push(Number(count![row]))
    }
  }
  return {
    levels: patterns.map((pattern) => levelsOfPattern(plan, pattern)),
    patterns: Float64Array.from(patterns),
    masks: Float64Array.from(masks),
    counts: Float64Array.from(counts),
  }
}

/** Whether a mask has the bit of a blocking key. */
export function hasKey(mask: number, key: number): boolean {
  return Math.floor(mask / 2 ** key) % 2 === 1
}
