/**
 * Where Spark gets Jaro-Winkler from: computed by DuckDB beside it on distinct pairs (Parquet out and in), by a function
 * of a published jar, or by a function in Python. Prints the time of each over the same pairs and how many values differ
 * from DuckDB's. Needs node scripts/setup/spark.mjs and node scripts/setup/splink.mjs (whose package has the jar).
 *
 *     node bench/match/spark-similarity.ts [--values 1500]      (all pairs of so many names)
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { listFiles } from '../../src/base/list-files.ts'
import { findSpark } from '../../src/store/spark/find-spark.ts'
import { openSparkStore } from '../../src/store/spark/spark-store.ts'
import { toolsFolder } from '../../src/store/spark/tools-folder.ts'
import { describeMachine } from '../machine.ts'
import { measureRun } from './measured-run.ts'
import { makeGeneratedTask } from './task-file.ts'

const { values: asked } = parseArgs({ options: { values: { type: 'string', default: '1500' } } })
const spark = findSpark()
const jar = listFiles(join(toolsFolder(), 'splink'), ['.jar']).filter((path) => /scala-udf-similarity.*spark4/.test(path)).sort().at(-1)
if (typeof spark === 'string' || jar === undefined) {
  console.error(typeof spark === 'string' ? spark : 'The jar is not there; run node scripts/setup/splink.mjs')
  process.exit(6)
}
const room = mkdtempSync(join(tmpdir(), 'jackdaw-similarity-'))
try {
  console.log(describeMachine())
  const { file } = await makeGeneratedTask({ records: 20_000, seed: 1, track: 'demo', room })
  const store = await openSparkStore({ master: 'local[2]' })
  const values = `SELECT DISTINCT family_name AS text FROM parquet.\`${file}\` WHERE family_name IS NOT NULL ORDER BY text LIMIT ${Number(asked.values)}`
  await store.run(`CREATE OR REPLACE TEMP TABLE names AS SELECT CAST(row_number() OVER (ORDER BY text) AS INTEGER) AS value, text FROM (${values})`)
  await store.run('CREATE OR REPLACE TEMP TABLE pairs AS SELECT a.value AS l, b.value AS r, a.text AS one, b.text AS other FROM names a JOIN names b ON a.value < b.value')
  const work = { select: 'SELECT l, r, one, other FROM pairs', expressions: ['l', 'r', 'one', 'other', 'jaro_winkler_similarity(one, other) AS alike'] }
  await store.computeAside('warm', { ...work, select: `${work.select} WHERE l < 50` })
  const startedAt = performance.now()
  await store.computeAside('measured', work)
  const [row] = await store.all<{ pairs: number }>('SELECT count(*) AS pairs FROM derived.measured WHERE alike >= 0')
  console.log(`beside Spark, by DuckDB: ${((performance.now() - startedAt) / 1000).toFixed(2)} s for ${row!.pairs} pairs, out and in again`)
  const path = join(room, 'pairs.parquet')
  await store.run(`COPY (SELECT * FROM derived.measured) TO '${path}' (FORMAT parquet)`)
  await store.close()
  const { output } = await measureRun(spark.python, [join(import.meta.dirname, 'peer', 'spark_similarity.py'), '--pairs', path, '--jar', jar])
  console.log(`within Spark: ${output.trim()}`)
} finally {
  rmSync(room, { recursive: true })
}
