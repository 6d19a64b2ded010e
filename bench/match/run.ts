/**
 * Jackdaw's matching beside its peer, on the same file, in one run, one after the other in turns: machine, versions,
 * sizes, time, peak memory, and the figures of both. Splink comes from node scripts/setup/splink.mjs.
 *
 *     node bench/match/run.ts [--sets historical_50k,fake_1000,...] [--tracks demo,all] [--with jackdaw,splink]
 *                             [--sizes 1000000,...] [--seed 1] [--hardness 1] [--rounds 1] [--memory 6GB] [--room <folder>] [--keep]
 *
 * `demo` gives both only the columns that the peer's own demonstration reads; `all` gives both every column.
 * `--with` also takes jackdaw-zero (no options at all), splink:<model> (peer/models.py) and jackdaw:<settings file>.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from '../machine.ts'
import { findContender, type Contender, type Task } from './contender.ts'
import { whyAbsent } from './labelled-sets.ts'
import { measureRun } from './measured-run.ts'
import { describeResult } from './result-lines.ts'
import { makeGeneratedTask, makeSetTask, type TaskFile } from './task-file.ts'
import { Yardstick } from './yardstick.ts'

const { values: asked } = parseArgs({
  options: {
    sets: { type: 'string', default: '' }, tracks: { type: 'string', default: 'demo,all' }, with: { type: 'string', default: 'jackdaw,splink' },
    sizes: { type: 'string', default: '' }, seed: { type: 'string', default: '1' }, hardness: { type: 'string', default: '1' }, rounds: { type: 'string', default: '1' },
    memory: { type: 'string', default: '' }, room: { type: 'string' }, keep: { type: 'boolean', default: false },
  },
})
const split = (text: string) => text.split(',').filter((part) => part !== '')
const room = asked.room ?? mkdtempSync(join(tmpdir(), 'jackdaw-match-'))
const population = { seed: Number(asked.seed), hardness: Number(asked.hardness) }
const contenders = split(asked.with).map(findContender)

try {
  mkdirSync(room, { recursive: true })
  console.log(describeMachine())
  const [sets, tracks] = [split(asked.sets), split(asked.tracks)]
  if (sets.length > 0 && whyAbsent()) console.log(`labelled sets are skipped: ${whyAbsent()}`)
  for (const set of whyAbsent() ? [] : sets) for (const track of tracks) await compare(await makeSetTask(set, track, room))
  for (const size of split(asked.sizes)) for (const track of tracks) await compare(await makeGeneratedTask({ ...population, records: Number(size), track, room }))
} finally {
  if (!asked.keep && asked.room === undefined) rmSync(room, { recursive: true })
}

async function compare(file: TaskFile): Promise<void> {
  const yardstick = await Yardstick.from(file.truthSql)
  const made = file.set === 'people' ? ` (seed ${asked.seed}, hardness ${asked.hardness})` : ''
  console.log(`\n${file.set}${made}, columns: ${file.track} (${file.columns.join(', ')}); ${yardstick.truth.length.toLocaleString('en')} records`)
  try {
    for (let round = 1; round <= Number(asked.rounds); round++) for (const contender of contenders) await measure(contender, file, yardstick)
  } finally {
    yardstick.close()
  }
}

async function measure(contender: Contender, file: TaskFile, yardstick: Yardstick): Promise<void> {
  const name = `${file.set}.${file.track}.${contender.name.replaceAll(/[^\w-]/g, '_')}`
  const task: Task = { ...file, memory: asked.memory, pairs: join(room, `${name}.pairs.parquet`), clusters: join(room, `${name}.clusters.parquet`) }
  if (contender.lacks) return void console.log(`  ${contender.name}: skipped, ${contender.lacks}`)
  const load = loadavg()[0]!.toFixed(1)
  try {
    const { seconds, cpuSeconds, peakBytes, output } = await measureRun(...contender.command(task))
    const [pairs, clusters] = [await yardstick.readPairs(task.pairs), await yardstick.readClusters(task.clusters)]
    const used = `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processors), peak ${(peakBytes / 1e9).toFixed(2)} GB, load before ${load}`
    console.log(`  ${contender.name}: ${used}; ${pairs.left.length.toLocaleString('en')} pairs read`)
    const said = output.trim().split('\n').at(-1) ?? ''
    for (const line of [...(said ? [`said         ${said.slice(0, 300)}`] : []), ...describeResult(yardstick.truth, { pairs, clusters })]) console.log(`    ${line}`)
  } catch (thrown) {
    console.log(`  ${contender.name}: failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
}
