import { z } from 'zod'
import type { OwnSession, SessionState } from '../api-types.ts'
import { peopleRoute, Refusal, tooMany, type PeopleRoute } from './people-route.ts'
import { stateOf } from './session-state.ts'

const name = z.string().min(1).max(100)
const password = z.string().min(1).max(1_024)

/** Who is signed in here. */
const stateRoute = peopleRoute('GET', '/api/session', {
  shape: {},
  answer: async ({ session }): Promise<SessionState> => stateOf(session),
})

/** Signs in by name and password. */
const signInRoute = peopleRoute('POST', '/api/session/sign-in', {
  shape: { name, password },
  answer: async ({ people, request, keepToken }, { name: given, password: secret }) => {
    const outcome = await people.signIn(given, secret, { address: request.ip, agent: request.headers['user-agent'] ?? '' })
    if (outcome === 'refused') return new Refusal(401, 'sign-in.refused', 'Name or password are not right.')
    if ('waitSeconds' in outcome) return tooMany(outcome.waitSeconds)
    keepToken(outcome.token)
    return stateOf(people.sessions.find(outcome.token))
  },
})

/** Ends this session. */
const signOutRoute = peopleRoute('POST', '/api/session/sign-out', {
  shape: {},
  answer: async ({ people, session, keepToken, request }) => {
    if (session) people.sessions.end(session.name, session.hash)
    if (session) people.log.add('signed-out', { name: session.name, address: request.ip })
    keepToken()
    return stateOf(undefined)
  },
})

/** Proves again who one is, before a grave deed. */
const proveRoute = peopleRoute('POST', '/api/session/prove', {
  shape: { password },
  answer: async ({ people, session, request }, { password: secret }) => {
    if (!session) return new Refusal(401, 'session.needed', 'Sign in first.')
    const isRight = await people.prove(session, secret, request.ip)
    if (typeof isRight === 'object') return tooMany(isRight.waitSeconds)
    return isRight ? stateOf({ ...session, strong: people.clock.now() }) : new Refusal(403, 'proof.refused', 'The password is not right.')
  },
})

/** The sessions of who asks, in whatever browser. */
const listRoute = peopleRoute('GET', '/api/session/list', {
  shape: {},
  answer: async ({ people, session }): Promise<OwnSession[]> => {
    const all = session ? people.sessions.of(session.name) : []
    return all.map(({ hash, started, seen, address, agent }) => ({ id: hash, started, seen, address, agent, isThis: hash === session?.hash }))
  },
})

/** Ends one session of who asks. */
const endRoute = peopleRoute('POST', '/api/session/end', {
  shape: { id: z.string().regex(/^[0-9a-f]{64}$/) },
  answer: async ({ people, session }, { id }) => {
    if (session) people.sessions.end(session.name, id)
    return { ended: true }
  },
})

/** Says what a case is used for in this session; the door of the case refuses what no authority allows. */
const purposeRoute = peopleRoute('POST', '/api/session/purpose', {
  shape: { address: z.string().regex(/^\/c\/[^/]{1,600}\/$/), purpose: z.string().max(500) },
  answer: async ({ people, session }, { address, purpose }) => {
    if (session) people.sessions.choose(session, address, purpose)
    return { address, purpose }
  },
})

/** Every route about who is signed in. */
export const sessionRoutes: readonly PeopleRoute[] = [stateRoute, signInRoute, signOutRoute, proveRoute, listRoute, endRoute, purposeRoute]
