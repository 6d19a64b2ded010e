import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Failure } from '../../base/failure.ts'
import { columnsOf, viewOf, type TableSpec } from '../table.ts'
import { createCatalogue, openDuckStore } from './duck-store.ts'
import { Questions } from './question.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-question-'))
const path = join(folder, 'case.duckdb')
const table: TableSpec = {
  name: 'movements',
  doc: 'Movements.',
  columns: columnsOf({ label: ['VARCHAR', 'Label.'], amount: ['DECIMAL(38,8)', 'Amount.'], at: ['TIMESTAMP', 'When.'] }),
}
let questions: Questions

before(async () => {
  const store = await openDuckStore(path)
  await createCatalogue(store, { tables: [table], views: [viewOf(table)] })
  const appender = await store.appender(table)
  appender.add(['first', '35682247985.01', '2014-01-06T10:28:00'])
  appender.add(['second', '-0.10000000', null])
  await appender.close()
  await store.close()
  questions = await Questions.open(path)
})

after(() => {
  questions.close()
  rmSync(folder, { recursive: true })
})

test('sums of money keep every digit, as JSON numbers', async () => {
  const { rows, columns } = await questions.ask('SELECT sum(amount) AS total, count(*) AS n FROM movements')
  assert.equal(JSON.stringify(rows), '[[35682247984.91,2]]')
  assert.deepEqual(columns.map((column) => column.name), ['total', 'n'])
})

test('integers beyond 2^53, lists, dates and NULL have a JSON form', async () => {
  const { rows } = await questions.ask("SELECT 9007199254740993::BIGINT, [1, 2], TIMESTAMP '2014-01-06 10:28:00', NULL, 1.5::DOUBLE")
  assert.equal(JSON.stringify(rows), '[[9007199254740993,[1,2],"2014-01-06 10:28:00",null,1.5]]')
})

test('no more rows than asked for', async () => {
  assert.deepEqual((await questions.ask('SELECT label FROM movements ORDER BY label', 1)).truncated, true)
  assert.deepEqual((await questions.ask('SELECT label FROM movements ORDER BY label', 2)).truncated, false)
})

const refused = [
  'DELETE FROM derived.movements',
  'CREATE TABLE t (a INTEGER)',
  'SELECT 1; SELECT 2',
  '',
  "COPY (SELECT 1) TO '/tmp/jackdaw-should-not-be'",
  "SELECT * FROM read_csv('/etc/passwd')",
  "ATTACH '/tmp/jackdaw-should-not-be.duckdb' AS other",
  'SET memory_limit = \'8GB\'',
  'INSTALL httpfs',
  'CHECKPOINT',
  'CALL pragma_version()',
  "UPDATE derived.movements SET label = 'x'",
  'EXPLAIN ANALYZE DELETE FROM derived.movements',
]
for (const sql of refused) {
  test(`refused: ${sql || '(nothing)'}`, async () => {
    await assert.rejects(questions.ask(sql), (thrown) => thrown instanceof Failure && thrown.code === 'query.refused')
  })
}

test('what the engine says of bad SQL is shown with the SQL', async () => {
  await assert.rejects(questions.ask('SELECT nonsense FROM movements'), /nonsense[\s\S]*SQL: SELECT nonsense/)
})
