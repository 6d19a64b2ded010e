import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sha256 } from '../../src/base/hash.ts'
import { hashViews } from './hash-views.ts'
import { jackdaw, jackdawJson, startJackdaw } from './jackdaw-command.ts'
import { writeSmallEvidence } from './small-evidence.ts'

/** Moments at which each command is killed; `JACKDAW_KILLS=50` for the long run. */
const kills = Number(process.env['JACKDAW_KILLS'] ?? 6)
const seed = 20_261_124
const fileCount = 300

const room = mkdtempSync(join(tmpdir(), 'jackdaw-kill-'))
const home = join(room, 'home')
const evidence = join(room, 'evidence')
const empty = join(room, 'empty')

before(() => {
  mkdirSync(evidence)
  writeSmallEvidence(evidence)
  mkdirSync(join(evidence, 'depot'))
  for (let number = 0; number < fileCount; number++) writeFileSync(join(evidence, 'depot', nameOf(number)), textOf(number))
  jackdawJson(home, 'new', empty, '--title', 'Kill', '--purpose', 'Testing', '--authority', 'own-records: invented')
})

after(() => rmSync(room, { recursive: true, force: true }))

test(`a build killed at ${kills} moments: the next one completes and gives the same rows and the same dossier`, async () => {
  const casePath = copyOfCase('built')
  jackdawJson(home, 'add', casePath, evidence, '--authority', 'A1')
  const startedAt = performance.now()
  const undisturbed = jackdawJson<{ dossier: string }>(home, 'build', casePath, '--no-pdf').dossier
  const wholeMs = performance.now() - startedAt
  const views = await hashViews(casePath)
  for (const [index, share] of shares(kills).entries()) {
    rmSync(join(casePath, 'dossier'), { recursive: true, force: true })
    // Every third time the readings stay, so that the steps after them have most of the time.
    rmSync(join(casePath, 'derived', index % 3 === 2 ? 'built.json' : ''), { recursive: true, force: true })
    if (index % 3 === 2) rmSync(join(casePath, 'derived', 'case.duckdb'), { force: true })
    await killAfter(share * wholeMs, index, 'build', casePath, '--no-pdf', '--quiet')
    const again = jackdawJson<{ dossier: string }>(home, 'build', casePath, '--no-pdf')
    assert.equal(again.dossier, undisturbed, `killed at ${Math.round(share * 100)} % of its time`)
    assert.deepEqual(await hashViews(casePath), views, `killed at ${Math.round(share * 100)} % of its time`)
  }
  assert.equal(jackdaw(home, 'verify', casePath).status, 0)
})

test(`evidence taken in and killed at ${kills} moments: what was acknowledged is kept, and the next time completes without doubles`, async () => {
  const whole = copyOfCase('whole')
  const startedAt = performance.now()
  const { status, stdout, stderr } = jackdaw(home, 'add', whole, evidence, '--authority', 'A1', '--acknowledge', '--quiet')
  const wholeMs = performance.now() - startedAt
  assert.equal(status, 0, stderr)
  const all = acknowledged(stdout)
  assert.ok(all.length > fileCount)
  for (const [index, share] of shares(kills).entries()) {
    const casePath = copyOfCase(`taken-${index}`)
    const said = await killAfter(share * wholeMs, index, 'add', casePath, evidence, '--authority', 'A1', '--acknowledge', '--quiet')
    const kept = receivedIn(casePath)
    for (const line of acknowledged(said)) assert.ok(kept.includes(line), `'${line}' was acknowledged and is not in the journal`)
    for (const line of kept) assert.ok(isKept(casePath, line), `the bytes of '${line}' are not whole`)
    assert.deepEqual(faultsOf(casePath).filter(({ what }) => what !== 'evidence.stray'), [], 'only bytes that nobody acknowledged may lie about')
    jackdawJson(home, 'add', casePath, evidence, '--authority', 'A1')
    assert.deepEqual(receivedIn(casePath).map(withoutNumber).sort(), all.map(withoutNumber).sort())
    assert.equal(jackdaw(home, 'verify', casePath).status, 0)
    rmSync(casePath, { recursive: true, force: true })
  }
})

/** Runs a command, kills it after a while with all its processes, or every other time alone, and gives what it had said on standard output. */
async function killAfter(afterMs: number, index: number, ...words: string[]): Promise<string> {
  const child = startJackdaw(home, ...words)
  let said = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise((resolve) => child.once('close', resolve))
  await wait(afterMs)
  if (child.exitCode === null && child.pid !== undefined) process.kill(index % 2 === 0 ? -child.pid : child.pid, 'SIGKILL')
  await ended
  return said
}

/** Whole lines `<number> <sha256> <path>`: one that was cut off by the kill was not said. */
function acknowledged(said: string): string[] {
  return said.split('\n').slice(0, -1).filter((line) => /^\d+ [0-9a-f]{64} /.test(line))
}

function receivedIn(casePath: string): string[] {
  const entries = jackdawJson<{ payload: { exhibit: { number: string; sha256: string; path: string } } }[]>(home, 'journal', casePath, '--verb', 'exhibit.received')
  return entries.map(({ payload: { exhibit } }) => `${exhibit.number} ${exhibit.sha256} ${exhibit.path}`)
}

function faultsOf(casePath: string): readonly { what: string }[] {
  return (JSON.parse(jackdaw(home, 'verify', casePath, '--json', '--quiet').stdout) as { faults: { what: string }[] }).faults
}

function withoutNumber(line: string): string {
  return line.slice(line.indexOf(' ') + 1)
}

function isKept(casePath: string, line: string): boolean {
  const hash = line.split(' ')[1]!
  const path = join(casePath, 'evidence', hash.slice(0, 2), hash)
  return existsSync(path) && sha256(readFileSync(path)) === hash
}

function copyOfCase(name: string): string {
  cpSync(empty, join(room, name), { recursive: true })
  return join(room, name)
}

function nameOf(number: number): string {
  return number % 10 === 3 ? `list-${number}.csv` : `note-${number}.txt`
}

function textOf(number: number): string {
  if (number % 10 === 3) return `LastName,FirstName,Email\nQuill,Ada,ada.quill@halden.example\nName${number},Tobias,t.${number}@osier.example\n`
  // Every seventh has the bytes of another.
  const told = number % 7 === 6 ? number - 1 : number
  return `Note ${told}: the depot received ${told * 7} crates from Tobias Marsh on ${(told % 28) + 1} March 2024.\n`.repeat((told % 40) + 1)
}

/** Parts of the whole time, the same at every run: one in each stretch, so that every step is hit. */
function shares(count: number): number[] {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: count }, (_, index) => (index + random()) / count)
}
