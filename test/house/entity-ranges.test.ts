import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseCatalogue } from '../../src/app/catalogue.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { propertyType } from '../../src/model/schema/schema.ts'
import { makeStatement } from '../../src/model/statement.ts'
import { linkCase } from '../../src/network/link-case.ts'
import { resolveCase } from '../../src/resolve/resolve-case.ts'
import { exhibitsTable, statementsTable } from '../../src/store/catalogue/core-tables.ts'
import { createCatalogue, openDuckStore } from '../../src/store/duck/duck-store.ts'
import { entityRanges } from '../../src/store/entity-range.ts'
import { smallId } from '../../src/store/fixtures/small-case.ts'
import type { Store } from '../../src/store/store.ts'
import { layTime } from '../../src/timeline/lay-time.ts'

type Told = readonly [entity: string, schema: string, exhibit: string, values: Readonly<Record<string, string | readonly string[]>>]

/** Persons, accounts, movements, messages and things that point at each other, over three exhibits. */
function listTold(): Told[] {
  const told: Told[] = []
  for (const exhibit of ['x1', 'x2', 'x10']) {
    for (let number = 0; number < 6; number++) {
      told.push([`person ${number} ${exhibit}`, 'Person', exhibit, { name: `Ada Quill ${'abcdef'[number]!.repeat(4)}`, birthDate: `198${number}-01-02` }])
      told.push([`account ${number}`, 'BankAccount', exhibit, { accountNumber: `9001000${number}`, holder: smallId(`person ${number} ${exhibit}`) }])
      told.push([`mail ${number} ${exhibit}`, 'Email', exhibit, {
        subject: 'Harbour', emitters: smallId(`person ${number} ${exhibit}`), recipients: [smallId(`person ${(number + 1) % 6} x1`)], date: `2031-01-0${number + 1}`,
      }])
    }
    for (let row = 0; row < 40; row++) {
      told.push([`entry ${row} ${exhibit}`, 'AccountEntry', exhibit, {
        account: smallId(`account ${row % 6}`), counterparty: smallId(`person ${row % 5} ${exhibit}`), amount: `${row - 20}.50`, balance: `${row}.25`,
        date: `2031-02-${String(1 + (row % 28)).padStart(2, '0')}`, currency: 'EUR', recordId: `R${row}`,
      }])
    }
    told.push([`pay ${exhibit}`, 'Payment', exhibit, { payer: smallId('person 0 x1'), beneficiary: smallId(`person 3 ${exhibit}`), amount: '12.10', date: '2031' }])
  }
  return told
}

async function openTold(): Promise<Store> {
  const store = await openDuckStore(':memory:')
  await createCatalogue(store, caseCatalogue)
  const exhibits = await store.appender(exhibitsTable)
  for (const id of ['x1', 'x2', 'x10']) exhibits.add(exhibitsTable.columns.map(({ name }) => ({ id, number: id.slice(1), path: `${id}.csv` })[name]))
  await exhibits.close()
  const statements = await store.appender(statementsTable)
  for (const [row, [entity, schema, exhibit, values]] of listTold().entries()) {
    for (const [column, [property, value]] of Object.entries(values).entries()) {
      for (const each of typeof value === 'string' ? [value] : value) {
        const locator = `row=${row + 2}&col=${column + 1}`
        const { id } = makeStatement({ locator, entityId: smallId(entity), schema, property, value: each }, exhibit, 'run')
        statements.add([id, exhibit, locator, smallId(entity), schema, property, propertyType(schema, property), each, each, null, 'csv', 'run'])
      }
    }
  }
  await statements.close()
  return store
}

async function derive(statementsEach: number): Promise<Record<string, unknown[]>> {
  const store = await openTold()
  const options = { run: 'run', progress: silentProgress, statementsEach }
  await resolveCase(store, { ...options, judgements: [] })
  await linkCase(store, options)
  await layTime(store, options)
  const tables = ['entities', 'entity_values', 'matches', 'links', 'components', 'accounts_rows', 'events']
  const rows: Record<string, unknown[]> = {}
  for (const table of tables) rows[table] = await store.all(`SELECT * FROM derived.${table} ORDER BY ALL`)
  const leftOver = await store.all("SELECT table_name FROM duckdb_tables() WHERE temporary OR table_name LIKE 'resolve_%'")
  assert.deepEqual(leftOver, [])
  await store.close()
  return rows
}

test('a case gone over in many parts gives the rows that it gives in one', async () => {
  const whole = await derive(Infinity)
  for (const [table, rows] of Object.entries(whole)) assert.ok(table === 'matches' || rows.length > 0, `${table} is empty`)
  assert.ok(whole['entities']!.some((row) => (row as { cluster_size: number }).cluster_size > 1), 'nothing was joined')
  assert.ok(whole['accounts_rows']!.some((row) => (row as { id: string; same_as: string }).id !== (row as { same_as: string }).same_as))
  assert.deepEqual(await derive(50), whole)
})

test('ranges hold every entity once', async () => {
  const store = await openTold()
  const [all] = await store.all<{ n: number }>('SELECT count(DISTINCT entity_id) AS n FROM derived.statements')
  const ranges = await entityRanges(store, 100)
  assert.ok(ranges.length > 5)
  assert.equal(ranges[0]!.from, undefined)
  assert.equal(ranges.at(-1)!.to, undefined)
  for (const [index, { from }] of ranges.entries()) if (index > 0) assert.equal(from, ranges[index - 1]!.to)
  assert.equal(all!.n, new Set(listTold().map(([entity]) => entity)).size)
  await store.close()
})
