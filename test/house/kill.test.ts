import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { jackdaw, jackdawJson, startJackdaw } from './jackdaw-command.ts'
import { writeSmallEvidence } from './small-evidence.ts'

/** Moments at which a build is killed; `JACKDAW_KILLS=50` for the long run. */
const kills = Number(process.env['JACKDAW_KILLS'] ?? 6)
const seed = 20_261_124

const room = mkdtempSync(join(tmpdir(), 'jackdaw-kill-'))
const home = join(room, 'home')
const casePath = join(room, 'case')
let undisturbed = ''
let wholeMs = 0

before(() => {
  const evidence = join(room, 'evidence')
  mkdirSync(evidence)
  writeSmallEvidence(evidence)
  for (let number = 0; number < 120; number++) {
    writeFileSync(join(evidence, `note-${number}.txt`), `Note ${number}: the depot received ${number * 7} crates on ${(number % 28) + 1} March 2024.\n`)
  }
  jackdawJson(home, 'new', casePath, '--title', 'Kill', '--purpose', 'Testing', '--authority', 'own-records: invented')
  jackdawJson(home, 'add', casePath, evidence, '--authority', 'A1')
  const startedAt = performance.now()
  undisturbed = jackdawJson<{ dossier: string }>(home, 'build', casePath, '--no-pdf').dossier
  wholeMs = performance.now() - startedAt
})

after(() => rmSync(room, { recursive: true, force: true }))

test(`a build killed at ${kills} moments: the next one completes and gives the same dossier`, async () => {
  for (const share of shares(kills)) {
    rmSync(join(casePath, 'derived'), { recursive: true, force: true })
    rmSync(join(casePath, 'dossier'), { recursive: true, force: true })
    const child = startJackdaw(home, 'build', casePath, '--no-pdf', '--quiet')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await wait(share * wholeMs)
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL')
    await ended
    const again = jackdawJson<{ dossier: string }>(home, 'build', casePath, '--no-pdf')
    assert.equal(again.dossier, undisturbed, `killed at ${Math.round(share * 100)} % of its time`)
  }
  assert.equal(jackdaw(home, 'verify', casePath).status, 0)
})

/** Parts of the whole time, the same at every run: one in each stretch, so that every step is hit. */
function shares(count: number): number[] {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: count }, (_, index) => (index + random()) / count)
}
