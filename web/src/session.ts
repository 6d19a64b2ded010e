import type { SessionState } from '../../src/app/server/api-types.ts'
import { NotAnswered } from './ask.ts'

/** Asks about who is signed in: of the server, not of a case. Throws `NotAnswered`. */
export async function askServer<Answer>(path: string, body?: Readonly<Record<string, unknown>>): Promise<Answer> {
  const headers = { 'accept': 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) }
  const response = await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
  const answer = (await response.json()) as Answer & { failure: string; message: string }
  if (!response.ok) throw new NotAnswered(answer.failure, answer.message)
  return answer
}

/** Who works here. */
export const readSession = (): Promise<SessionState> => askServer<SessionState>('/api/session')

/** Signs in. Throws `NotAnswered` for a name or password that is not right, or after too many tries. */
export const signIn = (name: string, password: string): Promise<SessionState> => askServer<SessionState>('/api/session/sign-in', { name, password })

/** Proves again who one is, before a grave deed. */
export const proveAgain = (password: string): Promise<SessionState> => askServer<SessionState>('/api/session/prove', { password })

/** Signs out, and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await askServer('/api/session/sign-out', {})
  window.location.assign('/')
}

/** The sessions of who is signed in. */
export const ownSessions = <Answer>(): Promise<Answer> => askServer<Answer>('/api/session/list')

/** Ends one of them. */
export const endSession = (id: string): Promise<unknown> => askServer('/api/session/end', { id })
