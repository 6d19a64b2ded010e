import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { coreCatalogue } from '../../store/catalogue/core-catalogue.ts'
import { problemsTable } from '../../store/catalogue/core-tables.ts'
import { createCatalogue, openDuckStore } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { columnsOf, type TableSpec } from '../../store/table.ts'
import { runStep, type Step, type StepKeys } from './step.ts'

const counted: TableSpec = { name: 'counted', doc: 'What the step counts.', columns: columnsOf({ n: ['INTEGER', 'A number.'], run_id: ['VARCHAR', 'The run.'] }) }

async function openStore(context: TestContext): Promise<Store> {
  const store = await openDuckStore(':memory:')
  context.after(() => store.close())
  await store.run('CREATE SCHEMA derived')
  await createCatalogue(store, { tables: [...coreCatalogue.tables, counted], views: [] })
  return store
}

/** A step that writes a row and a problem at each run. */
function countingStep(more: Partial<Step> = {}): Step {
  return {
    name: 'count',
    code: ['base'],
    reads: ['readings'],
    tables: [counted],
    async run({ store, run }) {
      const rows = await store.appender(counted)
      rows.add([1, run])
      await rows.close()
      const problems = await store.appender(problemsTable)
      problems.add([`of ${run}`, null, 'count.doubt', 'warning', 'It could be two. Count again.', null, run])
      await problems.close()
    },
    ...more,
  }
}

const keysOf = (readings: string): StepKeys => new Map([['readings', readings]])
const run = (store: Store, step: Step, keys = keysOf('one')) => runStep(step, keys, { store, progress: silentProgress })

test('a step runs once for one key, and its row of runs tells by what', async (context) => {
  const store = await openStore(context)
  const keys = keysOf('one')
  assert.equal(await run(store, countingStep(), keys), true)
  assert.equal(await run(store, countingStep()), false)
  const [row, ...more] = await store.all('SELECT id, step, parameters, inputs, rows FROM derived.runs')
  assert.deepEqual(more, [])
  assert.deepEqual(row, { id: keys.get('count')!, step: 'count', parameters: '{}', inputs: '["one"]', rows: 1 })
  assert.deepEqual(await store.all('SELECT run_id FROM derived.counted'), [{ run_id: keys.get('count')! }])
})

const changed: readonly [what: string, step: Step, keys: StepKeys][] = [
  ['what it reads', countingStep(), keysOf('two')],
  ['its parameters', countingStep({ parameters: { least: 2 } }), keysOf('one')],
  ['its code', countingStep({ code: ['model'] }), keysOf('one')],
  ['that what it wrote outside is gone', countingStep({ isThere: () => false }), keysOf('one')],
]
for (const [what, step, keys] of changed) {
  test(`a change of ${what} runs it again, and nothing of the last run is left`, async (context) => {
    const store = await openStore(context)
    await run(store, countingStep())
    assert.equal(await run(store, step, keys), true)
    const key = keys.get('count')!
    assert.deepEqual(await store.all('SELECT n, run_id FROM derived.counted'), [{ n: 1, run_id: key }])
    assert.deepEqual(await store.all('SELECT id FROM derived.runs'), [{ id: key }])
    assert.deepEqual(await store.all('SELECT run_id FROM derived.problems'), [{ run_id: key }])
  })
}

test('problems of other steps and of exhibits stay', async (context) => {
  const store = await openStore(context)
  await run(store, countingStep())
  await run(store, countingStep({ name: 'other', tables: [] }))
  await store.run("INSERT INTO derived.problems VALUES ('p', 'x1', 'csv.doubt', 'warning', 'A doubt. Look.', NULL, 'reading')")
  await run(store, countingStep(), keysOf('two'))
  assert.deepEqual(await store.all('SELECT count(*) AS n, count(DISTINCT run_id) AS runs FROM derived.problems'), [{ n: 3, runs: 3 }])
})

test('a step that fails leaves no run: it is not taken for done', async (context) => {
  const store = await openStore(context)
  await run(store, countingStep())
  const failing = countingStep({ run: () => Promise.reject(new Error('no room')) })
  await assert.rejects(run(store, failing, keysOf('two')), /no room/)
  assert.deepEqual(await store.all('SELECT id FROM derived.runs'), [])
  assert.equal(await run(store, countingStep(), keysOf('two')), true)
})

test('keys of a chain follow from each other, and a step cannot read what has not run', async (context) => {
  const store = await openStore(context)
  const keys = keysOf('one')
  const after = countingStep({ name: 'after', reads: ['count'], tables: [] })
  await assert.rejects(run(store, after, keys), /reads count, which has not run/)
  await run(store, countingStep(), keys)
  assert.equal(await run(store, after, keys), true)
  assert.equal(await run(store, after, keys), false)
  const others = keysOf('two')
  await run(store, countingStep(), others)
  assert.equal(await run(store, after, others), true)
})
