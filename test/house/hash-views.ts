import { caseCatalogue } from '../../src/app/catalogue.ts'
import { openDerived } from '../../src/app/jobs/ask-case.ts'
import { sha256 } from '../../src/base/hash.ts'

/** A hash over every row of every view of a built case, in one order: what a build derived. */
export async function hashViews(casePath: string): Promise<Record<string, string>> {
  const questions = await openDerived(casePath)
  try {
    const hashes: Record<string, string> = {}
    for (const { name } of caseCatalogue.views) hashes[name] = sha256(JSON.stringify((await questions.ask(`SELECT * FROM "${name}" ORDER BY ALL`)).rows))
    return hashes
  } finally {
    questions.close()
  }
}
