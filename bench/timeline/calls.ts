/**
 * Call records from CSV to contact tables, bursts, silences and changes of number, with what was planted and found.
 *
 *     node bench/timeline/calls.ts [--rows 1000000] [--seed 7] [--build]
 *
 * `--build` also builds a case of the file, which reads every column of every row into statements.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contactsOfFiles } from '../../src/app/jobs/calls/contacts-of-files.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { describeMachine } from '../machine.ts'
import { TreeWatch } from '../tree-watch.ts'
import { writeCallsCsv } from './write-calls-csv.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '7' }, build: { type: 'boolean', default: false } } })
const room = mkdtempSync(join(tmpdir(), 'jackdaw-bench-calls-'))
const evidence = join(room, 'evidence')
mkdirSync(evidence)
const file = join(evidence, 'calls.csv')
console.log(describeMachine())
try {
  const planted = await writeCallsCsv(file, Number(values.rows), Number(values.seed))
  console.log(`file: ${planted.rows} calls of ${planted.numbers} numbers, ${(statSync(file).size / 1e6).toFixed(1)} MB, seed ${values.seed}`)
  const watch = new TreeWatch(process.pid)
  watch.take()
  const started = performance.now()
  const made = await contactsOfFiles([file], { settings: {}, progress: silentProgress })
  const seconds = (performance.now() - started) / 1000
  const use = watch.take()
  watch.stop()
  console.log(`path: ${seconds.toFixed(1)} s, ${use.cpuSeconds.toFixed(1)} s of processor time, peak memory ${(use.ownBytes / 1e6).toFixed(0)} MB (this process, the generator's leavings included)`)
  console.log(`made: ${JSON.stringify(made.counts)}`)
  const keys = async (sql: string) => new Set((await made.store.all(sql)).map((row) => Object.values(row).join(' ')))
  const pair = (one: string, other: string) => [one, other].sort().join(' ')
  const found = {
    changes: await keys("SELECT old_id, new_id FROM number_changes WHERE kind = 'number'"),
    bursts: await keys('SELECT DISTINCT one_id, other_id FROM bursts WHERE other_id IS NOT NULL'),
    silences: await keys('SELECT DISTINCT one_id, other_id FROM silences'),
  }
  const wanted = {
    changes: new Set(planted.changes.map((change) => change.join(' '))), bursts: new Set(planted.bursts.map(([one, other]) => pair(one, other))),
    silences: new Set(planted.silences.map(([one, other]) => pair(one, other))),
  }
  for (const kind of ['changes', 'bursts', 'silences'] as const) {
    const hits = [...wanted[kind]].filter((key) => found[kind].has(key)).length
    console.log(`${kind}: ${hits} of ${wanted[kind].size} planted found; ${found[kind].size - hits} found that were not planted`)
  }
  const cited = await made.store.all('SELECT one, other, channel, contacts, first, first_exhibit_id, first_locator, last_locator FROM contacts LIMIT 1')
  console.log(`a row: ${JSON.stringify(cited[0])}`)
  await made.close()
  if (values.build) buildWhole()
} finally {
  rmSync(room, { recursive: true, force: true })
}

function buildWhole(): void {
  const started = performance.now()
  const done = spawnSync(join(import.meta.dirname, '..', '..', 'jackdaw'), ['build', evidence, '--case', join(room, 'case'), '--title', 'Calls', '--purpose', 'Bench', '--authority', 'own-records: invented', '--no-pdf', '--quiet'], { encoding: 'utf8' })
  console.log(`whole build: ${((performance.now() - started) / 1000).toFixed(0)} s; ${done.stdout.trim().split('\n')[0]}${done.status === 0 ? '' : done.stderr}`)
}
