import { resolve } from 'node:path'
import { readCaseFile } from '../../case/case-file.ts'
import { Questions, type Answer } from '../../store/duck/question.ts'
import { DerivedFolder } from './derived-folder.ts'
import { enterCase, type Visit, type Visitor } from './door.ts'

/**
 * Opens the derived tables of a case for the questions of somebody, who has to come in by the door. Throws `case.absent`,
 * `case.not-built`, `store.damaged`, `authority.expired`, `purpose.outside`.
 */
export async function openQuestions(casePath: string, visit: Visit & { readonly canNarrow?: () => Promise<boolean> }): Promise<Questions> {
  const sight = await enterCase(resolve(casePath), visit)
  const questions = await openDerived(casePath)
  await questions.see(sight)
  return questions
}

/** Opens the derived tables for numbers about the case itself, such as how much was read: never for what the material says. */
export async function openDerived(casePath: string): Promise<Questions> {
  const root = resolve(casePath)
  readCaseFile(root)
  return Questions.open(new DerivedFolder(root).wholeDatabase())
}

/** Answers one SELECT of somebody over the views of a case: of the exhibits that the purpose reaches, where it can be told apart. Throws `purpose.outside` where it cannot. */
export async function askCase(casePath: string, sql: string, { visitor, maxRows = Infinity }: { readonly visitor: Visitor; readonly maxRows?: number }): Promise<Answer> {
  const questions = await openQuestions(casePath, { ...visitor, act: 'query', what: sql, canNarrow: () => canNarrow(casePath, sql) })
  try {
    return await questions.askViews(sql, maxRows)
  } finally {
    questions.close()
  }
}

async function canNarrow(casePath: string, sql: string): Promise<boolean> {
  const questions = await openDerived(casePath)
  try {
    return await questions.canNarrow(sql)
  } finally {
    questions.close()
  }
}
