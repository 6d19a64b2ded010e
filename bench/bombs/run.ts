/**
 * Bombs, one after the other, each in a process of its own: seconds, peak of resident memory of the whole tree, and whether accepted + rejected + skipped = seen,
 * nothing is left behind and no connection is tried. With a folder, every file in it.
 *
 *     node bench/bombs/run.ts [<folder>] [--only <part of a name>]
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeMachine } from '../machine.ts'
import { TreeWatch } from '../tree-watch.ts'
import { bombs } from './more-bombs.ts'

interface Told {
  readonly name: string
  readonly seconds: number
  readonly seen: number
  readonly accepted: number
  readonly rejected: number
  readonly skipped: number
  readonly strays: readonly string[]
  readonly opens: number
  readonly codes: Readonly<Record<string, number>>
}

const most = { seconds: 30, bytes: 1e9 }
const { values, positionals } = parseArgs({ options: { only: { type: 'string', default: '' } }, allowPositionals: true })
const ownNetwork = spawnSync('unshare', ['-n', 'true']).status === 0 ? ['unshare', '-n'] : spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : []
const program = fileURLToPath(new URL('read-one.ts', import.meta.url))
let [files, failed, slowest, largest] = [0, 0, 0, 0]

console.log(describeMachine())
console.log(ownNetwork.length > 0 ? 'connections: counted in a network namespace of their own' : 'connections: not counted (no network namespace can be made here)')
if (positionals[0]) await readAll(resolve(positionals[0]))
else await readBombs()
console.log(`${files} files, ${failed} outside the bounds (${most.seconds} s, ${most.bytes / 1e6} MB, no stray, no connection, numbers that add up); slowest ${slowest} s, largest ${Math.round(largest / 1e6)} MB`)
process.exitCode = failed === 0 ? 0 : 1

async function readBombs(): Promise<void> {
  const room = mkdtempSync(join(tmpdir(), 'jackdaw-bombs-'))
  try {
    for (const [name, make] of bombs.filter(([each]) => each.includes(values.only))) {
      const file = join(room, name)
      writeFileSync(file, await make())
      await readAll(file)
      rmSync(file)
    }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

async function readAll(path: string): Promise<void> {
  const before = files
  const command = [...ownNetwork, process.execPath, '--disable-warning=ExperimentalWarning', program, path]
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
  const watch = new TreeWatch(child.pid!)
  const ended = new Promise<void>((tell) => child.once('close', () => tell()))
  for await (const line of createInterface({ input: child.stdout })) judge(JSON.parse(line) as Told, watch.take().treeBytes)
  await ended
  watch.stop()
  if (files > before && child.exitCode === 0) return
  failed++
  console.log(`FAILED   ${path}: ended with ${child.signalCode ?? child.exitCode}`)
}

function judge(told: Told, bytes: number): void {
  const { name, seconds, seen, accepted, rejected, skipped, strays, opens, codes } = told
  files++
  slowest = Math.max(slowest, seconds)
  largest = Math.max(largest, bytes)
  const tooMuch = [
    seconds > most.seconds && 'too slow', bytes > most.bytes && 'too large', strays.length > 0 && `strays: ${strays.join(' ')}`,
    ownNetwork.length > 0 && opens > 0 && `${opens} connections`, accepted + rejected + skipped !== seen && 'numbers do not add up',
  ].filter(Boolean)
  if (tooMuch.length > 0) failed++
  const words = Object.entries(codes).map(([code, count]) => `${code} ${count}`).join(', ')
  console.log(`${tooMuch.length > 0 ? 'OUTSIDE' : 'ok'.padEnd(7)} ${name.padEnd(16)} ${String(seconds).padStart(5)} s ${String(Math.round(bytes / 1e6)).padStart(5)} MB  ${seen} seen = ${accepted} + ${rejected} + ${skipped}  ${words} ${tooMuch.join('; ')}`)
}
