import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { labelledSets } from './labelled-set.ts'
import { columnsOfTrack, findSet, readRecords, readTruth, whyAbsent, writeTrack } from './labelled-sets.ts'
import { countTruePairs } from './metrics.ts'
import { readNamePairs } from './name-pairs.ts'

/** Records and true pairs, as the descriptions of the sets tell them. */
const expected: Record<string, [records: number, truePairs: number]> = {
  'historical_50k': [50_578, 303_961], 'fake_1000': [1_000, 2_031], 'febrl1': [1_000, 500], 'febrl2': [5_000, 1_934], 'febrl3': [5_000, 6_538],
  'febrl4': [10_000, 5_000], 'transactions': [90_652, 45_326], 'restaurants': [864, 112],
}

const skip = whyAbsent() ?? false

test('every labelled set has the records and true pairs that its source tells', { skip }, async () => {
  const connection = await (await DuckDBInstance.create()).connect()
  for (const [name, [records, pairs]] of Object.entries(expected)) {
    const { ids, clusters, numbers } = await readTruth(connection, findSet(name))
    assert.deepEqual([name, ids.length, numbers.size, countTruePairs(clusters)], [name, records, records, pairs])
  }
})

test('columns are text or nothing, and a track never holds the answers', { skip }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-sets-'))
  const connection = await (await DuckDBInstance.create()).connect()
  try {
    for (const set of labelledSets.filter(({ name }) => name !== 'historical_50k' && name !== 'transactions')) {
      const [record] = await readRecords(connection, set)
      assert.deepEqual(Object.keys(record!), ['record_id', 'source', 'cluster', ...Object.keys(set.roles)], set.name)
      assert.ok(Object.values(record!).every((value) => value === null || value.trim() === value), set.name)
      const path = join(folder, `${set.name}.parquet`)
      await writeTrack(connection, set, { track: 'demo', path })
      const written = await connection.runAndReadAll(`SELECT * FROM '${path}'`)
      assert.deepEqual(written.columnNames(), ['record_id', ...(set.isLink ? ['source'] : []), ...columnsOfTrack(set, 'demo')])
    }
  } finally {
    connection.closeSync()
    rmSync(folder, { recursive: true })
  }
})

test('a set that is not there is told with the names of those that are', () => {
  assert.throws(() => findSet('nobody'), /historical_50k, fake_1000/)
})

test('the name bench holds 812 pairs, and its peer makes the errors it is known for', { skip }, async () => {
  const pairs = await readNamePairs(await (await DuckDBInstance.create()).connect())
  const [told, right, wrong] = [0.7, 0.7, 0.7].map((least, index) => pairs.filter((pair) => pair.peerScore >= least && [true, pair.isMatch, !pair.isMatch][index]).length)
  assert.deepEqual([pairs.length, wrong], [812, 108])
  const recall = right! / pairs.filter(({ isMatch }) => isMatch).length
  assert.equal(((2 * (right! / told!) * recall) / (right! / told! + recall)).toFixed(3), '0.790')
})
