import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { BreakHouse, faultAnswers } from './proof/break-jobs.ts'
import type { ProofJobName } from './proof/proof-jobs.ts'

// `bench/faults.ts` breaks every call; here some of them, so that the suite stays short.
const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jackdaw-faults-'))
let house: BreakHouse

before(async () => {
  house = await BreakHouse.make(scratch, 1)
})
after(() => rmSync(scratch, { recursive: true, force: true }))

/** Calls at which each job is broken. A build is long: one of each kind. */
const calls: Readonly<Record<ProofJobName, readonly number[]>> = {
  intake: [2, 14, 26, 38, 50, 62],
  judge: [1],
  finding: [1],
  export: [9, 60],
  release: [40],
  build: [],
}

for (const [name, numbers] of Object.entries(calls) as [ProofJobName, readonly number[]][]) {
  for (const answer of faultAnswers) {
    if (numbers.length === 0) continue
    test(`${name}, broken by ${answer}: told in words, nothing acknowledged is lost, the old state is whole, and it can be done again`, async () => {
      let reached = 0
      for (const at of numbers) {
        const found = await house.breakAt(name, answer, at)
        if (found === 'not reached') continue
        reached++
        assert.deepEqual(found, [], `call ${at}`)
      }
      assert.ok(reached >= numbers.length - 1, `${reached} calls were reached`)
    })
  }
}

test('a build, broken at two of its calls: the rows of before stand, and the next one gives what it gives undisturbed', async () => {
  for (const [answer, at] of [['ENOSPC', 30], ['tear', 70]] as const) assert.deepEqual(await house.breakAt('build', answer, at), [], answer)
})
