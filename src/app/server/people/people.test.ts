import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { Clock } from '../../../base/clock.ts'
import { createCase } from '../../../case/create-case.ts'
import { openCase } from '../../../case/case.ts'
import { courtOrder, investigator, temporaryFolder } from '../../../case/fixtures/temporary-case.ts'
import { addMember, removeMember } from '../../../case/members/member-register.ts'
import type { Role } from '../../../case/members/role.ts'
import type { CaseLine, CasePeople, OwnSession, SessionState } from '../api-types.ts'
import { password, serveTeam, type TeamServing } from './fixtures/team-serving.ts'
import { hashPassword, isPassword } from './password.ts'
import { peoplePath } from './people-file.ts'
import { sessionEnds } from './sessions.ts'

const team: Readonly<Record<string, Role>> = { Ada: 'supervisor', Ben: 'supervisor', Cleo: 'analyst', Dora: 'reader', Eve: 'administrator' }

function movingClock(): Clock & { forward(ms: number): void } {
  let ahead = 0
  return { now: () => new Date(Date.now() + ahead).toISOString(), forward: (ms) => void (ahead += ms) }
}

async function start(context: TestContext, clock = movingClock()): Promise<{ served: TeamServing; folder: string; clock: typeof clock }> {
  const root = temporaryFolder(context)
  const folder = join(root, 'cases')
  process.env['JACKDAW_HOME'] = root
  for (const [name, members] of [['alder', team], ['birch', { Ben: 'reader' } as const]] as const) {
    const opened = await createCase(join(folder, name), { ...investigator, title: `File ${name}`, purpose: 'Who sees what', authority: courtOrder })
    for (const [who, role] of Object.entries(members)) addMember(opened.journal, { name: who, role }, investigator)
    opened.close()
  }
  const served = await serveTeam(folder, { clock })
  context.after(() => served.close())
  for (const name of [...Object.keys(team), 'Finn']) await served.people.accounts.add(name, { password })
  return { served, folder, clock }
}

const post = (body: unknown, as?: string) => ({ method: 'POST', body, as })
const told = <T>({ body }: { readonly body: string }): T => JSON.parse(body) as T

test('a password is kept as argon2id alone, and what is none costs the same', async () => {
  const hash = await hashPassword(password)
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await isPassword(password, hash), true)
  assert.equal(await isPassword(`${password} `, hash), false)
  assert.equal(await isPassword(password.normalize('NFD'), hash), true)
  assert.equal(await isPassword('', undefined), false)
  assert.equal(await isPassword('x'.repeat(2_000), await hashPassword('x'.repeat(1_000))), false)
})

test('accounts lie beside the cases, for their owner alone; neither password nor token is in the file', async (context) => {
  const { served, folder } = await start(context)
  await served.signIn('Ada')
  assert.equal(statSync(peoplePath(folder)).mode & 0o777, 0o600)
  const bytes = readFileSync(peoplePath(folder), 'latin1')
  assert.ok(!bytes.includes(password) && !bytes.includes(served.cookieOf('Ada').split('=')[1] ?? 'none'))
  await assert.rejects(served.people.accounts.add('Gus', { password: 'short' }), { code: 'usage' })
  await assert.rejects(served.people.accounts.add('Ada', { password }), { code: 'usage' })
})

test('who is not signed in sees the sign-in page alone', async (context) => {
  const { served } = await start(context)
  for (const path of ['/api/cases', '/c/alder/api/overview', '/c/none/api/overview', '/api/session/list', '/c/alder/api/openapi.json']) {
    assert.equal((await served.ask(path)).status, 401, path)
  }
  assert.equal((await served.ask('/c/alder/api/people/add', post({ name: 'Mal', role: 'supervisor' }))).status, 401)
  assert.deepEqual(told<SessionState>(await served.ask('/api/session')), { team: true, name: null, provenUntil: null })
  const page = await served.ask('/c/alder/', { headers: { accept: 'text/html' } })
  assert.deepEqual([page.status, page.headers['location']], [303, '/'])
})

test('the cookie is for this server, out of reach of scripts, and never sent by another site', async (context) => {
  const { served } = await start(context)
  const { headers } = await served.ask('/api/session/sign-in', post({ name: 'Ada', password }))
  assert.match(String(headers['set-cookie']), /^jackdaw=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
  await served.signIn('Ada')
  const foreign = { ...post({ name: 'Ada', password }), headers: { origin: 'https://elsewhere.example' } }
  assert.equal((await served.ask('/api/session/sign-in', foreign)).status, 403)
  assert.equal((await served.ask('/api/session/sign-out', { ...post({}, 'Ada'), headers: { origin: 'https://elsewhere.example' } })).status, 403)
  assert.equal((await served.ask('/api/cases', { as: 'Ada' })).status, 200)
})

test('a wrong password, a name that nobody has and a disabled account get the same answer; all are logged, what was typed is not', async (context) => {
  const { served } = await start(context)
  served.people.accounts.setState('Finn', 'disabled')
  const tries = [['Ada', 'a wrong password'], ['my secret in the wrong field', 'x'], ['Finn', password]] as const
  const answers: string[] = []
  for (const [name, given] of tries) {
    const { status, body } = await served.ask('/api/session/sign-in', post({ name, password: given }))
    answers.push(`${status} ${body}`)
  }
  assert.equal(new Set(answers).size, 1, answers.join('\n'))
  const lines = served.people.log.latest(3)
  assert.deepEqual(lines.map(({ event, name }) => [event, name]), [['sign-in-refused', ''], ['sign-in-refused', ''], ['sign-in-refused', 'Ada']])
})

test('tries are limited by name and address, also many at once; somebody else is not held up, and time lifts it', async (context) => {
  const { served, clock } = await start(context)
  const wrong = (index: number) => served.ask('/api/session/sign-in', post({ name: 'Ada', password: `wrong ${index}` }))
  const statuses = (await Promise.all(Array.from({ length: 12 }, (_, index) => wrong(index)))).map(({ status }) => status)
  assert.deepEqual([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length], [5, 7])
  assert.equal((await served.ask('/api/session/sign-in', post({ name: 'Ada', password }))).status, 429, 'the right one too')
  assert.equal((await served.ask('/api/session/sign-in', post({ name: 'Ben', password }))).status, 200)
  clock.forward(16 * 60_000)
  assert.equal((await served.ask('/api/session/sign-in', post({ name: 'Ada', password }))).status, 200)
})

test('a session ends: idle, in the end, signed out, from another browser, and with the account', async (context) => {
  const { served, clock } = await start(context)
  const isIn = async (as: string) => (await served.ask('/api/cases', { as })).status === 200
  await served.signIn('Ada')
  clock.forward(sessionEnds.idleMs + 1_000)
  assert.equal(await isIn('Ada'), false, 'idle')
  await served.signIn('Ada')
  for (let passed = 0; passed < sessionEnds.absoluteMs; passed += sessionEnds.idleMs / 2) {
    assert.equal(await isIn('Ada'), true, `${passed}`)
    clock.forward(sessionEnds.idleMs / 2)
  }
  clock.forward(1_000)
  assert.equal(await isIn('Ada'), false, 'in the end')
  await served.signIn('Ada')
  await served.ask('/api/session/sign-out', post({}, 'Ada'))
  assert.equal(await isIn('Ada'), false, 'signed out')
  await served.signIn('Ben')
  await served.signIn('Ada')
  const sessions = told<OwnSession[]>(await served.ask('/api/session/list', { as: 'Ada' }))
  assert.deepEqual(sessions.map(({ isThis }) => isThis), [true])
  await served.ask('/api/session/end', post({ id: sessions[0]?.id }, 'Ben'))
  assert.equal(await isIn('Ada'), true, "nobody ends another's")
  await served.ask('/api/session/end', post({ id: sessions[0]?.id }, 'Ada'))
  assert.equal(await isIn('Ada'), false, 'ended')
  await served.signIn('Ada')
  served.people.accounts.setState('Ada', 'disabled')
  assert.equal(await isIn('Ada'), false, 'with the account')
})

test('one sees the cases of which one is a member, and another looks like nothing', async (context) => {
  const { served } = await start(context)
  const cases = async (as: string) => told<CaseLine[]>(await served.ask('/api/cases', { as })).map(({ address }) => address)
  for (const name of ['Ada', 'Ben', 'Finn']) await served.signIn(name)
  assert.deepEqual([await cases('Ada'), await cases('Ben'), await cases('Finn')], [['/c/alder/'], ['/c/alder/', '/c/birch/'], []])
  for (const path of ['/api/overview', '/', '/api/nothing', '/api/openapi.json', '/api/changes']) for (const method of ['GET', 'HEAD', 'POST']) {
    if (method === 'POST' && path === '/') continue
    const [foreign, absent] = [await served.ask(`/c/birch${path}`, { as: 'Ada', method }), await served.ask(`/c/nonesuch${path}`, { as: 'Ada', method })]
    assert.deepEqual([foreign.status, foreign.body, Object.keys(foreign.headers)], [404, absent.body, Object.keys(absent.headers)], `${method} ${path}`)
  }
})

test('a role is held to its rights; refusals can be looked at', async (context) => {
  const { served } = await start(context)
  for (const name of ['Cleo', 'Dora', 'Eve']) await served.signIn(name)
  const status = async (as: string, path: string, body?: unknown) => (await served.ask(`/c/alder${path}`, body === undefined ? { as } : post(body, as))).status
  assert.deepEqual([await status('Dora', '/api/overview'), await status('Cleo', '/api/overview'), await status('Eve', '/api/overview')], [200, 200, 403])
  assert.deepEqual([await status('Dora', '/api/people'), await status('Cleo', '/api/people'), await status('Eve', '/api/people')], [403, 403, 200])
  assert.deepEqual([await status('Dora', '/api/job/stop', {}), await status('Cleo', '/api/job/stop', {})], [403, 200])
  assert.ok(served.people.log.latest(20).some(({ event, name, what }) => event === 'refused' && name === 'Dora' && what === 'POST /c/alder/api/job/stop'))
})

test('a grave deed wants a fresh proof and a second person; it is done in the name of who signed in', async (context) => {
  const { served, folder, clock } = await start(context)
  for (const name of ['Ada', 'Ben', 'Cleo']) await served.signIn(name)
  const add = () => served.ask('/c/alder/api/people/add', post({ name: 'Finn', role: 'reader' }, 'Ada'))
  clock.forward(sessionEnds.strongMs + 1_000)
  assert.deepEqual([(await add()).status, told<{ failure: string }>(await add()).failure], [401, 'proof.needed'])
  assert.equal((await served.ask('/api/session/prove', post({ password: 'a wrong one' }, 'Ada'))).status, 403)
  for (const name of ['Ada', 'Ben']) assert.equal((await served.ask('/api/session/prove', post({ password }, name))).status, 200)
  const asked = await add()
  assert.deepEqual([asked.status, told<{ failure: string }>(asked).failure], [409, 'second.needed'])
  const decide = (as: string) => served.ask('/c/alder/api/people/decide', post({ request: 'Q1', outcome: 'approved', reason: 'New here' }, as))
  assert.deepEqual([(await decide('Ada')).status, (await decide('Cleo')).status, (await decide('Ben')).status], [403, 403, 200])
  assert.equal((await add()).status, 200)
  const people = told<CasePeople>(await served.ask('/c/alder/api/people', { as: 'Ben' }))
  assert.deepEqual(people.requests.map(({ id, by, state, decided }) => [id, by, state, decided?.by]), [['Q1', 'Ada', 'run', 'Ben']])
  const opened = await openCase(join(folder, 'alder'))
  context.after(() => opened.close())
  assert.deepEqual([...opened.journal.entries({ verb: 'member.added' })].filter(({ payload }) => payload.name === 'Finn').map(({ actor }) => actor), ['Ada'])
})

test('who is removed is out at once, and what they listened to ends', async (context) => {
  const { served, folder } = await start(context)
  await served.signIn('Dora')
  const stream = await fetch(`${served.address}/c/alder/api/changes`, { headers: { cookie: served.cookieOf('Dora') } })
  assert.equal(stream.status, 200)
  const opened = await openCase(join(folder, 'alder'), { write: true })
  removeMember(opened.journal, { name: 'Dora', reason: 'Left' }, investigator)
  opened.close()
  assert.equal((await served.ask('/c/alder/api/overview', { as: 'Dora' })).status, 404)
  await assert.rejects(async () => {
    for await (const _ of stream.body ?? []) continue
  }, 'the stream is cut')
})

test('a purpose is chosen for a session and a case, and stands in the log of uses', async (context) => {
  const { served } = await start(context)
  await served.signIn('Dora')
  assert.equal((await served.ask('/api/session/purpose', post({ address: '/c/alder/', purpose: 'Disclosure to the defence' }, 'Dora'))).status, 200)
  assert.equal(told<{ chosen: string; role: string }>(await served.ask('/c/alder/api/purposes', { as: 'Dora' })).chosen, 'Disclosure to the defence')
})

test('without --team, the server of one person is as it was', async (context) => {
  const { folder } = await start(context)
  const alone = await serveTeam(folder, { hasDoor: false })
  context.after(() => alone.close())
  assert.deepEqual(told<SessionState>(await alone.ask('/api/session')), { team: false, name: 'Host', provenUntil: null })
  assert.equal((await alone.ask('/c/alder/api/overview')).status, 200)
})
