/**
 * Whether intervals over worlds hold the truth: labelled sets are resolved as `jackdaw resolve` does, amounts are attached to their records by seed,
 * and in each trial the money of the entities of some records drawn by seed is asked for over worlds, and compared with the sum over their
 * true clusters. Trials whose interval is one number are told apart: there nothing was uncertain.
 *
 *     node bench/answers/worlds.ts [--sets febrl3,fake_1000] [--trials 1000] [--worlds 200] [--seed 1] [--records 1,20]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { worldInterval } from '../../src/resolve/world/interval.ts'
import { sampleWorlds } from '../../src/resolve/world/sample-worlds.ts'
import { weightOf } from '../../src/resolve/weigh/match-weight.ts'
import { describeMachine } from '../machine.ts'
import { findSet, truthSql, whyAbsent, writeTrack } from '../match/labelled-sets.ts'
import { Yardstick } from '../match/yardstick.ts'

const { values: asked } = parseArgs({
  options: {
    sets: { type: 'string', default: 'febrl1,febrl2,febrl3,fake_1000' }, trials: { type: 'string', default: '1000' },
    worlds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, records: { type: 'string', default: '1,20' },
  },
})
const [trials, worlds, seed] = [Number(asked.trials), Number(asked.worlds), Number(asked.seed)]
const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'jackdaw')
const absent = whyAbsent()
if (absent) throw new RangeError(absent)
console.log(describeMachine())
console.log(`${trials} trials each, ${worlds} worlds, seed ${seed}, intervals of 90 %`)
for (const name of asked.sets.split(',')) await measure(name)

async function measure(name: string): Promise<void> {
  const set = findSet(name)
  const room = mkdtempSync(join(tmpdir(), 'jackdaw-worlds-'))
  try {
    const [table, pairsFile] = [join(room, `${name}.parquet`), join(room, 'pairs.parquet')]
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await writeTrack(connection, set, { track: 'all', path: table })
    // Two sources are two files, and one to one: none of them tells of a thing twice.
    const files = set.isLink ? await partSources(connection, table, room) : [table]
    const link = set.isLink ? ['--link', 'link'] : []
    const done = spawnSync(launcher, ['resolve', ...files, '--id', 'record_id', ...link, '--out', pairsFile, '--quiet'], { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`jackdaw resolve ended with ${done.status}: ${done.stderr}`)
    const yardstick = await Yardstick.from(truthSql(set))
    const pairs = await yardstick.readPairs(pairsFile)
    const { truth } = yardstick
    const graph = {
      nodes: truth.length, left: Int32Array.from(pairs.left), right: Int32Array.from(pairs.right),
      bits: Float64Array.from(pairs.probability, (probability) => weightOf(probability)),
      ...(set.isLink ? { sourceOf: await readSources(connection, table), atMostOne: new Set([0, 1]) } : {}),
    }
    const labels: Int32Array[] = []
    let uncertain = 0
    for (const world of sampleWorlds(graph, { worlds, seed })) {
      labels.push(world.labels.slice())
      uncertain = world.uncertain.length
    }
    console.log(`${name}: ${truth.length} records, ${pairs.left.length} pairs, ${uncertain} records not sure`)
    for (const records of asked.records.split(',').map(Number)) tellTrials(truth, labels, records)
    yardstick.close()
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

async function partSources(connection: DuckDBConnection, table: string, room: string): Promise<string[]> {
  const sources = (await connection.runAndReadAll(`SELECT DISTINCT source FROM '${table}' ORDER BY 1`)).getRows().map(([source]) => String(source))
  const files = sources.map((source) => join(room, `${source}.parquet`))
  for (const [index, file] of files.entries()) {
    await connection.run(`COPY (SELECT * EXCLUDE (source) FROM '${table}' WHERE source = '${sources[index]}' ORDER BY record_id) TO '${file}' (FORMAT parquet)`)
  }
  return files
}

/** The source of each record, by number, in the order of record ids. */
async function readSources(connection: DuckDBConnection, table: string): Promise<Int32Array> {
  const reader = await connection.runAndReadAll(`SELECT (dense_rank() OVER (ORDER BY source) - 1)::INTEGER AS source FROM '${table}' ORDER BY record_id`)
  return Int32Array.from(reader.getColumns()[0] as number[])
}

function tellTrials(truth: Int32Array, labels: readonly Int32Array[], records: number): void {
  const random = seededNumbers(seed + records)
  // Amounts as they are in books: many small ones, few large.
  const amounts = Float64Array.from(truth, () => Math.round(100 * Math.exp(5 + 1.5 * normal(random))) / 100)
  const counts = { all: 0, held: 0, open: 0, heldOpen: 0, below: 0, above: 0 }
  for (let trial = 0; trial < trials; trial++) {
    const drawn = Array.from({ length: records }, () => Math.floor(random() * truth.length))
    const interval = worldInterval(labels.map((each) => totalOf(each, amounts, drawn)))
    const real = totalOf(truth, amounts, drawn)
    const slack = 1e-6
    const holds = real >= interval.low - slack && real <= interval.high + slack
    counts.all++
    if (holds) counts.held++
    if (interval.high - interval.low <= slack) continue
    counts.open++
    if (holds) counts.heldOpen++
    else if (real < interval.low) counts.below++
    else counts.above++
  }
  const share = (part: number, whole: number) => (whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`)
  console.log(`    entities of ${records} records: holds the truth in ${share(counts.held, counts.all)} of all trials; of ${counts.open} with an open interval in ${share(counts.heldOpen, counts.open)} (truth below ${counts.below}, above ${counts.above})`)
}

/** Sum of the amounts of all records that are one with a drawn record. */
function totalOf(labels: Int32Array, amounts: Float64Array, drawn: readonly number[]): number {
  const wanted = new Set(drawn.map((record) => labels[record]!))
  let sum = 0
  for (let record = 0; record < labels.length; record++) if (wanted.has(labels[record]!)) sum += amounts[record]!
  return sum
}

/** Box and Muller 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
