import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { seededNumbers } from '../../../base/seeded-numbers.ts'
import { mayDo, roles, type Role } from '../../../case/members/role.ts'
import type { CaseLine, EntityList, ExhibitList, ReviewAnswer } from '../api-types.ts'
import type { RawAnswer } from '../fixtures/test-serving.ts'
import { deed, type Route } from '../route.ts'
import { allRoutes } from '../routes/all-routes.ts'
import { peopleRoutes } from './add-people.ts'
import { buildCanaryCase, canaries } from './fixtures/canary-cases.ts'
import { peopleInputs } from './fixtures/people-inputs.ts'
import { routeInputs, type CaseIds } from './fixtures/route-inputs.ts'
import { password, serveTeam, type TeamServing } from './fixtures/team-serving.ts'
import { peoplePath } from './people-file.ts'

const seed = 20_261_124
const root = mkdtempSync(join(tmpdir(), 'jackdaw-leak-'))
const folder = join(root, 'cases')
const ids: Record<string, CaseIds> = {}
/** Everybody who asks: a person for each role in `alpha`, one in no case, and one who has not signed in. */
const askers: readonly (Role | 'none' | 'nobody')[] = [...roles, 'none', 'nobody']

before(async () => {
  process.env['JACKDAW_HOME'] = root
  const members = Object.fromEntries(roles.map((role) => [role, role]))
  for (const name of Object.keys(canaries)) await buildCanaryCase(folder, name, name === 'alpha' ? members : { Keeper: 'supervisor' })
  const open = await serveTeam(folder, { hasDoor: false })
  for (const name of Object.keys(canaries)) ids[name] = await prepare(open, name)
  for (const name of [...roles, 'none']) await open.people.accounts.add(name, { password })
  await open.close()
})

after(() => rmSync(root, { recursive: true, force: true }))

/** Puts the canary into what only the workbench writes, and reads the ids of a case. */
async function prepare(served: TeamServing, name: string): Promise<CaseIds> {
  const get = async <T>(path: string) => JSON.parse(Buffer.from((await served.ask(`/c/${name}${path}`)).body, 'latin1').toString()) as T
  const canary = canaries[name]!
  const notebook = { title: canary, cells: [{ kind: 'text', id: 'why', text: canary }] }
  for (const [path, body] of [
    ['/api/charts/Owners', { text: JSON.stringify({ note: canary }), basedOn: '' }], ['/api/notebooks/Kinds', { text: JSON.stringify(notebook) }],
    ['/api/searches', { name: 'Kept', query: canary, places: 1 }],
  ] as const) assert.equal((await served.ask(`/c/${name}${path}`, { method: 'POST', body })).status, 200, path)
  const { rows } = await get<ExhibitList>('/api/exhibits?limit=500')
  const numberOf = (part: string) => rows.find(({ path }) => path.includes(part))?.number ?? ''
  const entities = (await get<EntityList>('/api/entities')).rows.map(({ id }) => id)
  const [pair] = (await get<ReviewAnswer>('/api/review')).pairs
  const [entity = '', other = ''] = entities
  assert.ok(entity && other && numberOf('staff'), `${rows.length} exhibits, ${entities.length} entities`)
  return {
    exhibit: numberOf('staff'), mail: numberOf('mail'), text: numberOf('note'), entity, other, left: pair?.left ?? entity, right: pair?.right ?? other,
    statement: '', hash: '0'.repeat(64),
  }
}

interface Trial {
  readonly route: Route
  readonly as: (typeof askers)[number]
  /** The case that is asked, and the one whose ids are told. */
  readonly at: string
  readonly told: string
  readonly method: string
}

/** Every route, asked by everybody of every case with the ids of every other, in an order drawn by the seed. */
function allTrials(): Trial[] {
  const random = seededNumbers(seed)
  const trials = allRoutes.flatMap((route) => askers.flatMap((as) => ['alpha', 'bravo', 'charlie'].flatMap((at) => ['alpha', 'bravo'].flatMap((told): Trial[] => {
    // What their own case answers to foreign ids depends on the ids alone: asked once.
    if (at === 'alpha' && told !== 'alpha' && as !== 'supervisor') return []
    if (at === 'charlie' && told !== 'alpha') return []
    const isHead = route.method === 'GET' && at !== 'alpha' && random() < 0.2
    return [{ route, as, at, told, method: isHead ? 'HEAD' : route.method }]
  }))))
  return trials.map((trial) => ({ trial, at: random() })).sort((a, b) => a.at - b.at).map(({ trial }) => trial)
}

function inputOf({ route, told }: Pick<Trial, 'route' | 'told'>): { url: string; body: string | undefined; isFile: boolean } {
  const input = routeInputs[`${route.method} ${route.path}`]
  assert.ok(input, `${route.method} ${route.path} has an input`)
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, key: string) => ids[told]?.[key as keyof CaseIds] ?? whole)
  return { url: filled(input.url), body: input.body === undefined ? undefined : filled(input.body), isFile: input.isFile ?? false }
}

async function put(served: TeamServing, { route, as, at, told, method }: Trial): Promise<RawAnswer> {
  const { url, body, isFile } = inputOf({ route, told })
  const headers: Record<string, string> = isFile ? { 'content-type': 'application/octet-stream' } : {}
  return served.ask(`/c/${at}${url}`, { as: as === 'nobody' ? undefined : as, method, body, headers })
}

/** What an answer gives away of cases that are not the asker's, or of their own beyond their rights. */
function leaksOf({ route, as, at }: Trial, { status, headers, body }: RawAnswer, absent: RawAnswer): string[] {
  const all = JSON.stringify(headers) + body
  const isMember = as !== 'none' && as !== 'nobody'
  const may = isMember && mayDo(as, route.right)
  const told = all.toLowerCase()
  const foreign = Object.entries(canaries).filter(([name]) => name !== 'alpha' || !may)
  const leaks = foreign.filter(([, canary]) => told.includes(canary.toLowerCase())).map(([name]) => `tells of ${name}`)
  if (at === 'alpha' && isMember) {
    if (!may && status !== 403) leaks.push(`is let do without the right: ${status}`)
    if (may && [401, 403].includes(status)) leaks.push(`is refused what the role allows: ${status} ${body}`)
  } else if (status !== absent.status || body !== absent.body || Object.keys(headers).join() !== Object.keys(absent.headers).join()) {
    leaks.push(`is told apart from an address with nothing there: ${status} ${absent.status}`)
  }
  return leaks
}

async function findLeaks(served: TeamServing, trials: readonly Trial[]): Promise<string[]> {
  const leaks: string[] = []
  const nothing = new Map<string, RawAnswer>()
  for (const trial of trials) {
    const answer = await put(served, trial)
    const key = `${trial.as} ${trial.method} ${trial.route.path}`
    const absent = nothing.get(key) ?? (await put(served, { ...trial, at: 'nonesuch' }))
    nothing.set(key, absent)
    leaks.push(...leaksOf(trial, answer, absent).map((leak) => `${trial.method} ${trial.route.path} at ${trial.at} as ${trial.as}: ${leak}`))
  }
  return leaks
}

const missingInputs = (routes: readonly Route[]) => routes.map(({ method, path }) => `${method} ${path}`).filter((key) => !routeInputs[key])

test('every route of the table has an input here; a new one without is seen', () => {
  assert.deepEqual(missingInputs(allRoutes), [])
  const planted = deed('/api/planted', { right: 'read', shape: {} }, async () => ({}))
  assert.deepEqual(missingInputs([...allRoutes, planted]), ['POST /api/planted'])
  assert.deepEqual(Object.keys(routeInputs).filter((key) => !allRoutes.some(({ method, path }) => `${method} ${path}` === key)), [], 'no input is for nothing')
})

test('nobody is told anything of a case that is not theirs, nor of their own beyond their role', async (context: TestContext) => {
  const served = await serveTeam(folder)
  context.after(() => served.close())
  for (const name of [...roles, 'none']) await served.signIn(name)
  const trials = allTrials()
  const leaks = await findLeaks(served, trials)
  assert.deepEqual(leaks, [])
  assert.deepEqual(served.defects, [])
  for (const as of [...roles, 'none']) {
    const lines = JSON.parse((await served.ask('/api/cases', { as })).body) as CaseLine[]
    assert.deepEqual(lines.map(({ address }) => address), as === 'none' ? [] : ['/c/alpha/'], `${as} counts their own cases`)
  }
  const logs = [peoplePath(folder), ...readdirSync(join(folder, 'alpha')).filter((name) => name.startsWith('uses')).map((name) => join(folder, 'alpha', name))]
  for (const log of logs) for (const [name, canary] of Object.entries(canaries)) {
    if (name !== 'alpha' || log === peoplePath(folder)) assert.ok(!readFileSync(log, 'latin1').includes(canary), `${log} tells of ${name}`)
  }
  const size = `${allRoutes.length} routes, ${askers.length} askers, 3 cases; seed ${seed}`
  context.diagnostic(`0 leaks in ${trials.length} requests, compared with those to an address with nothing there, over ${size}`)
})

test('with the door taken away, the same requests leak', async (context: TestContext) => {
  const served = await serveTeam(folder, { hasDoor: false })
  context.after(() => served.close())
  const reading = allTrials().filter(({ route, at, as }) => route.method === 'GET' && route.path !== '/api/changes' && at === 'bravo' && as === 'none').slice(0, 60)
  const leaks = await findLeaks(served, reading)
  assert.ok(leaks.filter((leak) => leak.includes('tells of bravo')).length >= 10, leaks.join('\n'))
  context.diagnostic(`${leaks.length} leaks in ${reading.length} requests without the door`)
})

test('the routes about who is signed in tell of no case; but for signing in, nobody is answered', async (context: TestContext) => {
  assert.deepEqual(peopleRoutes.map(({ method, path }) => `${method} ${path}`).sort(), Object.keys(peopleInputs).sort())
  const served = await serveTeam(folder)
  context.after(() => served.close())
  const host = `localhost:${new URL(served.address).port}`
  let asked = 0
  for (const as of [...roles, 'none', 'nobody'] as const) for (const { method, path } of peopleRoutes) for (const [name, canary] of Object.entries(canaries)) {
    // Signing out, or too many wrong passwords, must not make the next request another's.
    if (as !== 'nobody') served.signInByDoor(as)
    const body = peopleInputs[`${method} ${path}`]?.replaceAll('{canary}', canary)
    const headers = { host, origin: `http://${host}` }
    const answer = await served.ask(path, { as: as === 'nobody' ? undefined : as, method, headers, ...(method === 'POST' ? { body } : {}) })
    assert.ok(!(JSON.stringify(answer.headers) + answer.body).toLowerCase().includes(canary.toLowerCase()), `${method} ${path} as ${as} tells of ${name}`)
    const isOpen = path === '/api/session' || path.startsWith('/api/session/sign-in')
    if (as === 'nobody' && !isOpen) assert.equal(answer.status, 401, `${method} ${path}`)
    assert.ok(answer.status < 500, `${method} ${path} as ${as}: ${answer.status}`)
    asked++
  }
  assert.deepEqual(served.defects, [])
  context.diagnostic(`0 leaks in ${asked} requests over ${peopleRoutes.length} routes about who is signed in`)
})
