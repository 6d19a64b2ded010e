import { commonSchema } from '../../model/schema/schema.ts'
import type { MatchRecord } from '../match-record.ts'
import type { CompareContext } from './compare-context.ts'
import { detailComparisons } from './compare-details.ts'
import { compareIdentifiers } from './compare-identifiers.ts'
import { compareNames } from './compare-names.ts'
import type { Comparison } from './comparison.ts'

/** Whether two records can be the same at all: one family, and schemata of which one is the more special. */
export function isComparable(left: MatchRecord, right: MatchRecord): boolean {
  return left.family === right.family && commonSchema(left.schema, right.schema) !== undefined
}

/** Every comparison of two records that both sides tell something for: identifiers, and of parties names and details. */
export function compareRecords(left: MatchRecord, right: MatchRecord, context: CompareContext): Comparison[] {
  const identifiers = compareIdentifiers(left, right, context)
  if (left.family !== 'party') return identifiers
  const name = compareNames(left, right, context)
  const details = detailComparisons.flatMap((compare) => compare(left, right, context) ?? [])
  return [...(name ? [name] : []), ...identifiers, ...details]
}
