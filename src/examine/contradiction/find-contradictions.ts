import type { Store } from '../../store/store.ts'
import { descendantsOf, readConstraints, type Constraints } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'
import { findDiffering } from './find-differing.ts'
import { findDisordered } from './find-disordered.ts'
import { findKeptApart } from './find-kept-apart.ts'
import { findSharedNumbers } from './find-shared-numbers.ts'
import { readDiffering } from './told-value.ts'

/** Every contradiction of a resolved case, in the order of the constraints, then of entity and exhibit. */
export async function findContradictions(store: Store, constraints: Constraints = readConstraints()): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for (const constraint of constraints.functional) {
    found.push(...findDiffering(constraint, await readDiffering(store, descendantsOf(constraint.schema), constraint.property)))
  }
  for (const constraint of constraints.order) found.push(...(await findDisordered(store, constraint)))
  found.push(...(await findSharedNumbers(store)), ...(await findKeptApart(store)))
  return found
}
