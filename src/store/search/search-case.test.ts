import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { silentProgress } from '../../base/progress.ts'
import { openSmallCase } from '../fixtures/small-case.ts'
import { buildSearch } from './build-search.ts'
import { searchCase, type SearchOptions } from './search-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-search-'))
const path = join(folder, 'search.sqlite')
const long = `${'word '.repeat(9000)}needle ${'word '.repeat(9000)}`
const letter = 'Dear all,\nthe Harbour meeting at Café Zoë is on Monday.\nIsia Vann'

before(async () => {
  const store = await openSmallCase({
    exhibits: [
      { id: 'letter', number: '1', path: 'mail/letter.txt', texts: [{ locator: 'whole', text: letter }] },
      { id: 'scan', number: '2', path: 'scan.pdf', format: 'pdf', pages: 3, texts: [{ locator: 'page=1', text: 'Harbour plan' }, { locator: 'page=3', text: ' ' }] },
      { id: 'table', number: '10', path: 'staff.csv' },
      { id: 'locked', number: '3', path: 'locked.zip', state: 'unread', reason: 'It is encrypted.' },
      { id: 'inner', number: '1.2', path: 'long.txt', texts: [{ locator: 'whole', text: long }, { locator: 'part=1', text: '東京不動産株式会社 and Иван Петров' }] },
    ],
    entities: [
      { id: 'p1', schema: 'Person', exhibit: 'table', canonical: 'p1', values: { name: 'Иван Петров', idNumber: 'L-829/4' } },
      { id: 'm1', schema: 'Email', exhibit: 'table', values: { subject: 'Re: Inspiration for Defenders', date: '2030-01-01' } },
      { id: 'pay', schema: 'Payment', exhibit: 'table', values: { amount: '10000' } },
      { id: 'tp', schema: 'TrackPoint', exhibit: 'table', values: { latitude: '48.5' } },
      { id: 'n1', schema: 'Phone', exhibit: 'table', values: { number: '+441632960001' }, originals: { number: '01632 960001' } },
    ],
  })
  await buildSearch(store, path, { progress: silentProgress })
  await store.close()
})
after(() => rmSync(folder, { recursive: true }))

/** Found by the way it was written, which the clean value no longer shows. */
const unlit: ReadonlySet<string> = new Set(['01632 960001'])

const questions: { query: string; options?: SearchOptions; found: string[] }[] = [
  { query: 'harbour', found: ['letter', 'scan'] },
  { query: 'HARBOUR -plan', found: ['letter'] },
  { query: 'harbour plan', found: ['scan'] },
  { query: '"harbour plan"', found: ['scan'] },
  { query: '"plan harbour"', found: [] },
  { query: 'cafe zoe', found: ['letter'] },
  { query: 'CAFÉ', found: ['letter'] },
  { query: 'meet*', found: ['letter'] },
  { query: 'meet', found: [] },
  { query: 'needle OR plan', found: ['inner', 'scan'] },
  { query: 'harbor~', found: ['letter', 'scan'] },
  { query: 'Ivan Petrov', found: ['inner', 'table'] },
  { query: 'Петров', found: ['inner', 'table'] },
  { query: '不動産', found: ['inner'] },
  { query: '動不', found: [] },
  { query: 'L-829/4', found: ['table'] },
  { query: 'defenders inspiration', found: ['table'] },
  { query: 'staff.csv', found: ['table'] },
  { query: 'harbour', options: { exhibit: '1' }, found: ['letter'] },
  { query: 'needle', options: { exhibit: '1' }, found: ['inner'] },
  { query: 'Ivan', options: { kinds: ['value'] }, found: ['table'] },
  { query: '01632 960001', found: ['table'] },
  { query: '10000', found: ['table'] },
  { query: '48.5', found: [] },
  { query: '-harbour', found: [] },
  { query: '', found: [] },
]
for (const { query, options, found } of questions) {
  test(`search ${query} ${options ? JSON.stringify(options) : ''}`, () => {
    const answer = searchCase(path, query, options)
    assert.deepEqual(answer.hits.map((hit) => hit.exhibitId).sort(), found)
    assert.equal(answer.total, found.length)
    for (const hit of unlit.has(query) ? [] : answer.hits) assert.ok(hit.highlights.length > 0, 'every hit shows its term')
  })
}

test('a hit points at its characters, through a cut passage too', () => {
  const [hit] = searchCase(path, 'needle').hits
  const [, start, end] = /^char=(\d+),(\d+)$/.exec(hit!.locator)!
  assert.equal(long.slice(Number(start), Number(end)), 'needle')
  assert.equal(hit!.snippet.slice(...hit!.highlights[0]!), 'needle')
  const page = searchCase(path, 'plan').hits[0]!
  assert.equal(page.locator, 'page=1&char=8,12')
  const value = searchCase(path, 'defenders').hits[0]!
  assert.deepEqual([value.entityId, value.property, value.locator], ['m1', 'subject', 'row=3&col=1'])
})

test('what was not searched is told', () => {
  const { notSearched } = searchCase(path, 'harbour')
  assert.deepEqual(notSearched.places.map((place) => `${place.why} ${place.exhibitId} ${place.locator ?? ''}`.trim()), [
    'unread locked', 'page-without-text scan page=2', 'page-without-text scan page=3',
  ])
  assert.equal(searchCase(path, 'harbour', { exhibit: '1' }).notSearched.total, 0)
})

test('a word that is not there brings words that are', () => {
  assert.deepEqual(searchCase(path, 'harbur').suggestions, { harbur: ['harbour'] })
})

test('no text is an error', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c"*()~:^+ORND\- ]*$/))
  fc.assert(fc.property(text, (query) => searchCase(path, query).total >= 0), { numRuns: 150 })
})

test('a file that is not whole never takes the name', async () => {
  const store = await openSmallCase({ exhibits: [] })
  await store.run('DROP TABLE derived.problems')
  const other = join(folder, 'other.sqlite')
  await assert.rejects(buildSearch(store, other, { progress: silentProgress }), { code: 'query.failed' })
  assert.deepEqual([existsSync(other), existsSync(`${other}.unfinished`)], [false, false])
  await store.close()
})

test('a value that very many tell is found once, numbers by the million are left to queries, and both are told', async () => {
  const entry = (number: number) =>
    ({ id: `e${number}`, schema: 'AccountEntry', exhibit: 'bank', row: number + 2, values: { currency: 'EUR', purpose: `invoice ${number}`, amount: `${1000 + number}` } }) as const
  const store = await openSmallCase({
    exhibits: [{ id: 'bank', number: '1', path: 'bank.csv' }],
    entities: [...Array.from({ length: 12 }, (_, number) => entry(number)), { id: 'p', schema: 'Person', exhibit: 'bank', row: 99, values: { name: 'Eur Ada' } }],
  })
  const large = join(folder, 'large.sqlite')
  await buildSearch(store, large, { progress: silentProgress, limits: { tellings: 10, numbers: 5, values: 1000 } })
  const euro = searchCase(large, 'EUR')
  assert.deepEqual(euro.hits.map((hit) => [hit.property, hit.tellings]).sort(), [['currency', 12], ['name', undefined]])
  assert.equal(searchCase(large, 'invoice').total, 12)
  assert.equal(searchCase(large, '1003').total, 0)
  assert.deepEqual(euro.notSearched.places.map(({ why }) => why), ['too-many', 'repeated'])
  await buildSearch(store, large, { progress: silentProgress, limits: { tellings: 10, numbers: 100, values: 30 } })
  assert.equal(searchCase(large, '1003').total, 0)
  assert.match(searchCase(large, 'x').notSearched.places.map(({ message }) => message).join(), /12 values of AccountEntry/)
  await store.close()
})

test('a stopped build of the search file leaves nothing', async () => {
  const store = await openSmallCase({ exhibits: [{ id: 'a', number: '1', texts: [{ locator: 'whole', text: 'word' }] }] })
  const stop = new AbortController()
  stop.abort(new Error('stopped'))
  const stopped = join(folder, 'stopped.sqlite')
  await assert.rejects(buildSearch(store, stopped, { progress: silentProgress, signal: stop.signal }), /stopped/)
  assert.deepEqual([existsSync(stopped), existsSync(`${stopped}.unfinished`)], [false, false])
  await store.close()
})
