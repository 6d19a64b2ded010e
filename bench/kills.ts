/**
 * Kills jobs by SIGKILL, half of the times at random moments, half at each named step (calls of the file port, transactions of the
 * engine that keeps the journal), and looks whether all that was acknowledged is there, the case verifies, and the job done again gives
 * what it gives undisturbed: `node bench/kills.ts --kills 500 --seed 1 --jobs intake,build,judge,finding,export,release`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { messageOf } from '../src/base/failure.ts'
import { seededNumbers } from '../src/base/seeded-numbers.ts'
import { verifyCase } from '../src/evidence/verify-case.ts'
import { hashViews } from '../test/house/hash-views.ts'
import { ProofHouse, proofJobs, type ProofJobName, type ProofRoom } from '../test/house/proof/proof-jobs.ts'
import { describeMachine } from './machine.ts'

/** Which share of the kills each job gets: a build takes ten times as long as a judgement. */
const shares: Readonly<Record<ProofJobName, number>> = { intake: 0.3, judge: 0.2, finding: 0.15, export: 0.15, release: 0.1, build: 0.1 }

const { values } = parseArgs({ options: { kills: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' }, jobs: { type: 'string', default: Object.keys(shares).join() } } })
const jobs = values.jobs.split(',') as ProofJobName[]
const [kills, seed] = [Number(values.kills), Number(values.seed)]
const random = seededNumbers(seed)
const child = fileURLToPath(new URL('../test/house/proof/kill-child.ts', import.meta.url))

interface Ran {
  readonly acknowledged: readonly string[]
  readonly steps: number
  readonly tookMs: number
  readonly wasKilled: boolean
}

/** Runs a job in a process of its own; kills it, with what it started, after so many milliseconds of work, or lets it die at a step. */
async function runChild(name: ProofJobName, room: ProofRoom, how: { afterMs?: number; dieAt?: number; when?: 'before' | 'after' }): Promise<Ran> {
  const running = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, name, room.folder, String(how.dieAt ?? ''), how.when ?? 'before'], {
    stdio: ['ignore', 'pipe', 'inherit'], detached: true,
  })
  let said = ''
  let startedAt = 0
  let wasKilled = how.dieAt !== undefined
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (startedAt === 0) {
      startedAt = performance.now()
      if (how.afterMs !== undefined) void wait(how.afterMs).then(() => {
        if (running.exitCode !== null || running.pid === undefined) return
        wasKilled = true
        process.kill(-running.pid, 'SIGKILL')
      })
    }
    said += text
  })
  const signal = await new Promise((resolve) => running.once('close', (_, ended) => resolve(ended)))
  // A line that was cut off by the kill was not said.
  const lines = said.split('\n').slice(0, -1)
  const acknowledged = lines.filter((line) => line.startsWith('+ ')).map((line) => line.slice(2))
  return { acknowledged, steps: Number(lines.at(-1)?.match(/^done (\d+)/)?.[1] ?? 0), tookMs: performance.now() - startedAt, wasKilled: wasKilled && signal === 'SIGKILL' }
}

interface Left {
  readonly room: ProofRoom
  readonly acknowledged: readonly string[]
  /** Rows of the views of an undisturbed build. */
  readonly whole: Readonly<Record<string, string>>
}

/** What is wrong after a kill, and after the job was done again. */
async function inspect(house: ProofHouse, name: ProofJobName, { room, acknowledged, whole }: Left): Promise<string[]> {
  const found: string[] = []
  const opened = await house.open(room)
  try {
    found.push(...(await proofJobs[name].check(opened, room, acknowledged)))
    found.push(...(await faultsOf(opened)))
    // What stands is given another name by its receiver before it is made again.
    for (const path of ['statements', 'ftm', 'prov', 'bundle']) rmSync(join(room.out, path), { recursive: true, force: true })
    const again: string[] = []
    await proofJobs[name].run(opened, room, (line) => again.push(line))
    found.push(...(await proofJobs[name].check(opened, room, again)), ...(await faultsOf(opened)))
  } finally {
    opened.close()
  }
  if (name !== 'build') return found
  const views = await hashViews(room.casePath)
  return [...found, ...Object.keys(whole).filter((view) => views[view] !== whole[view]).map((view) => `the view ${view} has other rows than undisturbed`)]
}

async function faultsOf(opened: Awaited<ReturnType<ProofHouse['open']>>): Promise<string[]> {
  const { faults } = await verifyCase(opened)
  // Bytes that nobody acknowledged may lie about.
  return faults.filter(({ what }) => what !== 'evidence.stray').map(({ what, where, message }) => `${what} ${where}: ${message}`)
}

const scratch = mkdtempSync(join(tmpdir(), 'jackdaw-kills-'))
const startedAt = performance.now()
console.log(describeMachine())
console.log(`seed ${seed}, ${kills} kills`)
const house = await ProofHouse.make(scratch)
const whole = jobs.includes('build') ? await house.undisturbed() : {}
const total = { killed: 0, tooLate: 0, wrong: 0, acknowledged: 0 }
for (const name of jobs) {
  const share = shares[name] / jobs.reduce((sum, each) => sum + shares[each], 0)
  const wanted = Math.max(1, Math.round(kills * share))
  const { steps, tookMs } = await runChild(name, house.roomFor(name, `${name}-whole`), {})
  if (steps === 0) throw new Error(`The job '${name}' does not come to its end undisturbed.`)
  let [killed, tooLate, wrong, acknowledged] = [0, 0, 0, 0]
  for (let turn = 0; killed < wanted && turn < 2 * wanted; turn++) {
    const room = house.roomFor(name, `${name}-${turn}`)
    const place = (turn * steps) / wanted
    const dieAt = 1 + (Math.floor(place + random() * (steps / wanted)) % steps)
    const how = turn % 2 === 0 ? { afterMs: random() * tookMs } : { dieAt, when: turn % 4 === 1 ? ('before' as const) : ('after' as const) }
    const ran = await runChild(name, room, how)
    const found = await inspect(house, name, { room, acknowledged: ran.acknowledged, whole }).catch((thrown: unknown) => [`it cannot be gone on with: ${messageOf(thrown)}`])
    if (ran.wasKilled) killed++
    else tooLate++
    acknowledged += ran.acknowledged.length
    if (found.length > 0) wrong++
    for (const what of found) console.log(`WRONG ${name} ${JSON.stringify(how)}: ${what}`)
    rmSync(room.folder, { recursive: true, force: true })
  }
  console.log(`${name.padEnd(8)} ${String(killed).padStart(4)} killed (${steps} named steps, ${Math.round(tookMs)} ms undisturbed), ${String(tooLate).padStart(3)} ended before, ${String(acknowledged).padStart(5)} acknowledged, ${wrong} wrong`)
  total.killed += killed
  total.tooLate += tooLate
  total.wrong += wrong
  total.acknowledged += acknowledged
}
rmSync(scratch, { recursive: true, force: true })
const bound = total.wrong === 0 ? `0 of ${total.killed}: below ${((3 / total.killed) * 100).toFixed(2)} % with 95 % confidence (rule of three)` : `${total.wrong} of ${total.killed}`
console.log(`all: lost or wrong after a kill ${bound}; ${total.acknowledged} acknowledgements; ${Math.round((performance.now() - startedAt) / 1000)} s; seed ${seed}`)
process.exitCode = total.wrong === 0 ? 0 : 1
