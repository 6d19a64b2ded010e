import { canonicalJson } from '../../base/canonical-json.ts'
import { Failure } from '../../base/failure.ts'
import type { StandingQuestion } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'
import { namePattern } from './notebook-register.ts'

/** A standing question with who asked it first in these words, and when. */
export interface KeptQuestion extends StandingQuestion {
  readonly by: string
  readonly at: string
}

/** Standing questions in force, by name in code-unit order. */
export function listQuestions(journal: Journal): KeptQuestion[] {
  const kept = new Map<string, KeptQuestion>()
  for (const entry of journal.entries()) {
    if (entry.verb === 'question.saved') kept.set(entry.payload.name, { ...entry.payload, by: entry.actor, at: entry.time })
    else if (entry.verb === 'question.withdrawn') kept.delete(entry.payload.name)
  }
  return [...kept.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Saves a question. Nothing is written when it stands so already. Throws `usage` for a name that cannot be, or one that asks nothing or two things. */
export function saveQuestion(journal: Journal, question: StandingQuestion, author: Author): void {
  const { name, sql, tool } = question
  if (!namePattern.test(name)) throw new Failure('usage', `'${name}' cannot be the name of a question: letters, digits, blanks, hyphens, at most 80 of them.`)
  if ((sql === undefined) === (tool === undefined)) throw new Failure('usage', 'A question is one SELECT or one tool.')
  const known = listQuestions(journal).find((each) => each.name === name)
  if (known && canonicalJson(definitionOf(known)) === canonicalJson(definitionOf(question))) return
  journal.append([{ verb: 'question.saved', payload: { name, ...definitionOf(question) } }], author)
}

/** Takes a question back. Throws `question.absent`, `usage` without a reason. */
export function withdrawQuestion(journal: Journal, name: string, { reason, ...author }: Author & { readonly reason: string }): void {
  if (!listQuestions(journal).some((each) => each.name === name)) throw new Failure('question.absent', `The case has no standing question '${name}'. 'jackdaw ask <case>' lists them.`)
  if (!reason.trim()) throw new Failure('usage', 'Say why, with --reason.')
  journal.append([{ verb: 'question.withdrawn', payload: { name, reason } }], author)
}

/** What a question asks, without its name. */
export function definitionOf({ sql, tool, parameters }: StandingQuestion): Omit<StandingQuestion, 'name'> {
  return sql === undefined ? { tool: tool ?? '', parameters: parameters ?? {} } : { sql }
}
