import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { readCaseFile } from '../../case/case-file.ts'
import { Questions, type Answer } from '../../store/duck/question.ts'
import { DerivedFolder } from './derived-folder.ts'

/** Opens the derived tables of a case for questions. Throws `case.absent`, `case.not-built`. */
export async function openQuestions(casePath: string): Promise<Questions> {
  const root = resolve(casePath)
  readCaseFile(root)
  const derived = new DerivedFolder(root)
  if (!existsSync(derived.database)) throw new Failure('case.not-built', `The case at ${root} has not been built. Run 'jackdaw build ${casePath}'.`)
  return Questions.open(derived.database)
}

/** Answers one SELECT over the views of a case. */
export async function askCase(casePath: string, sql: string, maxRows = Infinity): Promise<Answer> {
  const questions = await openQuestions(casePath)
  try {
    return await questions.ask(sql, maxRows)
  } finally {
    questions.close()
  }
}
