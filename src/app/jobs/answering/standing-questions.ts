import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { Failure } from '../../../base/failure.ts'
import { writeWholeNow } from '../../../base/files-now.ts'
import { sha256 } from '../../../base/hash.ts'
import { sealText, unsealText } from '../../../base/sealed-text.ts'
import type { Case } from '../../../case/case.ts'
import { definitionOf, listQuestions, type KeptQuestion } from '../../../case/register/question-register.ts'
import { Questions } from '../../../store/duck/question.ts'
import type { DerivedFolder } from '../derived-folder.ts'
import { findTool } from '../tooling/find-tool.ts'
import { runTool } from '../tooling/run-tool.ts'
import { askRows } from '../tooling/run-notebook.ts'
import { compareRows } from './compare-answers.ts'

/** A standing question with its last answer, and what that has more and less than the one of the build before. */
export interface StandingAnswer {
  readonly name: string
  /** Hash of what is asked: another question has no answer before. */
  readonly definition: string
  readonly rows: readonly unknown[]
  readonly truncated: boolean
  /** Rows that the build before did not give, and those that only it gave; null for the first answer. */
  readonly added: readonly unknown[] | null
  readonly removed: readonly unknown[] | null
  /** Why it could not be answered; then the rows are those of the last time it could. */
  readonly failure?: string
}

/** What an answer changed, for reports. */
export interface AnswerChange {
  readonly name: string
  readonly rows: number
  /** Null for the first answer. */
  readonly added: number | null
  readonly removed: number | null
  readonly failure?: string
}

/** Which questions are asked. */
export interface StandingOptions {
  readonly onlyNew?: boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * Asks every standing question of a case over the derived tables as they are, compares with its answer before, and keeps both on disk
 * beside the tables. With `onlyNew`, those that have an answer to the same question are left alone: nothing was built. What fails is told,
 * and fails nothing else.
 */
export async function askStanding(opened: Case, derived: DerivedFolder, options: StandingOptions = {}): Promise<AnswerChange[]> {
  const kept = listQuestions(opened.journal)
  const folder = join(derived.path, 'questions')
  const files = opened.files.now
  if (kept.length === 0) {
    files.remove(folder)
    return []
  }
  files.makeFolder(folder)
  const answers: StandingAnswer[] = []
  const questions = await Questions.open(derived.wholeDatabase())
  try {
    for (const question of kept) {
      const before = readAnswer(derived, question)
      if (before && options.onlyNew) {
        answers.push(before)
        continue
      }
      const answer = await answerOf(question, before, { questions, opened, signal: options.signal })
      const path = join(folder, `${question.name}.json`)
      writeWholeNow(files, path, sealText(JSON.stringify(answer)))
      answers.push(answer)
    }
  } finally {
    questions.close()
  }
  return answers.map(changeOf)
}

/** The last answers to the standing questions of a case, without asking. A question that no build has answered yet is left out. */
export function readStanding(opened: Pick<Case, 'journal'>, derived: DerivedFolder): StandingAnswer[] {
  return listQuestions(opened.journal).flatMap((question) => readAnswer(derived, question) ?? [])
}

/** What an answer changed. */
export function changeOf({ name, rows, added, removed, failure }: StandingAnswer): AnswerChange {
  return { name, rows: rows.length, added: added?.length ?? null, removed: removed?.length ?? null, ...(failure === undefined ? {} : { failure }) }
}

interface Asked {
  readonly questions: Questions
  readonly opened: Case
  readonly signal: AbortSignal | undefined
}

async function answerOf(question: KeptQuestion, before: StandingAnswer | undefined, asked: Asked): Promise<StandingAnswer> {
  const common = { name: question.name, definition: definitionHash(question) }
  try {
    const { rows, truncated } = await rowsOf(question, asked)
    const changes = before && compareRows(before.rows, rows)
    return { ...common, rows, truncated, added: changes?.added ?? null, removed: changes?.removed ?? null }
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'interrupted') throw thrown
    return { ...common, rows: before?.rows ?? [], truncated: before?.truncated ?? false, added: before ? [] : null, removed: before ? [] : null, failure: thrown.message }
  }
}

async function rowsOf({ sql, tool, parameters = {} }: KeptQuestion, { questions, opened, signal }: Asked): Promise<{ rows: readonly unknown[]; truncated: boolean }> {
  if (sql === undefined) {
    const { rows } = await runTool(await findTool(tool!, opened.journal, signal), questions, { parameters, seed: 1, signal })
    return { rows, truncated: false }
  }
  const { columns, rows, truncated } = await askRows(questions, sql)
  return { rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]]))), truncated }
}

/** The answer that lies on disk, when it is one to this question. */
function readAnswer(derived: DerivedFolder, question: KeptQuestion): StandingAnswer | undefined {
  const path = join(derived.path, 'questions', `${question.name}.json`)
  if (!existsSync(path)) return undefined
  try {
    const answer = JSON.parse(unsealText(readFileSync(path, 'utf8')) ?? '') as StandingAnswer
    return answer.definition === definitionHash(question) ? answer : undefined
  } catch {
    return undefined
  }
}

function definitionHash(question: KeptQuestion): string {
  return sha256(canonicalJson(definitionOf(question)))
}
