import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { recordColumns } from './population/observe.ts'
import { writePopulation } from './population/write-population.ts'

const records = 12_000
let folder: string
let connection: DuckDBConnection

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jackdaw-population-'))
  await write(1, 'one')
  connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`CREATE TABLE told AS SELECT * FROM '${join(folder, 'one.parquet')}' AS records JOIN '${join(folder, 'one.truth.csv')}' AS answers USING (record_id)`)
})

after(() => {
  connection.closeSync()
  rmSync(folder, { recursive: true })
})

async function write(seed: number, name: string): Promise<Buffer> {
  await writePopulation({ records, seed }, { records: join(folder, `${name}.parquet`), truth: join(folder, `${name}.truth.csv`) })
  return readFileSync(join(folder, `${name}.parquet`))
}

async function count(sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0]![0])
}

test('the same seed gives the same bytes, another seed others', async () => {
  const first = readFileSync(join(folder, 'one.parquet'))
  assert.ok(first.equals(await write(1, 'again')))
  assert.ok(readFileSync(join(folder, 'one.truth.csv')).equals(readFileSync(join(folder, 'again.truth.csv'))))
  assert.ok(!first.equals(await write(2, 'other')))
})

test('as many records as asked for, each id once, and the answers apart', async () => {
  assert.equal(await count('SELECT count(DISTINCT record_id) FROM told'), records)
  const reader = await connection.runAndReadAll(`SELECT * FROM '${join(folder, 'one.parquet')}' LIMIT 0`)
  assert.deepEqual(reader.columnNames(), [...recordColumns])
  const clusters = await count('SELECT count(DISTINCT cluster) FROM told')
  assert.ok(clusters > records * 0.35 && clusters < records * 0.55, `${clusters} clusters`)
})

test('less hardness leaves fewer gaps, and none of them at zero', async () => {
  const gaps = async (hardness: number) => {
    const path = join(folder, `soft-${hardness}.parquet`)
    await writePopulation({ records: 2_000, seed: 1, hardness }, { records: path, truth: join(folder, 'soft.truth.csv') })
    return await count(`SELECT count(*) - count(birth_date) FROM '${path}'`)
  }
  const [all, some, none] = [await gaps(1), await gaps(0.3), await gaps(0)]
  assert.ok(all > 2 * some && some > 20, `${all}, ${some}`)
  assert.equal(none, 0)
})

const pairsOf = (condition: string) => `SELECT count(*) FROM told a JOIN told b ON a.cluster < b.cluster AND ${condition}`

// What makes a population hard: people and companies that are different and look alike.
const traps: { name: string; sql: string; least: number }[] = [
  { name: 'namesakes: one full name, two people', sql: pairsOf(`a.full_name = b.full_name AND a.kind = 'person' AND b.kind = 'person'`), least: 80 },
  { name: 'twins: one day of birth, family name and postcode', sql: pairsOf('a.family_name = b.family_name AND a.birth_date = b.birth_date AND a.postcode = b.postcode'), least: 20 },
  { name: 'father and son: one name and address', sql: pairsOf(`a.full_name = b.full_name AND a.street = b.street AND a.birth_date <> b.birth_date`), least: 10 },
  { name: 'households: one line, different people', sql: pairsOf('a.phone = b.phone AND a.given_name <> b.given_name'), least: 200 },
  { name: 'sister companies: one address, different names', sql: pairsOf(`a.kind = 'company' AND b.kind = 'company' AND a.street = b.street AND a.postcode = b.postcode`), least: 50 },
]

for (const { name, sql, least } of traps) {
  test(`there are ${name}`, async () => {
    const found = await count(sql)
    assert.ok(found >= least, `${found} pairs`)
  })
}

// What makes it hard to find those that are the same.
const gaps: { name: string; sql: string; least: number }[] = [
  { name: 'written in two scripts', sql: `SELECT count(*) FROM (SELECT cluster FROM told GROUP BY cluster HAVING bool_or(regexp_matches(full_name, '^[a-zA-Z]')) AND bool_or(regexp_matches(full_name, '^[^\\x00-\\x{24F}]')))`, least: 400 },
  { name: 'moved', sql: 'SELECT count(*) FROM (SELECT cluster FROM told GROUP BY cluster HAVING count(DISTINCT postcode) > 1)', least: 300 },
  { name: 'told under several legal forms', sql: `SELECT count(*) FROM (SELECT cluster FROM told WHERE kind = 'company' GROUP BY cluster HAVING bool_or(full_name ILIKE '%ltd%') AND bool_or(full_name ILIKE '%limited%'))`, least: 10 },
  { name: 'with several telephones in one cell', sql: `SELECT count(*) FROM told WHERE phone LIKE '%; %'`, least: 200 },
]

for (const { name, sql, least } of gaps) {
  test(`there are people or companies ${name}`, async () => {
    const found = await count(sql)
    assert.ok(found >= least, `${found} found`)
  })
}

test('errors hang together: a record wrong in its birth date is wrong in its name more often than others', async () => {
  const usual = (column: string) => `(SELECT cluster, mode(${column}) AS usual_${column}, count(${column}) AS n_${column} FROM told WHERE kind = 'person' GROUP BY cluster)`
  const sql = (isWrong: string) => `SELECT avg((lower(strip_accents(family_name)) <> lower(strip_accents(usual_family_name)))::INTEGER) FROM told
    JOIN ${usual('birth_date')} USING (cluster) JOIN ${usual('family_name')} USING (cluster)
    WHERE n_birth_date > 2 AND n_family_name > 2 AND birth_date ${isWrong} usual_birth_date
      AND regexp_matches(family_name, '^[a-zA-Z]+$') AND regexp_matches(usual_family_name, '^[a-zA-Z]+$')`
  const [wrong, right] = [await count(sql('<>')), await count(sql('='))]
  assert.ok(wrong > 1.3 * right, `${wrong} against ${right}`)
})
