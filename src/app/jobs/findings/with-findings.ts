import { resolve } from 'node:path'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256 } from '../../../base/hash.ts'
import { openCase, type Case } from '../../../case/case.ts'
import type { Ask } from '../../../finding/stand.ts'
import { Questions } from '../../../store/duck/question.ts'
import type { Row } from '../../../store/store.ts'
import { caseCatalogue } from '../../catalogue.ts'
import { DerivedFolder } from '../derived-folder.ts'
import { enterCase, type Visitor } from '../door.ts'

/** Who works on findings, and whether something is put down. */
export interface FindingsVisit {
  readonly write: boolean
  readonly visitor: Visitor
}

/**
 * Opens a case that is built, for work on its findings; closed after it. Throws `case.absent`, `case.busy`, `case.not-built`
 * also where another version of Jackdaw built it, `authority.expired`, `purpose.outside`.
 */
export async function withFindings<T>(path: string, { write, visitor }: FindingsVisit, work: (opened: Case, ask: Ask) => Promise<T>): Promise<T> {
  const sight = await enterCase(path, { ...visitor, act: write ? 'review' : 'consult', what: 'findings' })
  const opened = await openCase(path, { write })
  try {
    const derived = new DerivedFolder(opened.layout.root)
    if (derived.readMark()?.catalogue !== sha256(canonicalJson(caseCatalogue as unknown))) {
      throw new Failure('case.not-built', `The case at ${resolve(path)} has not been built, or not by this version of Jackdaw. Run 'jackdaw build ${path}'.`)
    }
    const questions = await Questions.open(derived.wholeDatabase())
    await questions.see(sight)
    try {
      return await work(opened, askOf(questions))
    } finally {
      questions.close()
    }
  } finally {
    opened.close()
  }
}

/** Questions as the rooms put them: rows by column name. */
export function askOf(questions: Questions): Ask {
  return async (sql, parameters) => {
    const { columns, rows } = await questions.ask(sql, Infinity, parameters)
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])) as Row)
  }
}
