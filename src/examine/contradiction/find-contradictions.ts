import type { Store } from '../../store/store.ts'
import { descendantsOf, readConstraints, type Constraints } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import { findDiffering } from './find-differing.ts'
import { findDisordered } from './find-disordered.ts'
import { findKeptApart } from './find-kept-apart.ts'
import { findMisnumbered } from './find-misnumbered.ts'
import { findSharedBearers } from './find-shared-bearers.ts'
import { findTooFast } from './find-too-fast.ts'
import { findUnequalPairs } from './find-unequal-pairs.ts'
import { findUnequalRecords } from './find-unequal-records.ts'
import { findSharedNumbers } from './find-shared-numbers.ts'
import { readDiffering } from './told-value.ts'

/** Every contradiction of a resolved case, in the order of the constraints, then of entity and exhibit. */
export async function findContradictions(store: Store, constraints: Constraints = readConstraints()): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for (const constraint of constraints.functional) {
    found.push(...findDiffering(constraint, await readDiffering(store, descendantsOf(constraint.schema), constraint.property)))
  }
  for (const constraint of constraints.order) found.push(...(await findDisordered(store, constraint)))
  for (const constraint of constraints.record) found.push(...(await findUnequalRecords(store, constraint)))
  for (const constraint of constraints.shared) found.push(...(await findSharedBearers(store, constraint)))
  for (const constraint of constraints.pair) found.push(...(await findUnequalPairs(store, constraint)))
  for (const constraint of constraints.numbering) found.push(...(await findMisnumbered(store, constraint)))
  for (const constraint of constraints.travel) found.push(...(await findTooFast(store, constraint)))
  found.push(...(await findSharedNumbers(store)), ...(await findKeptApart(store)))
  return found
}
