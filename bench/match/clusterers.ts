import { DuckDBInstance } from '@duckdb/node-api'
import { clusterers, type ClustererName } from '../../src/resolve/cluster/clusterers.ts'
import type { ClusterGraph, ClusterOptions } from '../../src/resolve/cluster/cluster-graph.ts'
import { weightOf } from '../../src/resolve/weigh/match-weight.ts'
import { describeMachine } from '../machine.ts'
import { findSet, readRecords, truthSql, whyAbsent } from './labelled-sets.ts'
import { bCubed, clusterPairFigures } from './metrics.ts'
import { Yardstick } from './yardstick.ts'

/**
 * Every clusterer with what holds where nothing is told, on the scored pairs of any program, against the answers of a labelled
 * set; with `--wide` at several thresholds, weights of absent pairs and cuts as well, all printed.
 * `node bench/match/clusterers.ts <set>=<pairs.parquet> ... [--wide]` (pairs as `bench/match/run.ts --keep --room` leaves them).
 */
const tasks = process.argv.slice(2).filter((word) => word.includes('='))
const isWide = process.argv.includes('--wide')
const thresholds = isWide ? [0.5, 0.8, 0.95] : [0.5]
const absents = [-0.5, -2, -6, -12]
const cuts = [8, 10, 40]

/** The source of each record, in order of id, of a set that links sources; each tells of a thing once. */
async function sourcesOf(name: string): Promise<Pick<ClusterGraph, 'sourceOf' | 'atMostOne'>> {
  const set = findSet(name)
  if (!set.isLink) return {}
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const records = [...(await readRecords(connection, set))].sort((a, b) => (a['record_id']! < b['record_id']! ? -1 : 1))
  connection.closeSync()
  const names = [...new Set(records.map((record) => record['source']!))].sort()
  return { sourceOf: Int32Array.from(records, (record) => names.indexOf(record['source']!)), atMostOne: new Set(names.keys()) }
}

function describe(truth: Int32Array, graph: ClusterGraph, run: { name: ClustererName; options: Partial<ClusterOptions> }): string {
  const start = performance.now()
  const { labels } = clusterers[run.name](graph, run.options)
  const seconds = (performance.now() - start) / 1000
  const [pairs, records] = [clusterPairFigures(truth, labels), bCubed(truth, labels)]
  const { leastBits = 0, absentBits, mostBits } = run.options
  const told = `p > ${(1 / (1 + 2 ** -leastBits)).toFixed(2)}${absentBits === undefined ? '' : `, absent ${absentBits}, cut ${mostBits}`}`
  return `  ${run.name.padEnd(13)} ${told.padEnd(32)} cluster-pair F1 ${pairs.f1.toFixed(4)} (${pairs.precision.toFixed(3)} ${pairs.recall.toFixed(3)})  B3 ${records.f1.toFixed(4)}  ${seconds.toFixed(2)} s`
}

console.log(describeMachine())
if (whyAbsent()) console.log(`nothing is measured: ${whyAbsent()}`)
for (const task of whyAbsent() ? [] : tasks) {
  const [set, path] = task.split('=') as [string, string]
  const yardstick = await Yardstick.from(truthSql(findSet(set)))
  const pairs = await yardstick.readPairs(path)
  const sources = await sourcesOf(set)
  const graph: ClusterGraph = {
    nodes: yardstick.truth.length, left: Int32Array.from(pairs.left), right: Int32Array.from(pairs.right),
    bits: Float64Array.from(pairs.probability, (probability) => weightOf(Math.min(1 - 1e-13, probability))), ...sources,
  }
  console.log(`${set}: ${graph.nodes} records, ${graph.left.length} pairs of ${path.split('/').at(-1)!}`)
  for (const threshold of thresholds) {
    const leastBits = weightOf(threshold)
    for (const name of Object.keys(clusterers) as ClustererName[]) {
      console.log(describe(yardstick.truth, graph, { name, options: { leastBits } }))
      if (!isWide || name === 'components') continue
      for (const absentBits of absents) for (const mostBits of cuts) console.log(describe(yardstick.truth, graph, { name, options: { leastBits, absentBits, mostBits } }))
    }
  }
  yardstick.close()
}
