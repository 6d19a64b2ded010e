import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { listQuestions, saveQuestion, withdrawQuestion } from '../../../case/register/question-register.ts'
import { readStanding } from '../../jobs/answering/standing-questions.ts'
import type { QuestionLine } from '../notebook-types.ts'
import { deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'
import { toolId, toolParameters } from './tools.ts'

const name = z.string().min(1).max(80)

/** Standing questions, and what changed in their answers with the last build. */
export const questionsRoute = route('/api/questions', {}, (served) => readQuestions(served))

/** A person saves a question: a SELECT, or a tool with values of its parameters. It is asked at the next build. */
export const saveQuestionRoute = deed(
  '/api/questions', { right: 'write', shape: { name, sql: z.string().min(1).max(20_000).optional(), tool: toolId.optional(), parameters: toolParameters } },
  async (served, { name: wanted, sql, tool, parameters }, { actor }) => {
    const question = { name: wanted, ...(sql === undefined ? {} : { sql }), ...(tool === undefined ? {} : { tool, parameters }) }
    await served.withChange((opened) => saveQuestion(opened.journal, question, { actor, clock: systemClock }))
    return readQuestions(served)
  },
)

/** A person takes a standing question back. */
export const withdrawQuestionRoute = deed(
  '/api/questions/:name/withdraw', { right: 'write', shape: { name, reason: z.string().min(1).max(1_000) } },
  async (served, { name: wanted, reason }, { actor }) => {
    await served.withChange((opened) => withdrawQuestion(opened.journal, wanted, { actor, clock: systemClock, reason }))
    return readQuestions(served)
  },
)

function readQuestions(served: ServedCase): Promise<QuestionLine[]> {
  return served.withCase((opened) => {
    const answers = new Map(readStanding(opened, served.derived).map((answer) => [answer.name, answer]))
    return listQuestions(opened.journal).map((question) => ({ ...question, answer: answers.get(question.name) ?? null }))
  })
}
