import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Failure } from '../../base/failure.ts'
import { createCatalogue, openDuckStore } from '../duck/duck-store.ts'
import type { Store } from '../store.ts'
import { columnsOf, type TableSpec } from '../table.ts'
import { findSpark } from './find-spark.ts'
import { quickSettings } from './fixtures/local-cluster.ts'
import { foldTable, lowerTable } from './spark-functions.ts'
import { readStatement, toSparkSql } from './spark-statement.ts'
import { isSparkMaster, openSparkStore, type SparkStore } from './spark-store.ts'

for (const { told, is } of [
  { told: 'spark://127.0.0.1:7077', is: true }, { told: 'spark://node-1.example:7077', is: true }, { told: 'local[2]', is: true },
  { told: 'spark://', is: false }, { told: 'spark://a b:1', is: false }, { told: 'https://node:7077', is: false }, { told: 'yarn', is: false }, { told: 'local[*];x', is: false },
]) {
  test(`'${told}' is ${is ? 'a' : 'no'} master`, () => assert.equal(isSparkMaster(told), is))
}

test('what is no master is refused before anything is started', async () => {
  await assert.rejects(openSparkStore({ master: 'yarn' }), (thrown: Failure) => thrown.code === 'usage' && /spark:\/\/host:port/.test(thrown.message))
})

for (const { sql, expected } of [
  { sql: 'CREATE OR REPLACE TEMP TABLE t AS SELECT CAST(a AS VARCHAR) AS b FROM derived.c', expected: { do: 'table', name: 't', sql: 'SELECT CAST(a AS STRING) AS b FROM derived_c' } },
  { sql: 'DROP TABLE IF EXISTS temp.t', expected: { do: 'drop', name: 't' } },
  { sql: `COPY (SELECT a FROM t) TO '/x/it''s.parquet' (FORMAT parquet, COMPRESSION zstd)`, expected: { do: 'copy', sql: 'SELECT a FROM t', path: "/x/it's.parquet" } },
  { sql: 'CREATE SCHEMA IF NOT EXISTS derived', expected: { do: 'nothing' } },
  { sql: 'CREATE OR REPLACE TABLE derived.t ("a" INTEGER)', expected: { do: 'nothing' } },
  { sql: 'DELETE FROM t', expected: undefined },
  { sql: 'DROP TABLE t; DROP TABLE u', expected: undefined },
]) {
  test(`statement: ${sql}`, () => assert.deepEqual(readStatement(sql), expected))
}

test('letters are folded one by one as DuckDB folds them, up to what its Unicode does not know yet', async () => {
  const store = await openDuckStore(':memory:')
  // Without halves of surrogates, and the byte order mark that is lost on its way here.
  const known = `range(65, 131072) t(code) WHERE code NOT BETWEEN 55296 AND 57343 AND code <> 65279`
  for (const [table, sql] of [[foldTable(), 'strip_accents(lower(chr(code::INTEGER)))'], [lowerTable(), 'lower(chr(code::INTEGER))']] as const) {
    const to = [...table.to]
    const map = new Map([...table.from].map((sign, place) => [sign, to[place] ?? '']))
    const wrong = (await store.all<{ code: number; text: string }>(`SELECT code, ${sql} AS text FROM ${known}`)).filter(({ code, text }) => {
      const sign = String.fromCodePoint(code)
      return (map.get(sign) ?? sign) !== text && text !== sign
    })
    assert.deepEqual(wrong, [])
  }
  await store.close()
})

test('words that Spark has others for are put for those, and nothing else is touched', () => {
  assert.equal(toSparkSql('SELECT lower(a), flower(b), e // 2, CAST(c AS varchar) FROM derived."d", temp.e'), 'SELECT jackdaw_lower(a), flower(b), e div 2, CAST(c AS STRING) FROM derived_d, e')
})

const spark = findSpark()
const skip = typeof spark === 'string' ? spark : false
const numbers: TableSpec = { name: 'numbers', doc: 'Numbers.', columns: columnsOf({ n: ['INTEGER', 'A number.'], text: ['VARCHAR', 'It in words.'] }) }

describe('Spark on this machine', { skip }, () => {
  let store: SparkStore
  let duck: Store
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-spark-test-'))

  before(async () => {
    store = await openSparkStore({ master: 'local[2]', settings: quickSettings })
    duck = await openDuckStore(':memory:')
    for (const each of [store, duck]) {
      await createCatalogue(each, { tables: [numbers], views: [] })
      const appender = await each.appender(numbers)
      for (let n = 0; n < 2_000; n++) appender.add([n, n % 7 === 0 ? null : `number ${(n * 7919) % 2_000}, é`])
      await appender.close()
    }
  })
  after(async () => {
    await store.close()
    await duck.close()
    rmSync(folder, { recursive: true })
  })

  test('rows put in come out the same, in the order asked for, from both engines', async () => {
    const sql = 'SELECT n, text FROM derived.numbers ORDER BY text DESC, n'
    const read = async (each: Store) => {
      const rows: unknown[] = []
      for await (const [ns, texts] of each.columns(sql)) for (const [row, n] of ns!.entries()) rows.push([n, texts![row]])
      return rows
    }
    const sorted = (rows: unknown[]) => rows.filter((row) => (row as unknown[])[1] !== null)
    assert.deepEqual(sorted(await read(store)), sorted(await read(duck)))
    assert.equal((await store.all('SELECT n FROM derived.numbers')).length, 2_000)
  })

  test('a table is made, made again from itself, written to one file, and dropped', async () => {
    for (const each of [store, duck]) {
      await each.run('CREATE OR REPLACE TEMP TABLE few AS SELECT n, text FROM derived.numbers WHERE n < 10')
      await each.run('CREATE OR REPLACE TEMP TABLE few AS SELECT n + 1 AS n, lower(text) AS text FROM few')
      assert.deepEqual(await each.all('SELECT count(*) AS n, CAST(sum(n) AS BIGINT) AS sum, count(text) AS texts FROM few'), [{ n: 10, sum: 55, texts: 8 }])
    }
    const path = join(folder, "it's.parquet")
    await store.run(`COPY (SELECT n, text FROM few ORDER BY n) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`)
    assert.deepEqual(await duck.all(`SELECT count(*) AS n, min(n) AS least FROM '${path.replaceAll("'", "''")}'`), [{ n: 10, least: 1 }])
    await store.run('DROP TABLE IF EXISTS temp.few')
    await assert.rejects(store.all('SELECT * FROM few'), (thrown: Failure) => thrown.code === 'query.failed' && /few/.test(thrown.message))
  })

  test('what Spark has no function for is computed aside, to the bit that DuckDB has', async () => {
    const pairs = 'SELECT a.n AS l, b.n AS r, a.text AS one, b.text AS other FROM derived.numbers a JOIN derived.numbers b ON a.n < b.n WHERE b.n < 60'
    const measure = 'jaro_winkler_similarity(one, other)'
    await store.computeAside('measured', { select: pairs, expressions: ['l', 'r', `${measure} AS alike`] })
    const expected = await duck.all(`SELECT l, r, ${measure} AS alike FROM (${pairs}) ORDER BY l, r`)
    assert.deepEqual(await store.all('SELECT l, r, alike FROM derived.measured ORDER BY l, r'), expected)
    assert.ok(expected.length > 1_000)
  })

  test('a delimited file is taken to where the cluster sees it', async () => {
    const path = join(folder, 'people.csv')
    writeFileSync(path, 'id,name\n1,"Doe, Jane"\n2,\n')
    const taken = await store.takeFile(path)
    assert.deepEqual(await store.all(`SELECT id, name FROM parquet.\`${taken}\` ORDER BY id`), [{ id: '1', name: 'Doe, Jane' }, { id: '2', name: null }])
  })

  test('an error shows its SQL, and a parameter is refused', async () => {
    await assert.rejects(store.all('SELECT no_such_column'), (thrown: Failure) => thrown.code === 'query.failed' && /SQL: SELECT no_such_column/.test(thrown.message))
    await assert.rejects(store.all('SELECT $1', [1]), /take no parameters/)
    await assert.rejects(store.run('DELETE FROM numbers'), /not asked to run/)
  })

  test('the folder of exchange goes with the session', async () => {
    const taken = await store.takeFile(join(folder, 'people.csv'))
    assert.ok(existsSync(taken))
    await store.close()
    assert.ok(!existsSync(taken))
    await assert.rejects(store.all('SELECT 1'), (thrown: Failure) => thrown.code === 'machine.lacks')
  })
})
