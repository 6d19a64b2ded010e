import type { SessionState } from '../api-types.ts'
import { sessionEnds, type Session } from './sessions.ts'

/** What a browser is told of its session. */
export function stateOf(session: Session | undefined): SessionState {
  if (!session) return { team: true, name: null, provenUntil: null }
  return { team: true, name: session.name, provenUntil: new Date(Date.parse(session.strong) + sessionEnds.strongMs).toISOString() }
}
