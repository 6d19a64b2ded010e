import { useEffect, useState } from 'react'
import type { FailureAnswer } from '../../src/app/server/api-types.ts'

/** A question to the server that it could not answer, in words. */
export class NotAnswered extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Parameters of a question; what is empty is left out. */
export type Parameters = Readonly<Record<string, string | number | undefined>>

/** The address of a question. */
export function questionOf(path: string, parameters: Parameters = {}): string {
  const told = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '')
  const words = new URLSearchParams(told.map(([name, value]) => [name, String(value)])).toString()
  return words ? `${path}?${words}` : path
}

const remembered = 120
const answers = new Map<string, Promise<unknown>>()
const build = { mark: '' }

/** Asks the server; answers are remembered until the case is built anew. */
export function ask<Answer>(question: string): Promise<Answer> {
  const known = answers.get(question)
  if (known) return known as Promise<Answer>
  const asked = fetchAnswer<Answer>(question)
  answers.set(question, asked)
  asked.catch(() => answers.delete(question))
  if (answers.size > remembered) answers.delete(answers.keys().next().value ?? '')
  return asked
}

async function fetchAnswer<Answer>(question: string): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(question, { headers: { accept: 'application/json' } })
  } catch {
    throw new NotAnswered('unreachable', 'The server does not answer. It may have been stopped; start it again with jackdaw serve.')
  }
  noteBuild(response.headers.get('x-build') ?? '')
  if (response.ok) return (await response.json()) as Answer
  const { failure, message } = (await response.json().catch(() => ({ failure: 'unknown', message: `The server answered ${response.status}.` }))) as FailureAnswer
  throw new NotAnswered(failure, message)
}

function noteBuild(mark: string): void {
  if (build.mark !== '' && build.mark !== mark) answers.clear()
  build.mark = mark
}

/** An answer that is awaited. While the next one comes, the last one stays, marked as `old`. */
export interface Awaited<Answer> {
  readonly answer?: Answer
  readonly failure?: NotAnswered
  readonly old: boolean
}

/** The answer to a question, or nothing yet; undefined asks nothing. */
export function useAnswer<Answer>(question: string | undefined): Awaited<Answer> {
  const [state, setState] = useState<{ question?: string; answer?: Answer; failure?: NotAnswered }>({})
  useEffect(() => {
    if (question === undefined) return undefined
    let wanted = true
    ask<Answer>(question).then(
      (answer) => wanted && setState({ question, answer }),
      (failure: NotAnswered) => wanted && setState({ question, failure }),
    )
    return () => {
      wanted = false
    }
  }, [question])
  return { ...(state.answer === undefined ? {} : { answer: state.answer }), ...(state.failure ? { failure: state.failure } : {}), old: state.question !== question }
}
