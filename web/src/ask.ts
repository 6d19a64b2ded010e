import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { FailureAnswer } from '../../src/app/server/api-types.ts'
import { atServer } from './base.ts'
import { askForProof } from './prove.ts'

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
const epochs = new Map<string, number>()
const listeners = new Set<() => void>()
const build = { mark: '', epoch: 0 }

/** Asks the server; answers are remembered until the case changes in what they rest on. */
export function ask<Answer>(question: string): Promise<Answer> {
  const known = answers.get(question)
  if (known) return known as Promise<Answer>
  const asked = fetchAnswer<Answer>(question)
  answers.set(question, asked)
  asked.catch(() => {
    if (answers.get(question) === asked) answers.delete(question)
  })
  if (answers.size > remembered) answers.delete(answers.keys().next().value ?? '')
  return asked
}

/** Does a deed: what a person does to the case. Throws `NotAnswered` with what the server says against it. */
export async function tell<Answer>(path: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const deed = { method: 'POST', headers: { 'accept': 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    return await read<Answer>(await reach(path, deed))
  } catch (thrown) {
    // A grave deed of a team: the person proves again who they are, and it goes on.
    if (!(thrown instanceof NotAnswered) || thrown.code !== 'proof.needed' || !(await askForProof())) throw thrown
    return read<Answer>(await reach(path, deed))
  }
}

/** Asks again what rests on what was changed: every question that begins so, shown or remembered. */
export function refresh(...beginnings: readonly string[]): void {
  const isMeant = (question: string) => beginnings.some((beginning) => question.startsWith(beginning))
  for (const question of answers.keys()) if (isMeant(question)) answers.delete(question)
  for (const question of epochs.keys()) if (isMeant(question)) epochs.set(question, epochOf(question) + 1)
  for (const listener of listeners) listener()
}

async function fetchAnswer<Answer>(question: string): Promise<Answer> {
  const response = await reach(question, { headers: { accept: 'application/json' } })
  noteBuild(response.headers.get('x-build') ?? '')
  return read<Answer>(response)
}

async function reach(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(atServer(path), options)
  } catch {
    throw new NotAnswered('unreachable', 'The server does not answer. It may have been stopped; start it again with jackdaw serve.')
  }
}

async function read<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer
  const { failure, message } = (await response.json().catch(() => ({ failure: 'unknown', message: `The server answered ${response.status}.` }))) as FailureAnswer
  // The session has ended: the page shows the way in.
  if (failure === 'session.needed') window.location.reload()
  throw new NotAnswered(failure, message)
}

function noteBuild(mark: string): void {
  const isOther = build.mark !== '' && mark !== '' && build.mark !== mark
  if (mark !== '') build.mark = mark
  if (!isOther) return
  build.epoch++
  refresh('/')
}

/** How often what a question rests on was changed: asked again when the number grows. */
export function useEpoch(question: string | undefined): number {
  const epoch = useCallback(() => (question === undefined ? 0 : epochOf(question)), [question])
  useEffect(() => {
    if (question !== undefined && !epochs.has(question)) epochs.set(question, 0)
  }, [question])
  return useSyncExternalStore(listen, epoch)
}

function epochOf(question: string): number {
  return epochs.get(question) ?? 0
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
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
  const epoch = useEpoch(question)
  useEffect(() => {
    if (question === undefined) return undefined
    let wanted = true
    ask<Answer>(question).then(
      (answer) => wanted && setState({ question, answer }),
      (failure: NotAnswered) => wanted && setState((before) => ({ question, failure, ...(before.question === question && before.answer !== undefined ? { answer: before.answer } : {}) })),
    )
    return () => {
      wanted = false
    }
  }, [question, epoch])
  return { ...(state.answer === undefined ? {} : { answer: state.answer }), ...(state.failure ? { failure: state.failure } : {}), old: state.question !== question }
}
