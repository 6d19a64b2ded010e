import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Failure } from '../../base/failure.ts'
import { columnsOf, type TableSpec } from '../table.ts'
import { createCatalogue, openDuckStore } from './duck-store.ts'

const numbers: TableSpec = { name: 'numbers', doc: 'Numbers.', columns: columnsOf({ n: ['BIGINT', 'A number.'], text: ['VARCHAR', 'It in words.'] }) }
const longSql = 'SELECT sum(hash(a.range * b.range)) AS n FROM range(1000000) a, range(1000000) b'

test('a long query ends when it is stopped, with the reason of the stop, and nothing is asked afterwards', async () => {
  const stop = new AbortController()
  const store = await openDuckStore(':memory:', { signal: stop.signal })
  const startedAt = performance.now()
  const asked = store.all(longSql)
  const reason = new Failure('interrupted', 'Stopped by the test.')
  await setTimeout(100)
  stop.abort(reason)
  await assert.rejects(asked, reason)
  assert.ok(performance.now() - startedAt < 5_000)
  await assert.rejects(store.run('SELECT 1'), reason)
  await assert.rejects(store.appender(numbers), reason)
  await store.close()
})

test('rows are written while those of a query still come', async () => {
  const store = await openDuckStore(':memory:')
  await createCatalogue(store, { tables: [numbers], views: [] })
  const appender = await store.appender(numbers)
  for await (const [values] of store.columns('SELECT range AS n FROM range(10000)')) {
    for (const value of values!) appender.add([value, `number ${value}`])
  }
  await appender.close()
  assert.deepEqual(await store.all('SELECT count(*) AS n, sum(n)::BIGINT AS sum FROM derived.numbers'), [{ n: 10_000, sum: 49_995_000 }])
  await store.close()
})

test('an error shows its SQL', async () => {
  const store = await openDuckStore(':memory:')
  await assert.rejects(store.run('SELECT no_such_column'), (thrown: Failure) => thrown.code === 'query.failed' && /SELECT no_such_column/.test(thrown.message))
  await store.close()
})
