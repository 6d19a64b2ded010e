/**
 * The same records resolved by DuckDB and by an Apache Spark standalone cluster (a master and workers of one core on
 * loopback): whether both give the same pairs and clusters, row by row, and the time of each. Spark comes from
 * node scripts/setup/spark.mjs.
 *
 *     node bench/match/spark.ts [--records 200000] [--seed 1] [--track demo] [--workers 2] [--worker-memory 3g] [--without duckdb]
 *                               [--quick]
 *
 * `--quick` takes the settings for little work (no compiling of queries): for some thousands of records.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { findSpark } from '../../src/store/spark/find-spark.ts'
import { LocalCluster, quickSettings } from '../../src/store/spark/fixtures/local-cluster.ts'
import { describeMachine } from '../machine.ts'
import { findContender } from './contender.ts'
import { measureRun } from './measured-run.ts'
import { makeGeneratedTask } from './task-file.ts'

const { values: asked } = parseArgs({
  options: {
    'records': { type: 'string', default: '200000' }, 'seed': { type: 'string', default: '1' }, 'track': { type: 'string', default: 'demo' },
    'workers': { type: 'string', default: '2' }, 'worker-memory': { type: 'string', default: '3g' }, 'without': { type: 'string', default: '' },
    'quick': { type: 'boolean', default: false },
  },
})
const spark = findSpark()
if (typeof spark === 'string') {
  console.error(spark)
  process.exit(6)
}
const room = mkdtempSync(join(tmpdir(), 'jackdaw-spark-bench-'))
try {
  console.log(describeMachine())
  const task = await makeGeneratedTask({ records: Number(asked.records), seed: Number(asked.seed), track: asked.track, room })
  console.log(`${Number(asked.records).toLocaleString('en')} generated records, seed ${asked.seed}, columns: ${task.columns.join(', ')}`)
  if (asked.without !== 'duckdb') await resolveWith('duckdb', [])
  const cluster = await LocalCluster.start(spark, { workers: Number(asked.workers), workerMemory: asked['worker-memory'] })
  try {
    const settings = asked.quick ? quickSettings : { 'spark.executor.memory': asked['worker-memory'], 'spark.driver.memory': '2g' }
    await resolveWith('spark', ['--engine', cluster.master, '--spark', ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)])
  } finally {
    await cluster.stop()
  }
  if (asked.without !== 'duckdb') await compare()

  async function resolveWith(name: string, options: readonly string[]): Promise<void> {
    const load = loadavg()[0]!.toFixed(1)
    const [command, args] = findContender('jackdaw').command({ ...task, memory: '', pairs: resultPath(name, 'pairs'), clusters: resultPath(name, 'clusters') })
    const { seconds, peakBytes, output } = await measureRun(command, [...args, ...options])
    const who = name === 'spark' ? `Spark, ${asked.workers} workers of one core (memory of this side and the driver)` : 'DuckDB'
    console.log(`${who}: ${seconds.toFixed(1)} s, peak ${(peakBytes / 1e9).toFixed(2)} GB, load before ${load}\n  ${output.trim().split('\n').join('\n  ')}`)
  }
} finally {
  rmSync(room, { recursive: true })
}

function resultPath(name: string, what: string): string {
  return join(room, `${name}.${what}.parquet`)
}

/** Rows that one engine gave and the other did not, and how far weights are apart. */
async function compare(): Promise<void> {
  const connection = await (await DuckDBInstance.create()).connect()
  const numbers = async (sql: string) => (await connection.runAndReadAll(sql)).getRows()[0]!.map(Number)
  const [duck, other] = [resultPath('duckdb', 'pairs'), resultPath('spark', 'pairs')]
  const [pairs, missing, more] = await numbers(`SELECT (SELECT count(*) FROM '${duck}'),
    (SELECT count(*) FROM '${duck}' d ANTI JOIN '${other}' s USING (id_l, id_r)), (SELECT count(*) FROM '${other}' s ANTI JOIN '${duck}' d USING (id_l, id_r))`)
  const [apart] = await numbers(`SELECT max(abs(d.match_weight - s.match_weight)) FROM '${duck}' d JOIN '${other}' s USING (id_l, id_r)`)
  const [differing] = await numbers(`SELECT count(*) FROM '${resultPath('duckdb', 'clusters')}' d ANTI JOIN '${resultPath('spark', 'clusters')}' s USING (id, cluster_id)`)
  console.log(`${pairs!.toLocaleString('en')} pairs of DuckDB; ${missing} are not Spark's, ${more} are Spark's alone; weights at most ${apart} bits apart; ${differing} records in another cluster`)
  connection.closeSync()
}
