import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { Clock } from '../../../base/clock.ts'
import { createCase } from '../../../case/create-case.ts'
import { courtOrder, investigator, temporaryFolder } from '../../../case/fixtures/temporary-case.ts'
import type { OwnPasskey, SessionState } from '../api-types.ts'
import { challengeMs } from './challenges.ts'
import { SoftAuthenticator } from './fixtures/soft-authenticator.ts'
import { password, serveTeam, type TeamServing } from './fixtures/team-serving.ts'
import { sessionEnds } from './sessions.ts'

interface Stand {
  readonly served: TeamServing
  readonly origin: string
  forward(ms: number): void
  /** Posts as a page under the name of this machine does; the answer, read. */
  post<T = { failure?: string }>(path: string, body?: unknown, as?: string): Promise<{ status: number; told: T }>
  challenge(path: string, as?: string): Promise<string>
  /** Adds a passkey for somebody. */
  keyOf(name: string): Promise<SoftAuthenticator>
}

async function start(context: TestContext): Promise<Stand> {
  const folder = join(temporaryFolder(context), 'cases')
  const opened = await createCase(join(folder, 'alder'), { ...investigator, title: 'File alder', purpose: 'Who comes in', authority: courtOrder })
  opened.close()
  let ahead = 0
  const clock: Clock = { now: () => new Date(Date.now() + ahead).toISOString() }
  const served = await serveTeam(folder, { clock })
  context.after(() => served.close())
  for (const name of ['Ada', 'Ben']) await served.people.accounts.add(name, { password })
  for (const name of ['Ada', 'Ben']) await served.signIn(name)
  const host = `localhost:${new URL(served.address).port}`
  const origin = `http://${host}`
  const post: Stand['post'] = async (path, body = {}, as) => {
    const { status, body: told } = await served.ask(`/api/session/${path}`, { method: 'POST', body, as, headers: { host, origin } })
    return { status, told: JSON.parse(told) }
  }
  const challenge = async (path: string, as?: string) => (await post<{ challenge: string }>(`${path}/options`, {}, as)).told.challenge
  const keyOf = async (name: string) => {
    const key = new SoftAuthenticator('localhost')
    const added = await post('passkeys/add', { response: key.add({ challenge: await challenge('passkeys', name), origin }) }, name)
    assert.equal(added.status, 200, JSON.stringify(added.told))
    return key
  }
  return { served, origin, forward: (ms) => void (ahead += ms), post, challenge, keyOf }
}

test('a passkey is added, signs in, proves again, is listed and removed; all stands in the log', async (context) => {
  const { served, origin, forward, post, challenge, keyOf } = await start(context)
  const key = await keyOf('Ada')
  const list = async (as: string) => JSON.parse((await served.ask('/api/session/passkeys', { as })).body) as OwnPasskey[]
  assert.deepEqual([(await list('Ada')).map(({ id }) => id), await list('Ben')], [[key.id], []])
  const signedIn = await post<SessionState>('sign-in/passkey', { response: key.sign({ challenge: await challenge('sign-in/passkey'), origin }) })
  assert.deepEqual([signedIn.status, signedIn.told.name], [200, 'Ada'])
  forward(sessionEnds.strongMs + 1_000)
  assert.equal((await post('passkeys/remove', { id: key.id }, 'Ada')).told.failure, 'proof.needed')
  const proved = await post<SessionState>('prove/passkey', { response: key.sign({ challenge: await challenge('prove/passkey', 'Ada'), origin, counter: 3 }) }, 'Ada')
  assert.deepEqual([proved.status, proved.told.name], [200, 'Ada'])
  assert.deepEqual((await post('passkeys/remove', { id: key.id }, 'Ben')).status, 401, 'Ben has not proved again')
  assert.deepEqual((await post('passkeys/remove', { id: key.id }, 'Ada')).told, { removed: true })
  assert.equal((await post('sign-in/passkey', { response: key.sign({ challenge: await challenge('sign-in/passkey'), origin, counter: 4 }) })).status, 401)
  const lines = served.people.log.latest(5).map(({ event, name, what }) => `${event} ${name} ${what}`.trim())
  assert.deepEqual(lines, ['sign-in-refused  passkey', 'passkey-removed Ada', 'proved-again Ada passkey', 'signed-in Ada passkey', 'passkey-added Ada'])
})

test('what is not right of a passkey is refused, with one answer', async (context) => {
  const { served, origin, forward, post, challenge, keyOf } = await start(context)
  const [ada, ben] = [await keyOf('Ada'), await keyOf('Ben')]
  const signIn = (response: unknown) => post('sign-in/passkey', { response })
  const fresh = () => challenge('sign-in/passkey')
  const used = ada.sign({ challenge: await fresh(), origin, counter: 10 })
  assert.equal((await signIn(used)).status, 200)
  const late = await fresh()
  forward(challengeMs + 1_000)
  const other = new SoftAuthenticator('localhost')
  const higher = ada.sign({ challenge: await fresh(), origin, counter: 12 })
  const right = ada.sign({ challenge: await fresh(), origin, counter: 11 })
  const tries: Record<string, unknown> = {
    'a challenge a second time': used,
    'a challenge that nobody gave': ada.sign({ challenge: 'x'.repeat(43), origin, counter: 12 }),
    'a challenge of long ago': ada.sign({ challenge: late, origin, counter: 12 }),
    'a challenge given for a proof': ada.sign({ challenge: await challenge('prove/passkey', 'Ada'), origin, counter: 12 }),
    'another origin': ada.sign({ challenge: await fresh(), origin: 'https://elsewhere.example', counter: 12 }),
    'another port': ada.sign({ challenge: await fresh(), origin: 'http://localhost:1', counter: 12 }),
    'a counter that goes back': ada.sign({ challenge: await fresh(), origin, counter: 9 }),
    'a counter that stands still': ada.sign({ challenge: await fresh(), origin, counter: 10 }),
    'a counter that is no more': ada.sign({ challenge: await fresh(), origin, counter: 0 }),
    'nobody verified': ada.sign({ challenge: await fresh(), origin, counter: 12, flags: 0x01 }),
    'a key that nobody has': other.sign({ challenge: await fresh(), origin }),
    "another's signature under the id": { ...ben.sign({ challenge: await fresh(), origin, counter: 12 }), id: ada.id, rawId: ada.id },
    'a signature over something else': { ...right, response: { ...right.response, authenticatorData: higher.response.authenticatorData } },
  }
  for (const [what, response] of Object.entries(tries)) {
    const { status, told } = await signIn(response)
    assert.deepEqual([status, told.failure], [401, 'passkey.refused'], what)
  }
  served.people.accounts.setState('Ben', 'disabled')
  assert.equal((await signIn(ben.sign({ challenge: await fresh(), origin }))).status, 401, 'a disabled account')
  await served.people.accounts.setPassword('Ada', `${password} now`)
  assert.equal((await signIn(ada.sign({ challenge: await fresh(), origin, counter: 20 }))).status, 401, 'after a new password')
  assert.equal((await signIn({ id: 'x' })).status, 400)
})

test('a proof is given with a key of one\'s own, in the session it was asked for', async (context) => {
  const { served, origin, post, challenge, keyOf } = await start(context)
  const [ada, ben] = [await keyOf('Ada'), await keyOf('Ben')]
  const prove = (response: unknown, as: string) => post('prove/passkey', { response }, as)
  assert.equal((await prove(ben.sign({ challenge: await challenge('prove/passkey', 'Ada'), origin }), 'Ada')).status, 403, "another person's key")
  assert.equal((await prove(ada.sign({ challenge: await challenge('prove/passkey', 'Ben'), origin }), 'Ada')).status, 403, "another session's challenge")
  assert.equal((await prove(ada.sign({ challenge: await challenge('sign-in/passkey'), origin }), 'Ada')).status, 403, 'a challenge for signing in')
  assert.equal((await prove(ada.sign({ challenge: await challenge('prove/passkey', 'Ada'), origin }), 'Ada')).status, 200)
  assert.deepEqual(served.people.log.latest(4).map(({ event }) => event), ['proved-again', 'proof-refused', 'proof-refused', 'proof-refused'])
})

test('a passkey is added by who is signed in and has proved it lately, under a name, once', async (context) => {
  const { served, origin, forward, post, challenge, keyOf } = await start(context)
  const key = await keyOf('Ada')
  const add = (response: unknown, as?: string) => post('passkeys/add', { response }, as)
  assert.equal((await add(key.add({ challenge: await challenge('passkeys', 'Ben'), origin }), 'Ben')).status, 400, 'an id that is known')
  assert.equal(served.people.passkeys.find(key.id)?.name, 'Ada')
  const next = new SoftAuthenticator('localhost')
  assert.equal((await add(next.add({ challenge: await challenge('passkeys', 'Ben'), origin }), 'Ada')).status, 400, "another's challenge")
  assert.equal((await add(next.add({ challenge: await challenge('passkeys', 'Ada'), origin: 'https://elsewhere.example' }), 'Ada')).status, 400, 'another origin')
  assert.equal((await add(new SoftAuthenticator('elsewhere.example').add({ challenge: await challenge('passkeys', 'Ada'), origin }), 'Ada')).status, 400, 'another name')
  assert.equal((await add(next.add({ challenge: await challenge('passkeys', 'Ada'), origin }))).status, 401, 'nobody')
  const number = await served.ask('/api/session/passkeys/options', { as: 'Ada', method: 'POST', body: {} })
  assert.deepEqual([number.status, JSON.parse(number.body).failure], [400, 'passkey.no-name'])
  forward(sessionEnds.strongMs + 1_000)
  assert.equal((await post('passkeys/options', {}, 'Ada')).told.failure, 'proof.needed')
  assert.deepEqual(served.people.passkeys.of('Ada').map(({ id }) => id), [key.id])
  assert.equal((await post('prove/passkey/options', {}, 'Ben')).told.failure, 'passkey.none')
})

test('many refused tries hold an address up', async (context) => {
  const { origin, post, challenge } = await start(context)
  const key = new SoftAuthenticator('localhost')
  const response = key.sign({ challenge: await challenge('sign-in/passkey'), origin })
  const statuses: number[] = []
  for (let index = 0; index < 42; index++) statuses.push((await post('sign-in/passkey', { response })).status)
  // Two have signed in from the same address, which counts as well.
  assert.deepEqual([statuses.indexOf(429), statuses.at(-1)], [38, 429])
})
