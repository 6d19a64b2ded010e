import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { diskFiles } from '../../../base/file-port.ts'
import { silentProgress } from '../../../base/progress.ts'
import { statementId } from '../../../model/statement.ts'
import { coreCatalogue } from '../../../store/catalogue/core-catalogue.ts'
import { createCatalogue, openDuckStore } from '../../../store/duck/duck-store.ts'
import type { Row } from '../../../store/store.ts'
import { longestBulkLine } from './bulk-statements.ts'
import { loadReadings } from './load-readings.ts'
import { ReadingShelf } from './reading-shelf.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-bulk-'))
const shelf = new ReadingShelf(diskFiles, room, [])
after(() => rmSync(room, { recursive: true, force: true }))

const exhibit = {
  id: 'e'.repeat(32), number: '1', path: 'bank.csv', sha256: '0'.repeat(64), sizeBytes: 1, authority: 'A1', receivedAt: '2031-01-01T00:00:00.000Z', receivedBy: 'test',
}
const entity = (number: number) => String(number).padStart(32, '0')
const statement = (value: string, more: { property?: string; original?: string | null; lang?: string; entity?: number; row?: number } = {}) => [
  's', entity(more.entity ?? 1), 'Person', more.property ?? 'name', value, `row=${more.row ?? 2}&col=1`, more.original === undefined ? value : more.original, more.lang ?? null,
]
const difficult = [
  'plain', 'quote " and back \\ slash', 'line\nbreak\ttab\rreturn', 'nul\u0000inside', 'Ünïcödé', '\u{1d4b3} beyond the basic plane \u{1f926}\u{1f3fc}', '\u2028', "it's", 'null',
  '[]', ',;|', '\u0001',
]

/** The rows that a reading of these lines gives, taken apart by the engine or one by one. */
async function load(lines: readonly unknown[], how: 'engine' | 'lines'): Promise<Record<'statements' | 'exhibits' | 'problems', Row[]>> {
  const writer = shelf.begin()
  const all = [['r', 'csv'], ...lines, ['f', { mediaType: 'text/csv' }], ['e', {}]]
  await writer.write(all.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\n').join(''))
  await writer.end()
  const key = shelf.keep(writer, 'a'.repeat(64), { headers: [], children: [] })
  const store = await openDuckStore(':memory:')
  await createCatalogue(store, { ...coreCatalogue, views: [] })
  await loadReadings(store, [{ exhibit, file: '', depth: 0, key }], {
    files: diskFiles.now, shelf, progress: silentProgress, scratchFolder: join(room, 'scratch'), bulkBytes: how === 'engine' ? 0 : Infinity, runOf: (reader) => `run-${reader}`, rowKey: () => 'key',
  })
  const rows = {
    statements: await store.all('SELECT * FROM derived.statements ORDER BY ALL'),
    exhibits: await store.all('SELECT * FROM derived.exhibits'),
    problems: await store.all('SELECT code, locator FROM derived.problems ORDER BY ALL'),
  }
  await store.close()
  return rows
}

const readings: Readonly<Record<string, readonly unknown[]>> = {
  'values of every kind': difficult.map((value, row) => statement(value, { row })),
  'a language, and a value that is not written there': [statement('Ada', { lang: 'eng' }), statement('Ada', { original: null, row: 3 })],
  'a statement told twice': [statement('Ada'), statement('Ada'), statement('Ada', { row: 3 }), statement('Ada', { lang: 'eng' })],
  'texts and problems between': [
    statement('Ada'), ['x', { text: 'Ada was here', locator: 'row=2&col=9' }], ['p', { code: 'a.b', severity: 'error', message: 'No.' }], statement('Bo', { row: 3 }),
  ],
  'a value longer than the engine is given': [statement('short'), statement('long '.repeat(longestBulkLine / 4), { row: 3 }), statement('after', { row: 4 })],
  'a property that the model does not have': [statement('Ada'), statement('x', { property: 'shoeSize' })],
  'nothing but the file itself': [],
}

for (const [name, lines] of Object.entries(readings)) {
  test(`the engine gives the rows that single lines give: ${name}`, async () => {
    assert.deepEqual(await load(lines, 'engine'), await load(lines, 'lines'))
  })
}

test('an id made by the engine is the id of the model', async () => {
  const { statements } = await load(difficult.map((value, row) => statement(value, { row })), 'engine')
  assert.equal(statements.length, difficult.length)
  for (const row of statements) {
    const draft = { locator: String(row['locator']), entityId: String(row['entity_id']), schema: 'Person', property: 'name', value: String(row['value']) }
    assert.equal(row['id'], statementId(draft, exhibit.id))
  }
})

test('lines that make no sense are left out and told', async () => {
  const { statements, problems, exhibits } = await load(['["s","broken', '["s",1]', statement(''), statement('Ada')], 'engine')
  assert.deepEqual(statements.map((row) => row['value']), ['Ada'])
  assert.deepEqual(problems.map((row) => row['code']), ['reader.garbled'])
  assert.deepEqual(exhibits.map((row) => [row['statements'], row['state']]), [[1, 'partly']])
})

test('a reading that is cut off is dropped from its shelf', async () => {
  const writer = shelf.begin()
  await writer.write(JSON.stringify(statement('Ada')) + '\n')
  await writer.end()
  const key = shelf.keep(writer, 'b'.repeat(64), { headers: [], children: [] })
  const store = await openDuckStore(':memory:')
  await createCatalogue(store, { ...coreCatalogue, views: [] })
  const loaded = loadReadings(store, [{ exhibit, file: '', depth: 0, key }], {
    files: diskFiles.now, shelf, progress: silentProgress, scratchFolder: join(room, 'scratch'), bulkBytes: 0, runOf: () => 'run', rowKey: () => 'key',
  })
  await assert.rejects(loaded, /damaged.*cut off/)
  assert.equal(shelf.find('b'.repeat(64)), undefined)
  await store.close()
})
