/**
 * Breaks jobs at the n-th call of the file port, n = 1 to `--calls` or until the job makes no n-th call: a full disk, an error of the
 * disk, too many open files; and the power, with what was not synced dropped or torn. Then looks whether the failure is told in words,
 * the case verifies, what was acknowledged is there, what was built before can be opened, and the same job can be done then:
 * `node bench/faults.ts --calls 200 --jobs intake,judge,finding,export,release,build --answers ENOSPC,EIO,EMFILE,drop,tear`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BreakHouse, faultAnswers, type FaultAnswer } from '../test/house/proof/break-jobs.ts'
import { proofJobs, type ProofJobName } from '../test/house/proof/proof-jobs.ts'
import { describeMachine } from './machine.ts'

const { values } = parseArgs({ options: {
  calls: { type: 'string', default: '200' }, jobs: { type: 'string', default: Object.keys(proofJobs).join() }, answers: { type: 'string', default: faultAnswers.join() },
  seed: { type: 'string', default: '1' }, every: { type: 'string', default: '1' },
} })
const scratch = mkdtempSync(join(tmpdir(), 'jackdaw-faults-'))
console.log(describeMachine())
console.log(`seed ${values.seed}, every call that is a multiple of ${values.every}, up to ${values.calls}`)
const house = await BreakHouse.make(scratch, Number(values.seed))
const total = { broken: 0, wrong: 0 }
for (const name of values.jobs.split(',') as ProofJobName[]) {
  for (const answer of values.answers.split(',') as FaultAnswer[]) {
    let [broken, wrong, last] = [0, 0, 0]
    for (let at = 1; at <= Number(values.calls); at += Number(values.every)) {
      const found = await house.breakAt(name, answer, at)
      if (found === 'not reached') break
      broken++
      last = at
      if (found.length > 0) wrong++
      for (const what of found) console.log(`WRONG ${name} ${answer} at call ${at}: ${what}`)
    }
    console.log(`${name.padEnd(8)} ${answer.padEnd(7)} ${String(broken).padStart(4)} broken (last call ${last}), ${wrong} wrong`)
    total.broken += broken
    total.wrong += wrong
  }
}
rmSync(scratch, { recursive: true, force: true })
const bound = total.wrong === 0 ? `0 of ${total.broken}: below ${((3 / total.broken) * 100).toFixed(2)} % with 95 % confidence (rule of three)` : `${total.wrong} of ${total.broken}`
console.log(`all: wrong after a fault ${bound}`)
process.exitCode = total.wrong === 0 ? 0 : 1
