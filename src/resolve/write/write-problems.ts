import { sha256OfParts } from '../../base/hash.ts'
import type { Problem } from '../../model/problem.ts'
import { problemsTable } from '../../store/catalogue/core-tables.ts'
import type { Store } from '../../store/store.ts'

/** Puts the problems of a resolution in the place of those of the one before; problems of exhibits are not touched. */
export async function writeProblems(store: Store, problems: readonly Problem[], run: string): Promise<void> {
  await store.run(`DELETE FROM derived.problems WHERE exhibit_id IS NULL AND (code LIKE 'resolve.%' OR code LIKE 'limit.resolve-%')`)
  const appender = await store.appender(problemsTable)
  for (const { code, severity, message } of problems) {
    appender.add([sha256OfParts([null, code, null, message]).slice(0, 32), null, code, severity, message, null, run])
  }
  await appender.close()
}
