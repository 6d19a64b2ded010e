import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buildCase } from '../jobs/build.ts'
import { silentProgress } from '../../base/progress.ts'
import { openCase } from '../../case/case.ts'
import { createCase } from '../../case/create-case.ts'
import { courtOrder, investigator, temporaryFolder } from '../../case/fixtures/temporary-case.ts'
import type {
  EntityAnswer, EntityList, EventBuckets, EventList, ExhibitAnswer, ExhibitList, MailAnswer, MoneyList, Overview, Page, PageAnswer, PlaceAnswer, ReadAgainAnswer, RowsAnswer,
  SearchAnswerLines, SqlAnswer, StatementLine, TextAnswer,
} from './api-types.ts'
import { buildHostileCase, filler, script } from './fixtures/hostile-case.ts'
import { allRoutes } from './routes/all-routes.ts'
import { serveCase, type Serving } from './serve-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-serve-'))
let serving: Serving
let casePath: string
const numbers = new Map<string, string>()

before(async () => {
  casePath = await buildHostileCase(folder)
  serving = await serveCase(casePath, { port: 0 })
  for (const row of (await json<ExhibitList>('api/exhibits?limit=500')).rows) numbers.set(row.path, row.number)
})

after(async () => {
  await serving.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The number of the exhibit with that path. */
function numberOf(path: string): string {
  const found = numbers.get(path)
  assert.ok(found, `${path} is among ${[...numbers.keys()].join(', ')}`)
  return found
}

async function json<T>(path: string): Promise<T> {
  const response = await fetch(serving.address + path)
  assert.equal(response.status, 200, `${path}: ${response.status}`)
  return (await response.json()) as T
}

/** A request as `fetch` would never send it: any host, any method, a path that is not tidied. */
function raw(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { hostname, port } = new URL(serving.address)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {} }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (block: string) => (body += block)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject).end()
  })
}

test('listens on loopback alone', () => {
  assert.match(serving.address, /^http:\/\/127\.0\.0\.1:\d+\/$/)
})

test('every answer forbids scripts from elsewhere, framing, guessing of types and referrers', async () => {
  for (const path of ['/', '/api/overview', '/api/nothing', '/nothing', '/dossier/index.html', `/api/exhibits/${numberOf('page.html')}/bytes`]) {
    const { headers } = await raw(path)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src '(self|none)'/, path)
    assert.doesNotMatch(policy, /script-src[^;]*(unsafe|http|\*)/, path)
    assert.match(policy, /frame-ancestors '(none|self)'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['referrer-policy'], 'no-referrer', path)
    assert.equal(headers['access-control-allow-origin'], undefined, path)
  }
})

test('the dossier is framed by the client only and runs nothing', async () => {
  const { headers, body } = await raw('/dossier/index.html')
  assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'self'; sandbox$/)
  assert.doesNotMatch(String(headers['content-security-policy']), /script/)
  assert.ok(!body.includes('<b>sons') && body.includes('Alder &#38; &#60;b&#62;sons'), 'the title is text')
})

const refusals: readonly { name: string; path?: string; method?: string; headers?: Record<string, string>; status: number }[] = [
  { name: 'another host name (DNS rebinding)', headers: { host: 'attacker.example' }, status: 421 },
  { name: 'another host name with the right port', headers: { host: 'attacker.example:PORT' }, status: 421 },
  { name: 'the right name with another port', headers: { host: '127.0.0.1:1' }, status: 421 },
  { name: 'a page of another site', headers: { origin: 'http://attacker.example' }, status: 403 },
  { name: 'a page without origin', headers: { origin: 'null' }, status: 403 },
  { name: 'another server on this machine', headers: { 'sec-fetch-site': 'same-site' }, status: 403 },
  { name: 'an image of another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  { name: 'writing', method: 'POST', status: 405 },
  { name: 'deleting', method: 'DELETE', status: 405 },
  { name: 'options', method: 'OPTIONS', status: 405 },
]

for (const { name, path = '/api/overview', method, headers, status } of refusals) {
  test(`refuses ${name}`, async () => {
    const { port } = new URL(serving.address)
    const host = headers?.['host']?.replace('PORT', port)
    const answer = await raw(path, { ...(method ? { method } : {}), headers: { ...headers, ...(host ? { host } : {}) } })
    assert.equal(answer.status, status)
    assert.ok(!answer.body.includes('Alder'), 'nothing of the case is told')
  })
}

test('answers its own page, under each name of this machine', async () => {
  const { port } = new URL(serving.address)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const { status } = await raw('/api/overview', { headers: { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' } })
    assert.equal(status, 200)
  }
})

const absent = [
  '/api/exhibits/9999', '/api/exhibits/9999/bytes', '/api/entities/00000000000000000000000000000000', '/api/nothing', '/nothing', '/../case.json', '/..%2f..%2fcase.json',
  '/assets/..%2f..%2f..%2fpackage.json', '/assets/../../../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/dossier/../case.json', '/dossier/..%2fjournal.sqlite', '/.git/config',
  '/api/findings/999999/nothing', '//etc/passwd',
]

for (const path of absent) {
  test(`there is nothing at ${path}`, async () => {
    const { status, body } = await raw(path)
    assert.ok(status === 404 || status === 403 || status === 400, `${status}`)
    assert.doesNotMatch(body, /root:|"name": "jackdaw"|jackdaw-case/)
  })
}

const misuses = [
  '/api/exhibits?limit=100000', '/api/exhibits?offset=-1', '/api/exhibits?nothing=1', '/api/exhibits/1;drop/bytes', "/api/exhibits/1'--", '/api/exhibits/..%2f1', '/api/entities/xyz',
  '/api/exhibits/1/rows?first=0&count=5', '/api/exhibits/1/rows?first=1&count=100000', '/api/search?q=', '/api/events?from=yesterday', '/api/exhibits/1/place?at=%25', '/api/exhibits/1/place?at=nonsense',
  '/api/exhibits/1/place?at=row%3Dx', '/api/sql?q=DROP%20TABLE%20derived.statements', "/api/sql?q=SELECT%20*%20FROM%20read_csv('/etc/passwd')", "/api/sql?q=COPY%20(SELECT%201)%20TO%20'/tmp/x'",
  '/api/sql?q=SELECT%201;%20SELECT%202', '/api/sql?q=SET%20enable_external_access=true', "/api/sql?q=ATTACH%20'x.db'", '/api/entities?order=risk', '/api/exhibits?q=a&q=b',
]

for (const path of misuses) {
  test(`refuses ${path}`, async () => {
    const { status, body, headers } = await raw(path)
    assert.equal(status, 400, body)
    assert.match(String(headers['content-type']), /^application\/json/)
    assert.ok((JSON.parse(body) as { message: string }).message.length > 0)
  })
}

test('words of a filter are data, never SQL', async () => {
  for (const q of ["' OR 1=1 --", "%'; DROP VIEW exhibits; --", '$1', '?', '\\', '\u0000']) {
    const list = await json<ExhibitList>(`api/exhibits?q=${encodeURIComponent(q)}`)
    assert.equal(list.total, 0, q)
    await json<EntityList>(`api/entities?q=${encodeURIComponent(q)}`)
    await json<MoneyList>(`api/money?q=${encodeURIComponent(q)}`)
  }
})

test('hostile evidence is a download without a type, whatever it is', async () => {
  for (const path of ['page.html', 'drawing.svg', 'false.png', 'letter.pdf']) {
    const { status, headers, body } = await raw(`/api/exhibits/${numberOf(path)}/bytes`, { headers: { accept: 'text/html' } })
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'application/octet-stream', path)
    assert.match(String(headers['content-disposition']), /^attachment; /, path)
    assert.match(String(headers['content-security-policy']), /sandbox/, path)
    if (path !== 'letter.pdf') assert.ok(body.includes(script), 'the bytes are as received')
  }
})

test('no other answer has a type that a browser would draw as a page', async () => {
  for (const face of ['', '/text', '/statements', '/problems', '/fields', '/mail', '/place?at=whole', '/read-again?at=whole', '/pages/1', '/rows?first=1&count=5']) {
    for (const path of ['page.html', 'drawing.svg', 'false.png']) {
      const { headers } = await raw(`/api/exhibits/${numberOf(path)}${face}`)
      assert.match(String(headers['content-type']), /^application\/json/, `${path}${face}`)
    }
  }
})

test('only pictures that are pictures are shown, under the type that their bytes tell', async () => {
  const shown = await raw(`/api/exhibits/${numberOf('dot.png')}/picture`)
  assert.equal(shown.status, 200)
  assert.equal(shown.headers['content-type'], 'image/png')
  for (const path of ['drawing.svg', 'false.png', 'page.html', 'note.txt']) {
    assert.equal((await raw(`/api/exhibits/${numberOf(path)}/picture`)).status, 404, path)
  }
})

test('the name of an exhibit cannot break out of a header', async () => {
  const { headers } = await raw(`/api/exhibits/${numberOf("name'with\"quotes <b>.txt")}/bytes`)
  assert.match(String(headers['content-disposition']), /^attachment; filename="exhibit-\d+\.bin"; filename\*=UTF-8''name%27with%22quotes%20%3Cb%3E\.txt$/)
})

test('a range of bytes is given alone', async () => {
  const path = `/api/exhibits/${numberOf('unknown.bin')}/bytes`
  const some = await raw(path, { headers: { range: 'bytes=1-3' } })
  assert.equal(some.status, 206)
  assert.equal(some.headers['content-range'], 'bytes 1-3/11')
  assert.equal(some.body, '\u0001\u0002\u0003')
  assert.equal((await raw(path, { headers: { range: 'bytes=11-12' } })).status, 416)
  assert.equal((await raw(path, { headers: { range: 'bytes=-2' } })).headers['content-length'], '2')
})

test('the overview tells what the case is for, what it holds and what could not be read', async () => {
  const overview = await json<Overview>('api/overview')
  assert.equal(overview.title, 'Alder & <b>sons</b>')
  assert.equal(overview.build.state, 'current')
  assert.equal(overview.authorities[0]?.reference, courtOrder.reference)
  assert.equal(overview.authorities[0]?.exhibits, numbers.size)
  assert.equal(overview.content?.counts['exhibits'], 12)
  assert.equal(overview.content?.counts['children'], 1)
  assert.ok(overview.content?.unread.some(({ example }) => example.path === 'unknown.bin'))
  assert.ok((overview.content?.counts['findings'] ?? 0) > 0)
})

test('exhibits are found by path, state and format, and paged', async () => {
  const csv = await json<ExhibitList>('api/exhibits?format=csv')
  assert.deepEqual(csv.rows.map(({ path }) => path), ['staff-copy.csv', 'staff.csv'])
  assert.equal((await json<ExhibitList>('api/exhibits?state=unread&q=unknown')).total, 1)
  const second = await json<ExhibitList>('api/exhibits?limit=1&offset=1')
  assert.equal(second.rows.length, 1)
  assert.equal(second.total, numbers.size)
  assert.equal(second.rows[0]?.number, '2')
})

test('a table is read again from the bytes, row by row', async () => {
  const exhibit = numberOf('staff.csv')
  const known = await json<ExhibitAnswer>(`api/exhibits/${exhibit}`)
  assert.equal(known.faces[0], 'table')
  assert.equal(known.sheets[0]?.rows, filler + 4)
  assert.equal(known.sheets[0]?.columns[2]?.name, 'BirthDate')
  const { rows, columns } = await json<RowsAnswer>(`api/exhibits/${exhibit}/rows?first=${filler + 2}&count=4`)
  assert.equal(columns, 4)
  assert.deepEqual(rows, [
    ['Quill', 'Ada', '1980-04-02', 'ada@alder.example'], ['Marsh', 'Tobias', '1975-11-30', 'tobias@alder.example'],
    ['Órlagh', 'Niamh', '1991-02-03', 'niamh@alder.example'], null,
  ])
})

test('every statement of an exhibit is found again at its place', async () => {
  for (const path of ['staff-copy.csv', 'list.json', 'mail.eml']) {
    const exhibit = numberOf(path)
    const { rows, total } = await json<Page<StatementLine>>(`api/exhibits/${exhibit}/statements?limit=500`)
    assert.ok(total > 0, path)
    for (const { place, original, id } of rows) {
      const here = await json<PlaceAnswer>(`api/exhibits/${exhibit}/place?at=${encodeURIComponent(place.locator)}`)
      assert.ok(here.statements.some((statement) => statement.id === id), `${path} ${place.locator}`)
      if (original === null) continue
      const { text } = await json<ReadAgainAnswer>(`api/exhibits/${exhibit}/read-again?at=${encodeURIComponent(place.locator)}`)
      assert.equal(text, original, `${path} ${place.locator}`)
    }
  }
})

test('a cell tells what was read from it together with others', async () => {
  const { parts, statements } = await json<PlaceAnswer>(`api/exhibits/${numberOf('staff-copy.csv')}/place?at=${encodeURIComponent('row=2&col=1')}`)
  assert.deepEqual(parts, { kind: 'cell', row: 2, columns: [1] })
  assert.deepEqual(new Set(statements.map(({ property }) => property)), new Set(['name', 'lastName']))
})

test('text comes a stretch at a time, with the mentions in it', async () => {
  const text = await json<TextAnswer>(`api/exhibits/${numberOf('note.txt')}/text?from=4&length=9`)
  assert.equal(text.text, 'Ada Quill')
  assert.equal(text.start, 4)
  const [mention] = text.mentions
  assert.deepEqual([mention?.start, mention?.end, mention?.kind], [4, 13, 'person'])
})

test('a page of a PDF tells where its text stands', async () => {
  const page = await json<PageAnswer>(`api/exhibits/${numberOf('letter.pdf')}/pages/2`)
  assert.match(page.text, /Invoice 4711 was sent/)
  assert.equal(page.pages, 2)
  assert.equal(page.width, 595)
  const [start, end, left, top] = page.layout[0]!
  assert.equal(start, 0)
  assert.ok(end > 10 && Math.abs(left - 70) < 1 && top > 500 && top < 560, JSON.stringify(page.layout))
})

test('a message tells its header fields, its body, and its attachment under a safe name', async () => {
  const exhibit = numberOf('mail.eml')
  const mail = await json<MailAnswer>(`api/exhibits/${exhibit}/mail`)
  assert.equal(mail.headers.find(({ name }) => name === 'from')?.value, 'Ada Quill <ada@alder.example>')
  assert.ok(mail.bodies.some(({ text }) => text.includes('Leave the keys')))
  const inside = await json<ExhibitList>(`api/exhibits?parent=${exhibit}`)
  assert.equal(inside.total, 1)
  assert.ok(!inside.rows[0]?.path.includes('..'), inside.rows[0]?.path)
})

test('an entity tells its values with their places, its sources, and what joins them', async () => {
  const list = await json<EntityList>('api/entities?q=ada%20quill&schema=Person')
  const [line] = list.rows
  assert.ok(line && line.sources > 1, JSON.stringify(list.rows))
  const entity = await json<EntityAnswer>(`api/entities/${line.id}`)
  const birth = entity.values.find(({ property }) => property === 'birthDate')
  assert.deepEqual(birth?.values.map(({ value, exhibits }) => [value, exhibits]), [['1980-04-02', 2]])
  assert.deepEqual(birth?.values[0]?.told.map(({ place }) => place.path).sort(), ['staff-copy.csv', 'staff.csv'])
  assert.equal(entity.sourceEntities.length, line.sources)
  assert.ok(entity.matches.length > 0 && entity.matches.every(({ joined, levels }) => joined && levels.length > 0))
  assert.ok(entity.links.some(({ label, direction }) => label === 'wrote to' && direction === 'out'))
  const source = entity.sourceEntities.find(({ id }) => id !== entity.id)
  assert.equal((await json<EntityAnswer>(`api/entities/${source?.id}`)).id, entity.id)
})

test('a search tells the places, folded, and what was not searched', async () => {
  const answer = await json<SearchAnswerLines>('api/search?q=orlagh')
  const places = answer.rows.map(({ place }) => `${place.path} ${place.locator}`)
  assert.ok(places.includes(`staff.csv row=${filler + 4}&col=1`), places.join('; '))
  assert.ok(places.some((place) => place.startsWith('letter.pdf page=2&char=')), places.join('; '))
  assert.ok(answer.entities.some(({ caption }) => caption.includes('Órlagh')))
  assert.ok(answer.notSearched.places.some(({ place }) => place?.path === 'unknown.bin'))
})

test('SQL is answered with exact numbers, cut at a thousand rows', async () => {
  const answer = await json<SqlAnswer>(`api/sql?q=${encodeURIComponent('SELECT 12345678901234567890.123::DECIMAL(38,3) AS exact')}`)
  assert.deepEqual(answer.rows, [['12345678901234567890.123']])
  const many = await json<SqlAnswer>('api/sql?q=SELECT%20*%20FROM%20statements')
  assert.equal(many.rows.length, 1_000)
  assert.equal(many.truncated, true)
})

/** One question for each route of the table: a route without one fails the test. */
const examples: Readonly<Record<string, () => Promise<string>>> = {
  '/api/overview': async () => '',
  '/api/exhibits': async () => '?q=staff',
  '/api/exhibits/:exhibit': async () => numberOf('staff.csv'),
  '/api/exhibits/:exhibit/rows': async () => `${numberOf('staff.csv')}/rows?first=1&count=3`,
  '/api/exhibits/:exhibit/text': async () => `${numberOf('note.txt')}/text`,
  '/api/exhibits/:exhibit/pages/:page': async () => `${numberOf('letter.pdf')}/pages/1`,
  '/api/exhibits/:exhibit/mail': async () => `${numberOf('mail.eml')}/mail`,
  '/api/exhibits/:exhibit/fields': async () => `${numberOf('dot.png')}/fields`,
  '/api/exhibits/:exhibit/statements': async () => `${numberOf('staff.csv')}/statements?q=quill`,
  '/api/exhibits/:exhibit/problems': async () => `${numberOf('unknown.bin')}/problems`,
  '/api/exhibits/:exhibit/place': async () => `${numberOf('note.txt')}/place?at=char%3D4,13`,
  '/api/exhibits/:exhibit/read-again': async () => `${numberOf('note.txt')}/read-again?at=char%3D4,13`,
  '/api/exhibits/:exhibit/bytes': async () => `${numberOf('note.txt')}/bytes`,
  '/api/exhibits/:exhibit/picture': async () => `${numberOf('dot.png')}/picture`,
  '/api/entities': async () => '?q=a&order=sources',
  '/api/entities/:entity': anEntity,
  '/api/entities/:entity/statements': async () => `${await anEntity()}/statements?property=name`,
  '/api/entities/:entity/mentions': async () => `${await anEntity()}/mentions`,
  '/api/link-pairs': async () => `?entity=${await anEntity()}&direction=out&label=wrote%20to`,
  '/api/links': async () => `?source=${await anEntity()}&target=${await anEntity()}&label=paid`,
  '/api/events': async () => `?entity=${await anEntity()}&q=a&from=1970&until=2030-12&kind=message`,
  '/api/event-buckets': async () => '?from=1900-01-01',
  '/api/money': async () => `?q=1&from=2000&until=2030&order=amount&entity=${await anEntity()}`,
  '/api/contradictions': async () => '?q=quill',
  '/api/signs': async () => '?outcome=fail&q=a',
  '/api/findings': async () => '',
  '/api/findings/:number/citations': async () => '1/citations',
  '/api/search': async () => '?q=quill&kind=value',
  '/api/sql': async () => '?q=SELECT%201',
  '/api/views': async () => '',
  '/dossier/index.html': async () => '',
  '/dossier/dossier.pdf': async () => '',
  '/dossier/manifest.json': async () => '',
}

async function anEntity(): Promise<string> {
  return (await json<EntityList>('api/entities?q=ada%20quill&schema=Person')).rows[0]?.id ?? ''
}

for (const { path } of allRoutes) {
  test(`answers ${path}`, async () => {
    const rest = await examples[path]?.()
    assert.notEqual(rest, undefined, 'the route has an example')
    const [fixed = ''] = path.split(':')
    const { status, body } = await raw(fixed + rest)
    // The case was built without a PDF.
    assert.equal(status, path.endsWith('.pdf') ? 404 : 200, body.slice(0, 300))
  })
}

test('events are told in order of time, and counted by stretches of it', async () => {
  const { rows, total, kinds } = await json<EventList>('api/events?kind=message')
  assert.equal(total, 1)
  assert.deepEqual([rows[0]?.start, rows[0]?.zone, rows[0]?.place.path], ['2014-01-06T09:28:00Z', 'UTC', 'mail.eml'])
  assert.ok(rows[0]?.participants.some(({ caption }) => caption === 'Ada Quill'))
  const all = kinds.reduce((sum, { count }) => sum + count, 0)
  const { buckets, unit } = await json<EventBuckets>('api/event-buckets')
  assert.equal(buckets.reduce((sum, { count }) => sum + count, 0), all)
  assert.equal(unit, 'year')
  assert.equal((await json<EventBuckets>('api/event-buckets?from=2014-01-06&until=2014-01-06')).unit, 'hour')
})

test('a case built by another version is not read by guess', async () => {
  const mark = join(casePath, 'derived', 'built.json')
  const text = readFileSync(mark, 'utf8')
  writeFileSync(mark, JSON.stringify({ ...(JSON.parse(text) as object), catalogue: 'of another version' }))
  try {
    const answer = await fetch(`${serving.address}api/exhibits`)
    assert.equal(answer.status, 409)
    assert.match(((await answer.json()) as { message: string }).message, /another version.*jackdaw build/)
  } finally {
    writeFileSync(mark, text)
  }
})

test('questions at once do not mix', async () => {
  const asked = Array.from({ length: 24 }, (_, index) => json<SqlAnswer>(`api/sql?q=${encodeURIComponent(`SELECT ${index}, count(*) FROM statements`)}`))
  const answers = await Promise.all(asked)
  answers.forEach((answer, index) => assert.equal(answer.rows[0]?.[0], index))
})

test('a case that was built anew is served anew, and what is not built says so', async (context) => {
  const other = temporaryFolder(context)
  const path = join(other, 'case')
  const keyFolder = join(other, 'keys')
  const opened = await createCase(path, { ...investigator, title: 'Bare', purpose: 'To be built later', authority: courtOrder, keyFolder })
  opened.close()
  const bare = await serveCase(path, { port: 0 })
  try {
    const overview = (await (await fetch(`${bare.address}api/overview`)).json()) as Overview
    assert.equal(overview.build.state, 'no')
    assert.equal(overview.content, undefined)
    const answer = await fetch(`${bare.address}api/exhibits`)
    assert.equal(answer.status, 409)
    assert.equal(((await answer.json()) as { failure: string }).failure, 'case.not-built')
    const again = await openCase(path, { write: true, keyFolder })
    await buildCase(again, { progress: silentProgress, withoutPdf: true })
    again.close()
    const list = await fetch(`${bare.address}api/exhibits`)
    assert.equal(list.status, 200)
    assert.notEqual(list.headers.get('x-build'), answer.headers.get('x-build'))
  } finally {
    await bare.close()
  }
})
