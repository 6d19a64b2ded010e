/**
 * How the main job scales: makes a bank's export of the size asked for, builds a case of it, and prints machine,
 * versions, sizes, time and peak memory of each step.
 *
 *     node bench/build-scale.ts [--megabytes 300] [--room <folder>] [--keep]
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { folderBytes } from './folder-bytes.ts'
import { describeMachine } from './machine.ts'
import { StepLog } from './step-log.ts'
import { TreeWatch } from './tree-watch.ts'
import { writeAccountCsv } from './write-account-csv.ts'

const { values: asked } = parseArgs({
  options: { megabytes: { type: 'string', default: '300' }, room: { type: 'string' }, keep: { type: 'boolean', default: false } },
})
const megabytes = Number(asked.megabytes)
const room = asked.room ?? mkdtempSync(join(tmpdir(), 'jackdaw-scale-'))
const [evidence, casePath] = [join(room, 'evidence'), join(room, 'case')]

try {
  mkdirSync(evidence, { recursive: true })
  console.log(describeMachine())
  const rows = await writeAccountCsv(join(evidence, 'bank.csv'), megabytes * 1e6)
  console.log(`evidence: one CSV of ${megabytes} MB, ${rows.toLocaleString('en')} rows`)
  const exitCode = await build()
  console.log(`case: evidence ${inMegabytes(folderBytes(join(casePath, 'evidence')))}, derived ${inMegabytes(folderBytes(join(casePath, 'derived')))}`)
  process.exitCode = exitCode
} finally {
  if (!asked.keep) rmSync(room, { recursive: true, force: true })
}

/** Builds the case as a user would, and prints a line for each step as it ends. */
async function build(): Promise<number> {
  const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', 'jackdaw')
  const child = spawn(
    launcher,
    ['build', evidence, '--case', casePath, '--title', 'Scale', '--purpose', 'Measuring', '--authority', 'own-records: invented', '--no-pdf'],
    { stdio: ['ignore', 'inherit', 'pipe'], env: { ...process.env, JACKDAW_HOME: join(room, 'home'), JACKDAW_ACTOR: 'bench' } },
  )
  const watch = new TreeWatch(child.pid!)
  const log = new StepLog(watch, (line) => console.log(line))
  child.stderr!.setEncoding('utf8').on('data', (text: string) => log.take(text))
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  watch.stop()
  log.end()
  return exitCode
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
}
