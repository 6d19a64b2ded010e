import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { systemClock } from '../../base/clock.ts'
import { openCase } from '../../case/case.ts'
import type { SupportSets } from '../jobs/answering/minimal-sets.ts'
import type { NotebookRun } from '../jobs/tooling/run-notebook.ts'
import type { ToolRun } from '../jobs/tooling/run-tool.ts'
import type { QuestionLine } from './notebook-types.ts'
import type { EntityList, EntityName, JudgedAnswer, ReleaseAnswer, SavedSearchLine, SearchAnswerLines, SheetAnswer, SqlAnswer } from './api-types.ts'
import { startTestServing, type TestServing } from './fixtures/test-serving.ts'
import { allRoutes } from './routes/all-routes.ts'

let served: TestServing

before(async () => {
  served = await startTestServing()
})

after(() => served.close())

/** One question for each route of the table: a route without one fails the test. */
const examples: Readonly<Record<string, () => Promise<string>>> = {
  '/api/overview': async () => '',
  '/api/exhibits': async () => '?q=staff',
  '/api/exhibits/:exhibit': async () => served.numberOf('staff.csv'),
  '/api/exhibits/:exhibit/rows': async () => `${served.numberOf('staff.csv')}/rows?first=1&count=3`,
  '/api/exhibits/:exhibit/text': async () => `${served.numberOf('note.txt')}/text`,
  '/api/exhibits/:exhibit/pages/:page': async () => `${served.numberOf('letter.pdf')}/pages/1`,
  '/api/exhibits/:exhibit/mail': async () => `${served.numberOf('mail.eml')}/mail`,
  '/api/exhibits/:exhibit/fields': async () => `${served.numberOf('dot.png')}/fields`,
  '/api/exhibits/:exhibit/statements': async () => `${served.numberOf('staff.csv')}/statements?q=quill`,
  '/api/exhibits/:exhibit/problems': async () => `${served.numberOf('unknown.bin')}/problems`,
  '/api/exhibits/:exhibit/place': async () => `${served.numberOf('note.txt')}/place?at=char%3D4,13`,
  '/api/exhibits/:exhibit/read-again': async () => `${served.numberOf('note.txt')}/read-again?at=char%3D4,13`,
  '/api/exhibits/:exhibit/bytes': async () => `${served.numberOf('note.txt')}/bytes`,
  '/api/exhibits/:exhibit/picture': async () => `${served.numberOf('dot.png')}/picture`,
  '/api/exhibits/:exhibit/sheet': async () => `${served.numberOf('letter.pdf')}/sheet`,
  '/api/exhibits/:exhibit/sheet/pictures/:hash': async () => `${served.numberOf('photograph.jpg')}/sheet/pictures/${await aPicture()}`,
  '/api/entities': async () => '?q=a&order=sources&within=1&from=1900&until=2030',
  '/api/entities/:entity': anEntity,
  '/api/entities/:entity/statements': async () => `${await anEntity()}/statements?property=name`,
  '/api/entities/:entity/mentions': async () => `${await anEntity()}/mentions`,
  '/api/names': async () => `?ids=${await anEntity()}`,
  '/api/link-pairs': async () => `?entity=${await anEntity()}&entities=${await anEntity()}&direction=out&label=wrote%20to&from=2014&until=2014-02`,
  '/api/links': async () => `?source=${await anEntity()}&target=${await anEntity()}&label=paid`,
  '/api/events': async () => `?entity=${await anEntity()}&q=a&from=1970&until=2030-12&kind=message`,
  '/api/event-buckets': async () => '?from=1900-01-01',
  '/api/money': async () => `?q=1&from=2000&until=2030&order=amount&entity=${await anEntity()}`,
  '/api/contradictions': async () => '?q=quill',
  '/api/signs': async () => '?outcome=fail&q=a',
  '/api/findings': async () => '',
  '/api/findings/:number/citations': async () => '1/citations',
  '/api/search': async () => '?q=quill&kind=value&facets=yes',
  '/api/searches': async () => '',
  '/api/retention': async () => '',
  '/api/grades': async () => '',
  '/api/necessities': async () => '',
  '/api/disclosure/schedule': async () => '',
  '/api/disclosure/adverse': async () => '',
  '/api/second-looks/next': async () => '',
  '/api/second-looks/findings/:id': anothersFinding,
  '/api/second-looks/agreement': async () => '',
  '/api/pins': async () => '',
  '/api/sql': async () => '?q=SELECT%201',
  '/api/views': async () => '',
  '/api/judgements': async () => '',
  '/api/review': async () => '?order=second',
  '/api/review/:left/:right': async () => (await twoEntities()).join('/'),
  '/api/hypotheses': async () => '',
  '/api/cases': async () => '',
  '/api/people': async () => '',
  '/api/purposes': async () => '',
  '/api/job': async () => '',
  '/api/mappings': async () => '',
  '/api/exhibits/:exhibit/mapping': async () => `${served.numberOf('staff.csv')}/mapping`,
  '/api/charts': async () => '',
  '/api/charts/:name': aChart,
  '/api/chart/expand': async () => `?entity=${await anEntity()}&limit=3`,
  '/api/chart/paths': async () => `?a=${await anEntity()}&b=${await anEntity()}`,
  '/api/chart/between': async () => `?a=${await anEntity()}&b=${await anEntity()}&together=yes`,
  '/api/chart/groups': async () => '',
  '/api/chart/members': async () => '?schema=Person&limit=5',
  '/api/timeline': async () => `?entities=${await anEntity()}&from=1970&until=2030-12&kind=message&within=1&type=Person`,
  '/api/trends': async () => `?entities=${await anEntity()}&until=2030-12-01T10:00`,
  '/api/map': async () => `?entities=${await anEntity()}&from=1970`,
  '/api/flows': async () => '?from=1970&currency=EUR&limit=5',
  '/api/tools': async () => '',
  '/api/notebooks': async () => '',
  '/api/notebooks/:name': aNotebook,
  '/api/questions': async () => '',
  '/api/findings/:number/support': async () => '1/support',
  '/api/without': async () => `?exhibits=${served.numberOf('staff.csv')}`,
  '/api/worlds': async () => `?entities=${await anEntity()}&worlds=5`,
  '/dossier/index.html': async () => '',
  '/dossier/dossier.pdf': async () => '',
  '/dossier/manifest.json': async () => '',
}

async function aChart(): Promise<string> {
  await served.post('/api/charts/Owners', { text: '{}', basedOn: '' })
  return 'Owners'
}

const notebook = {
  title: 'Who is there', cells: [
    { kind: 'text', id: 'why', text: 'Kinds of things.' },
    { kind: 'sql', id: 'kinds', sql: 'SELECT schema, count(*) AS n FROM entities GROUP BY schema ORDER BY schema' },
    { kind: 'tool', id: 'gaps', tool: 'number-gaps' },
    { kind: 'chart', id: 'bars', of: 'kinds', marks: [{ mark: 'barX', x: 'n', y: 'schema' }] },
  ],
}

async function aNotebook(): Promise<string> {
  await served.post('/api/notebooks/Kinds', { text: JSON.stringify(notebook) })
  return 'Kinds'
}

test('the dossier is released for somebody and a purpose, and the journal tells it; without either it is not', async () => {
  for (const [recipient, purpose] of [['', 'Trial'], ['Court', '']]) assert.equal((await served.post('/api/release', { recipient, purpose })).status, 400)
  const { status, body } = await served.post('/api/release', { recipient: 'The court', purpose: 'Trial' })
  assert.equal(status, 200, body)
  const { path, sha256, checkpoint } = JSON.parse(body) as ReleaseAnswer
  assert.match(sha256, /^[0-9a-f]{64}$/)
  assert.ok(existsSync(join(path, 'data', 'verify.py')) && path.endsWith('-release-1') && checkpoint.length > 100)
  const opened = await openCase(served.casePath)
  const [entry] = [...opened.journal.entries({ verb: 'dossier.released' })]
  opened.close()
  assert.deepEqual([entry?.actor, entry?.payload.recipient, entry?.payload.sha256], ['Mira Osei', 'The court', sha256])
})

test('a notebook that is kept runs to the same result as its text, and a wrong one is not kept', async () => {
  await aNotebook()
  const [kept, told] = [await served.post('/api/notebooks/Kinds/run', {}), await served.post('/api/notebook-runs', { text: JSON.stringify(notebook) })]
  const [first, second] = [JSON.parse(kept.body) as NotebookRun, JSON.parse(told.body) as NotebookRun]
  assert.deepEqual(first.cells.map(({ kind }) => kind), ['text', 'sql', 'tool', 'chart'], kept.body.slice(0, 500))
  assert.equal(first.sha256, second.sha256)
  const bad = { ...notebook, cells: [{ kind: 'chart', id: 'x', of: 'kinds', marks: [{ mark: 'dot', x: 'n' }] }] }
  const refused = await served.post('/api/notebooks/Bad', { text: JSON.stringify(bad) })
  assert.deepEqual([refused.status, (JSON.parse(refused.body) as { failure: string }).failure], [400, 'notebook.invalid'])
  assert.equal((await served.post('/api/notebooks/..%2fx', { text: JSON.stringify(notebook) })).status, 400)
  assert.equal((await served.post('/api/notebooks/Absent/run', {})).status, 404)
})

test('a tool runs by name with its parameters, cites itself, and gives the same output again', async () => {
  const run = () => served.post('/api/tools/number-gaps/run', { parameters: {}, seed: 3 })
  const [first, second] = [JSON.parse((await run()).body) as ToolRun, JSON.parse((await run()).body) as ToolRun]
  assert.equal(first.tool, 'number-gaps')
  assert.match(first.sha256 + first.outputSha256, /^[0-9a-f]{128}$/)
  assert.ok(first.errorRates.tests > 0 && first.inputs.length > 0)
  assert.equal(first.outputSha256, second.outputSha256)
  assert.equal((await served.post('/api/tools/number-gaps/run', { parameters: { nonesuch: 1 } })).status, 400)
  assert.equal((await served.post('/api/tools/absent/run', {})).status, 404)
})

test('a standing question is saved and taken back; one that asks two things is not', async () => {
  const saved = await served.post('/api/questions', { name: 'People', sql: "SELECT id FROM entities WHERE schema = 'Person'" })
  assert.deepEqual((JSON.parse(saved.body) as QuestionLine[]).map(({ name, by }) => [name, by]), [['People', 'Mira Osei']], saved.body)
  assert.equal((await served.post('/api/questions', { name: 'Two', sql: 'SELECT 1', tool: 'number-gaps' })).status, 400)
  assert.deepEqual(JSON.parse((await served.post('/api/questions/People/withdraw', { reason: 'Answered.' })).body), [])
  assert.equal((await served.post('/api/questions/People/withdraw', { reason: 'Again.' })).status, 404)
})

test('facets count what a search finds, and each narrows it to what it counted', async () => {
  const asked = (rest: string) => served.json<SearchAnswerLines>(`api/search?q=quill&facets=yes&limit=500${rest}`)
  const all = await asked('')
  const facets = all.facets!
  assert.ok(facets.types.length > 0 && facets.exhibits.length > 1 && facets.people.length > 0, JSON.stringify(facets))
  assert.equal(facets.exhibits.reduce((sum, { count }) => sum + count, 0), all.total, 'every place lies in one exhibit')
  for (const [part, counts] of [['type', facets.types], ['exhibit', facets.exhibits], ['entities', facets.people]] as const) {
    for (const { name, count } of counts.slice(0, 4)) {
      const narrowed = await asked(`&${part}=${name}`)
      assert.equal(narrowed.total, count, `${part} ${name}`)
      assert.equal(narrowed.rows.length, count)
      if (part === 'exhibit') assert.ok(narrowed.rows.every(({ place }) => place.exhibit === name))
    }
  }
  const [type, exhibit] = [facets.types[0]!, facets.exhibits[0]!]
  const both = await asked(`&type=${type.name}&exhibit=${exhibit.name}`)
  assert.ok(both.total <= Math.min(type.count, exhibit.count))
  assert.equal(both.facets!.exhibits.reduce((sum, { count }) => sum + count, 0), type.count, 'an exhibit is counted over what the type leaves')
  assert.equal((await asked('&from=1700&until=1701')).total, 0)
  assert.equal((await served.raw('/api/search?q=quill&entities=nobody')).status, 400)
})

test('what was sent on a day is found by its month and year', async () => {
  const { facets } = await served.json<SearchAnswerLines>('api/search?q=subject%20OR%20mail%20OR%20quill&facets=yes')
  for (const { name, count } of facets!.dates) {
    assert.equal((await served.json<SearchAnswerLines>(`api/search?q=subject%20OR%20mail%20OR%20quill&from=${name}&until=${name}`)).total, count, name)
  }
})

test('a search is kept with what it is narrowed to, and taken back; one without a name is not', async () => {
  const kept = await served.post('/api/searches', { name: 'Quills', query: 'quill', filter: { type: 'Person' }, places: 3 })
  const [line] = JSON.parse(kept.body) as SavedSearchLine[]
  assert.deepEqual({ ...line, at: '' }, { name: 'Quills', query: 'quill', filter: { type: 'Person' }, places: 3, by: 'Mira Osei', at: '' })
  assert.equal((await served.post('/api/searches', { name: '../x', query: 'quill', places: 3 })).status, 400)
  assert.equal((await served.post('/api/searches', { name: 'Other', query: 'quill', places: 3, filter: { sql: 'x' } })).status, 400)
  assert.deepEqual(JSON.parse((await served.post('/api/searches/Quills/withdraw', {})).body), [])
  assert.equal((await served.post('/api/searches/Quills/withdraw', {})).status, 404)
})

test('an entity is pinned once, and the pin taken out', async () => {
  const entity = await anEntity()
  const pin = async (isPinned: boolean) => (JSON.parse((await served.post('/api/pins', { entity, isPinned })).body) as EntityName[]).map(({ id }) => id)
  assert.deepEqual([await pin(true), await pin(true), await pin(false), await pin(false)], [[entity], [entity], [], []])
  assert.equal((await served.post('/api/pins', { entity: 'x', isPinned: true })).status, 400)
})

test('rows are told what they rest on', async () => {
  const { body } = await served.post('/api/support', { sql: "SELECT id AS statement_id FROM statements WHERE property = 'birthDate' ORDER BY id LIMIT 2" })
  assert.ok((JSON.parse(body) as SupportSets[]).every(({ sets }) => sets.length > 0), body)
})

async function anEntity(): Promise<string> {
  return (await served.json<EntityList>('api/entities?q=ada%20quill&schema=Person')).rows[0]?.id ?? ''
}

/** The hash of a picture that an examiner made of the photograph. */
async function aPicture(): Promise<string> {
  const { pictures, entries, notice } = await served.json<SheetAnswer>(`api/exhibits/${served.numberOf('photograph.jpg')}/sheet`)
  assert.match(notice, /not proof/)
  assert.ok(entries.every(({ clause, title, place }) => clause && title && place.exhibit === served.numberOf('photograph.jpg')))
  return pictures[0]?.address.split('/').at(-1) ?? ''
}

test('a picture of a sheet is a PNG or JPEG that an examiner made of that exhibit, and nothing else', async () => {
  const photograph = `/api/exhibits/${served.numberOf('photograph.jpg')}/sheet/pictures/`
  const { status, headers } = await served.raw(photograph + (await aPicture()))
  assert.equal(status, 200)
  assert.match(String(headers['content-type']), /^image\/(?:png|jpeg)$/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  for (const wrong of ['0'.repeat(64), '..%2f..%2fcase.duckdb', '']) assert.notEqual((await served.raw(photograph + wrong)).status, 200, wrong)
  const other = photograph.replace(served.numberOf('photograph.jpg'), served.numberOf('note.txt'))
  assert.equal((await served.raw(other + (await aPicture()))).status, 404)
})

test('a judgement is put down under the name of who works here, and can be taken back once', async () => {
  const [left, right] = await twoEntities()
  const made = await served.post('/api/judgements', { left, right, judgement: 'negative', reason: 'Two birthdays.' })
  assert.equal(made.status, 200, made.body)
  const { judgements: [judgement] } = JSON.parse(made.body) as JudgedAnswer
  assert.deepEqual({ by: judgement?.by, said: judgement?.judgement, inForce: judgement?.inForce }, { by: 'Mira Osei', said: 'negative', inForce: true })
  const undone = await served.post(`/api/judgements/${judgement?.sequence}/undo`, { reason: 'The wrong pair.' })
  assert.deepEqual((JSON.parse(undone.body) as JudgedAnswer).judgements.map(({ inForce }) => inForce), [false])
  assert.equal((await served.post(`/api/judgements/${judgement?.sequence}/undo`, { reason: 'Again.' })).status, 400)
  assert.equal((await served.post('/api/judgements', { left, right: '0'.repeat(32), judgement: 'positive', reason: 'x' })).status, 404)
})

async function twoEntities(): Promise<string[]> {
  const { rows } = await served.json<SqlAnswer>('api/sql?q=SELECT%20id%20FROM%20entities%20ORDER%20BY%20id%20LIMIT%202')
  return rows.map(([id]) => String(id))
}

/** The id of a finding that somebody else wrote, so that who works here can take a second look at it. */
async function anothersFinding(): Promise<string> {
  const opened = await openCase(served.casePath, { write: true })
  try {
    const citations = [{ exhibitId: opened.exhibits.all()[0]!.id, locator: 'whole', role: 'support' as const }]
    const draft = { chapter: 'Money', sentence: 'It was paid.', kind: 'fact' as const, citations }
    opened.journal.append([{ verb: 'finding.written', payload: { id: 'F900', draft, stand: { sentence: '', result: '', told: [''] } } }], { actor: 'Jon Varga', clock: systemClock })
    return 'F900'
  } finally {
    opened.close()
  }
}

/** Its answer does not end; deeds.test.ts listens to it. */
const endless = '/api/changes'

for (const { path } of allRoutes.filter((route) => route.method === 'GET' && route.path !== endless)) {
  test(`answers ${path}`, async () => {
    const rest = await examples[path]?.()
    assert.notEqual(rest, undefined, 'the route has an example')
    const [fixed = ''] = path.split(':')
    const { status, body } = await served.raw(fixed + rest)
    // The case was built without a PDF.
    assert.equal(status, path.endsWith('.pdf') ? 404 : 200, body.slice(0, 300))
  })
}
