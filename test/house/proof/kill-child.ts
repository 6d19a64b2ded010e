/** Does a job in a room and says on standard output what is acknowledged; dies by SIGKILL at the step of that number, before or after it. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openCase } from '../../../src/case/case.ts'
import { SqliteDatabase } from '../../../src/store/sqlite/sqlite-database.ts'
import { proofJobs, type ProofJobName } from './proof-jobs.ts'
import { watchedFiles } from './watched-files.ts'

const [name = '', folder = '', dieAt = '', when = ''] = process.argv.slice(2)
const room = { folder, casePath: join(folder, 'case'), keyFolder: join(folder, 'keys'), evidence: join(folder, 'evidence'), out: join(folder, 'out') }
const steps: string[] = []

function step(words: string): void {
  if (steps.push(words) === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
}

// The journal is written by its engine: its transactions are steps too.
const { transaction } = SqliteDatabase.prototype
SqliteDatabase.prototype.transaction = function <T>(this: SqliteDatabase, work: () => T): T {
  step('begin a transaction')
  const result = transaction.call(this, () => {
    const done = work()
    step('commit')
    return done
  }) as T
  step('committed')
  return result
}

const files = watchedFiles(({ name: call, path }) => {
  const words = `${call} ${path.slice(folder.length)}`
  if (when === 'before') step(words)
  else return () => step(words)
})

const opened = await openCase(room.casePath, { write: true, keyFolder: room.keyFolder, files })
writeSync(1, 'ready\n')
await proofJobs[name as ProofJobName].run(opened, room, (line) => writeSync(1, `+ ${line}\n`))
opened.close()
writeSync(1, `done ${steps.length}\n`)
