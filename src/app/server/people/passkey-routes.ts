import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { z } from 'zod'
import { sha256 } from '../../../base/hash.ts'
import type { OwnPasskey } from '../api-types.ts'
import { challengeMs, type ChallengeFor } from './challenges.ts'
import { mostPasskeys } from './passkeys.ts'
import { peopleRoute, Refusal, tooMany, type PeopleAsked, type PeopleRoute } from './people-route.ts'
import { stateOf } from './session-state.ts'
import type { Session } from './sessions.ts'
import { addedKey, readAddedKey, readSignature, relyingParty, signedByKey } from './verify-passkey.ts'

const noSession = new Refusal(401, 'session.needed', 'Sign in first.')
const noProof = new Refusal(401, 'proof.needed', 'Prove again who you are first.')
const noName = new Refusal(400, 'passkey.no-name', 'A passkey belongs to a name, not to a number: open the server as http://localhost with its port, or under its own name.')

/** The passkeys of who asks. */
const listRoute = peopleRoute('GET', '/api/session/passkeys', {
  shape: {},
  answer: async ({ people, session }): Promise<OwnPasskey[] | Refusal> =>
    session ? people.passkeys.of(session.name).map(({ id, added }) => ({ id, added })) : noSession,
})

/** What a browser needs to make a passkey. */
const addOptionsRoute = peopleRoute('POST', '/api/session/passkeys/options', {
  shape: {},
  answer: async ({ people, session, origin }) => {
    const rpID = relyingParty(origin)
    if (!rpID) return noName
    const own = mayChange(people, session)
    if (own instanceof Refusal) return own
    const { name, hash } = own
    const known = people.passkeys.of(name)
    if (known.length >= mostPasskeys) return new Refusal(409, 'passkey.many', `You have ${mostPasskeys} passkeys. Remove one first.`)
    return generateRegistrationOptions({
      rpName: 'Jackdaw', rpID, userName: name, userID: new Uint8Array(Buffer.from(sha256(name), 'hex')), challenge: rawOf(people.challenges.give('add', hash)),
      timeout: challengeMs, excludeCredentials: known.map(({ id }) => ({ id })), authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  },
})

/** Keeps a passkey that the browser has made. */
const addRoute = peopleRoute('POST', '/api/session/passkeys/add', {
  shape: { response: addedKey },
  answer: async ({ people, session, origin, request }, { response }) => {
    const own = mayChange(people, session)
    if (own instanceof Refusal) return own
    const { name, hash } = own
    const made = await readAddedKey(people, response, { origin, what: 'add', holder: hash })
    if (!made || people.passkeys.of(name).length >= mostPasskeys || !people.passkeys.add({ ...made, name })) return keyRefused(400)
    people.log.add('passkey-added', { name, address: request.ip })
    return { id: made.id }
  },
})

/** Takes away a passkey of who asks. */
const removeRoute = peopleRoute('POST', '/api/session/passkeys/remove', {
  shape: { id: z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/) },
  answer: async ({ people, session, request }, { id }) => {
    const own = mayChange(people, session)
    if (own instanceof Refusal) return own
    const { name } = own
    const removed = people.passkeys.remove(name, id)
    if (removed) people.log.add('passkey-removed', { name, address: request.ip })
    return { removed }
  },
})

/** What a browser needs to sign in with a passkey. It tells nothing of who has one. */
const signInOptionsRoute = peopleRoute('POST', '/api/session/sign-in/passkey/options', {
  shape: {},
  answer: async (asked) => optionsOf(asked, { what: 'sign-in', holder: '', ids: [] }),
})

/** Signs in with a passkey. */
const signInRoute = peopleRoute('POST', '/api/session/sign-in/passkey', {
  shape: { response: signedByKey },
  answer: async ({ people, origin, request, keepToken }, { response }) => {
    const waitSeconds = people.waitAt(request.ip)
    if (waitSeconds > 0) return tooMany(waitSeconds)
    const key = await readSignature(people, response, { origin, what: 'sign-in', holder: '' })
    if (!key) {
      people.refuse('sign-in-refused', { name: people.passkeys.find(response.id)?.name ?? '', address: request.ip, what: 'passkey' })
      return keyRefused(401)
    }
    const token = people.welcome(key.name, { address: request.ip, agent: request.headers['user-agent'] ?? '' }, 'passkey')
    keepToken(token)
    return stateOf(people.sessions.find(token))
  },
})

/** What a browser needs to prove again, with a passkey, who one is. */
const proveOptionsRoute = peopleRoute('POST', '/api/session/prove/passkey/options', {
  shape: {},
  answer: async (asked) => {
    const { people, session } = asked
    if (!session) return noSession
    const ids = people.passkeys.of(session.name).map(({ id }) => id)
    return ids.length === 0 ? new Refusal(409, 'passkey.none', 'You have no passkey here.') : optionsOf(asked, { what: 'prove', holder: session.hash, ids })
  },
})

/** Proves again, with one's own passkey, who one is. */
const proveRoute = peopleRoute('POST', '/api/session/prove/passkey', {
  shape: { response: signedByKey },
  answer: async ({ people, session, origin, request }, { response }) => {
    if (!session) return noSession
    const waitSeconds = people.waitAt(request.ip)
    if (waitSeconds > 0) return tooMany(waitSeconds)
    const isOwn = people.passkeys.find(response.id)?.name === session.name
    if (!isOwn || !(await readSignature(people, response, { origin, what: 'prove', holder: session.hash }))) {
      people.refuse('proof-refused', { name: session.name, address: request.ip, what: 'passkey' })
      return keyRefused(403)
    }
    people.sessions.strengthen(session)
    people.log.add('proved-again', { name: session.name, address: request.ip, what: 'passkey' })
    return stateOf({ ...session, strong: people.clock.now() })
  },
})

/** Every route about passkeys. */
export const passkeyRoutes: readonly PeopleRoute[] = [
  listRoute, addOptionsRoute, addRoute, removeRoute, signInOptionsRoute, signInRoute, proveOptionsRoute, proveRoute,
]

interface Challenged {
  readonly what: ChallengeFor
  readonly holder: string
  readonly ids: readonly string[]
}

function optionsOf({ people, origin }: PeopleAsked, { what, holder, ids }: Challenged): Promise<unknown> | Refusal {
  const rpID = relyingParty(origin)
  if (!rpID) return noName
  const challenge = rawOf(people.challenges.give(what, holder))
  return generateAuthenticationOptions({ rpID, challenge, timeout: challengeMs, userVerification: 'required', allowCredentials: ids.map((id) => ({ id })) })
}

/** The session of who may change what they sign in with: whoever finds a browser open must not make it theirs. */
function mayChange({ sessions }: PeopleAsked['people'], session: Session | undefined): Session | Refusal {
  if (!session) return noSession
  return sessions.isStrong(session) ? session : noProof
}

function keyRefused(status: number): Refusal {
  return new Refusal(status, 'passkey.refused', 'The passkey is not right, or it took too long. Try again.')
}

function rawOf(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}
