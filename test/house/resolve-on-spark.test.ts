import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { writePopulation } from '../../bench/match/population/write-population.ts'
import { resolveTables, type ResolveTablesResult } from '../../src/app/jobs/resolving/resolve-tables.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { openDuckStore } from '../../src/store/duck/duck-store.ts'
import { findSpark } from '../../src/store/spark/find-spark.ts'
import { LocalCluster, quickSettings } from '../../src/store/spark/fixtures/local-cluster.ts'
import type { Row } from '../../src/store/store.ts'

const spark = findSpark()
const skip = typeof spark === 'string' ? spark : false

describe('2,000 records on a Spark cluster of a master and two workers on loopback', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-on-spark-'))
  const people = join(folder, 'people.parquet')
  let cluster: LocalCluster

  before(async () => {
    if (typeof spark === 'string') return
    const whole = join(folder, 'whole.parquet')
    await writePopulation({ records: 2_000, seed: 3 }, { records: whole, truth: join(folder, 'truth.parquet') })
    await ask(`COPY (SELECT record_id, given_name, family_name, birth_date FROM '${whole}') TO '${people}' (FORMAT parquet)`)
    cluster = await LocalCluster.start(spark, { workers: 2, workerMemory: '1g' })
  })
  after(async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true })
  })

  async function ask(sql: string): Promise<Row[]> {
    const store = await openDuckStore(':memory:')
    try {
      return await store.all(sql)
    } finally {
      await store.close()
    }
  }

  async function resolveWith(engine: string, name: string): Promise<ResolveTablesResult> {
    return resolveTables({
      files: [people], settings: { idColumn: 'record_id' }, out: join(folder, `${name}.pairs.parquet`), clusters: join(folder, `${name}.clusters.parquet`),
      clusterer: 'average-link', explain: true, engine, memoryLimit: '1GB', threads: 2, sparkSettings: quickSettings, progress: silentProgress,
    })
  }

  test('gives the same pairs, weights, levels and clusters as DuckDB, row by row', async () => {
    const [duck, other] = [await resolveWith('duckdb', 'duckdb'), await resolveWith(cluster.master, 'spark')]
    assert.deepEqual([other.records, other.pairs, other.matches, other.clusters, other.problems], [duck.records, duck.pairs, duck.matches, duck.clusters, duck.problems])
    assert.ok(duck.matches > 500, `${duck.matches} matches`)
    const rows = (name: string, what: string) => `SELECT * FROM '${join(folder, `${name}.${what}.parquet`)}'`
    // Sums of floating numbers depend on their order in the last bits.
    const rounded = (name: string) => `SELECT COLUMNS(c -> NOT c LIKE '%bits' AND c NOT LIKE 'match%'), round(match_weight, 9) AS weight FROM (${rows(name, 'pairs')})`
    for (const [one, two] of [['duckdb', 'spark'], ['spark', 'duckdb']] as const) {
      assert.deepEqual(await ask(`${rounded(one)} EXCEPT ${rounded(two)} LIMIT 3`), [])
      assert.deepEqual(await ask(`${rows(one, 'clusters')} EXCEPT ${rows(two, 'clusters')} LIMIT 3`), [])
    }
  })

  test('rows without ids are refused: a cluster keeps no order of rows', async () => {
    const nameless = join(folder, 'nameless.parquet')
    await ask(`COPY (SELECT given_name, family_name FROM '${people}') TO '${nameless}' (FORMAT parquet)`)
    const options = { settings: {}, clusterer: 'average-link', explain: false, memoryLimit: '1GB', threads: 1, progress: silentProgress } as const
    await assert.rejects(resolveTables({ ...options, files: [nameless], out: join(folder, 'refused.parquet'), engine: 'local[1]', sparkSettings: quickSettings }), /--id/)
  })
})
