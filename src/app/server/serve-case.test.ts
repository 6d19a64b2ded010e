import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { sealText, unsealText } from '../../base/sealed-text.ts'
import { openCase } from '../../case/case.ts'
import { createCase } from '../../case/create-case.ts'
import { courtOrder, investigator, temporaryFolder } from '../../case/fixtures/temporary-case.ts'
import { buildCase } from '../jobs/build.ts'
import type {
  EntityAnswer, EntityList, EventBuckets, EventList, ExhibitAnswer, ExhibitList, MailAnswer, Overview, Page, PageAnswer,
  PlaceAnswer, ReadAgainAnswer, RowsAnswer, SearchAnswerLines, SqlAnswer, StatementLine, TextAnswer,
} from './api-types.ts'
import { filler } from './fixtures/hostile-case.ts'
import { startTestServing, type TestServing } from './fixtures/test-serving.ts'
import { serveCase } from './serve-case.ts'

let served: TestServing

before(async () => {
  served = await startTestServing()
})

after(() => served.close())

test('a range of bytes is given alone', async () => {
  const path = `/api/exhibits/${served.numberOf('unknown.bin')}/bytes`
  const some = await served.raw(path, { headers: { range: 'bytes=1-3' } })
  assert.equal(some.status, 206)
  assert.equal(some.headers['content-range'], 'bytes 1-3/11')
  assert.equal(some.body, '\u0001\u0002\u0003')
  assert.equal((await served.raw(path, { headers: { range: 'bytes=11-12' } })).status, 416)
  assert.equal((await served.raw(path, { headers: { range: 'bytes=-2' } })).headers['content-length'], '2')
})

test('the overview tells what the case is for, what it holds and what could not be read', async () => {
  const overview = await served.json<Overview>('api/overview')
  assert.equal(overview.title, 'Alder & <b>sons</b>')
  assert.equal(overview.build.state, 'current')
  assert.equal(overview.authorities[0]?.reference, courtOrder.reference)
  assert.equal(overview.authorities[0]?.exhibits, 14)
  assert.equal(overview.content?.counts['exhibits'], 13)
  assert.equal(overview.content?.counts['children'], 1)
  assert.ok(overview.content?.unread.some(({ example }) => example.path === 'unknown.bin'))
  assert.ok((overview.content?.counts['findings'] ?? 0) > 0)
})

test('exhibits are found by path, state and format, and paged', async () => {
  const csv = await served.json<ExhibitList>('api/exhibits?format=csv')
  assert.deepEqual(csv.rows.map(({ path }) => path), ['staff-copy.csv', 'staff.csv'])
  assert.equal((await served.json<ExhibitList>('api/exhibits?state=unread&q=unknown')).total, 1)
  const second = await served.json<ExhibitList>('api/exhibits?limit=1&offset=1')
  assert.equal(second.rows.length, 1)
  assert.equal(second.total, 14)
  assert.equal(second.rows[0]?.number, '2')
})

test('a table is read again from the bytes, row by row', async () => {
  const exhibit = served.numberOf('staff.csv')
  const known = await served.json<ExhibitAnswer>(`api/exhibits/${exhibit}`)
  assert.equal(known.faces[0], 'table')
  assert.equal(known.sheets[0]?.rows, filler + 4)
  assert.equal(known.sheets[0]?.columns[2]?.name, 'BirthDate')
  const { rows, columns } = await served.json<RowsAnswer>(`api/exhibits/${exhibit}/rows?first=${filler + 2}&count=4`)
  assert.equal(columns, 4)
  assert.deepEqual(rows, [
    ['Quill', 'Ada', '1980-04-02', 'ada@alder.example'], ['Marsh', 'Tobias', '1975-11-30', 'tobias@alder.example'],
    ['Órlagh', 'Niamh', '1991-02-03', 'niamh@alder.example'], null,
  ])
})

test('every statement of an exhibit is found again at its place', async () => {
  for (const path of ['staff-copy.csv', 'list.json', 'mail.eml']) {
    const exhibit = served.numberOf(path)
    const { rows, total } = await served.json<Page<StatementLine>>(`api/exhibits/${exhibit}/statements?limit=500`)
    assert.ok(total > 0, path)
    for (const { place, original, id } of rows) {
      const here = await served.json<PlaceAnswer>(`api/exhibits/${exhibit}/place?at=${encodeURIComponent(place.locator)}`)
      assert.ok(here.statements.some((statement) => statement.id === id), `${path} ${place.locator}`)
      if (original === null) continue
      const { text } = await served.json<ReadAgainAnswer>(`api/exhibits/${exhibit}/read-again?at=${encodeURIComponent(place.locator)}`)
      assert.equal(text, original, `${path} ${place.locator}`)
    }
  }
})

test('a cell tells what was read from it together with others', async () => {
  const exhibit = served.numberOf('staff-copy.csv')
  const { parts, statements } = await served.json<PlaceAnswer>(`api/exhibits/${exhibit}/place?at=${encodeURIComponent('row=2&col=1')}`)
  assert.deepEqual(parts, { kind: 'cell', row: 2, columns: [1] })
  assert.deepEqual(new Set(statements.map(({ property }) => property)), new Set(['name', 'lastName']))
})

test('text comes a stretch at a time, with the mentions in it', async () => {
  const text = await served.json<TextAnswer>(`api/exhibits/${served.numberOf('note.txt')}/text?from=4&length=9`)
  assert.equal(text.text, 'Ada Quill')
  assert.equal(text.start, 4)
  const [mention] = text.mentions
  assert.deepEqual([mention?.start, mention?.end, mention?.kind], [4, 13, 'person'])
})

test('a page of a PDF tells where its text stands', async () => {
  const page = await served.json<PageAnswer>(`api/exhibits/${served.numberOf('letter.pdf')}/pages/2`)
  assert.match(page.text, /Invoice 4711 was sent/)
  assert.equal(page.pages, 2)
  assert.equal(page.width, 595)
  const [start, end, left, top] = page.layout[0]!
  assert.equal(start, 0)
  assert.ok(end > 10 && Math.abs(left - 70) < 1 && top > 500 && top < 560, JSON.stringify(page.layout))
})

test('a message tells its header fields, its body, and its attachment under a safe name', async () => {
  const exhibit = served.numberOf('mail.eml')
  const mail = await served.json<MailAnswer>(`api/exhibits/${exhibit}/mail`)
  assert.equal(mail.headers.find(({ name }) => name === 'from')?.value, 'Ada Quill <ada@alder.example>')
  assert.ok(mail.bodies.some(({ text }) => text.includes('Leave the keys')))
  const inside = await served.json<ExhibitList>(`api/exhibits?parent=${exhibit}`)
  assert.equal(inside.total, 1)
  assert.ok(!inside.rows[0]?.path.includes('..'), inside.rows[0]?.path)
})

test('an entity tells its values with their places, its sources, and what joins them', async () => {
  const list = await served.json<EntityList>('api/entities?q=ada%20quill&schema=Person')
  const [line] = list.rows
  assert.ok(line && line.sources > 1, JSON.stringify(list.rows))
  const entity = await served.json<EntityAnswer>(`api/entities/${line.id}`)
  const birth = entity.values.find(({ property }) => property === 'birthDate')
  assert.deepEqual(birth?.values.map(({ value, exhibits }) => [value, exhibits]), [['1980-04-02', 2]])
  assert.deepEqual(birth?.values[0]?.told.map(({ place }) => place.path).sort(), ['staff-copy.csv', 'staff.csv'])
  assert.equal(entity.sourceEntities.length, line.sources)
  assert.ok(entity.matches.length > 0 && entity.matches.every(({ joined, levels }) => joined && levels.length > 0))
  assert.ok(entity.links.some(({ label, direction }) => label === 'wrote to' && direction === 'out'))
  const source = entity.sourceEntities.find(({ id }) => id !== entity.id)
  assert.equal((await served.json<EntityAnswer>(`api/entities/${source?.id}`)).id, entity.id)
})

test('a search tells the places, folded, and what was not searched', async () => {
  const answer = await served.json<SearchAnswerLines>('api/search?q=orlagh')
  const places = answer.rows.map(({ place }) => `${place.path} ${place.locator}`)
  assert.ok(places.includes(`staff.csv row=${filler + 4}&col=1`), places.join('; '))
  assert.ok(places.some((place) => place.startsWith('letter.pdf page=2&char=')), places.join('; '))
  assert.ok(answer.entities.some(({ caption }) => caption.includes('Órlagh')))
  assert.ok(answer.notSearched.places.some(({ place }) => place?.path === 'unknown.bin'))
})

test('SQL is answered with exact numbers, cut at a thousand rows', async () => {
  const answer = await served.json<SqlAnswer>(`api/sql?q=${encodeURIComponent('SELECT 12345678901234567890.123::DECIMAL(38,3) AS exact')}`)
  assert.deepEqual(answer.rows, [['12345678901234567890.123']])
  const many = await served.json<SqlAnswer>('api/sql?q=SELECT%20*%20FROM%20statements')
  assert.equal(many.rows.length, 1_000)
  assert.equal(many.truncated, true)
})

test('events are told in order of time, and counted by stretches of it', async () => {
  const { rows, total, kinds } = await served.json<EventList>('api/events?kind=message')
  assert.equal(total, 1)
  assert.deepEqual([rows[0]?.start, rows[0]?.zone, rows[0]?.place.path], ['2014-01-06T09:28:00Z', 'UTC', 'mail.eml'])
  assert.ok(rows[0]?.participants.some(({ caption }) => caption === 'Ada Quill'))
  const all = kinds.reduce((sum, { count }) => sum + count, 0)
  const { buckets, unit } = await served.json<EventBuckets>('api/event-buckets')
  assert.equal(buckets.reduce((sum, { count }) => sum + count, 0), all)
  assert.equal(unit, 'year')
  assert.equal((await served.json<EventBuckets>('api/event-buckets?from=2014-01-06&until=2014-01-06')).unit, 'hour')
})

test('a case built by another version is not read by guess', async () => {
  const mark = join(served.casePath, 'derived', 'built.json')
  const text = readFileSync(mark, 'utf8')
  writeFileSync(mark, sealText(JSON.stringify({ ...(JSON.parse(unsealText(text)!) as object), catalogue: 'of another version' })))
  try {
    const answer = await fetch(`${served.address}api/exhibits`)
    assert.equal(answer.status, 409)
    assert.match(((await answer.json()) as { message: string }).message, /another version.*jackdaw build/)
  } finally {
    writeFileSync(mark, text)
  }
})

test('questions at once do not mix', async () => {
  const questions = Array.from({ length: 24 }, (_, index) => encodeURIComponent(`SELECT ${index}, count(*) FROM statements`))
  const answers = await Promise.all(questions.map((q) => served.json<SqlAnswer>(`api/sql?q=${q}`)))
  answers.forEach((answer, index) => assert.equal(answer.rows[0]?.[0], index))
})

test('a case that was built anew is served anew, and what is not built says so', async (context) => {
  const other = temporaryFolder(context)
  const path = join(other, 'case')
  const keyFolder = join(other, 'keys')
  const opened = await createCase(path, { ...investigator, title: 'Bare', purpose: 'To be built later', authority: courtOrder, keyFolder })
  opened.close()
  const bare = await serveCase(path, { port: 0, actor: 'Mira Osei' })
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
