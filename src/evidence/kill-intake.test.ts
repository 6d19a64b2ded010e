import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sha256 } from '../base/hash.ts'
import { evidencePath } from '../case/case-layout.ts'
import { openCase } from '../case/case.ts'
import { investigator, temporaryCase } from '../case/fixtures/temporary-case.ts'
import { receive } from './intake.ts'
import { verifyCase } from './verify-case.ts'

const child = fileURLToPath(new URL('fixtures/receive-child.ts', import.meta.url))
/** How often the intake is killed; more with `JACKDAW_KILLS=50`. */
const kills = Number(process.env['JACKDAW_KILLS'] ?? 12)
const fileCount = 300

/** The generator of Park and Miller (1988, doi:10.1145/63039.63042): the same moments in every run. */
function* fractions(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

/** Starts the intake, kills it after `afterMs` of work (never, when undefined), and gives the lines it said and how long it worked. */
async function runChild(words: readonly string[], afterMs?: number): Promise<{ readonly said: readonly string[]; readonly tookMs: number }> {
  const running = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let startedAt = 0
  const ended = new Promise((resolve) => running.once('close', resolve))
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') {
      startedAt = performance.now()
      if (afterMs !== undefined) void wait(afterMs).then(() => running.kill('SIGKILL'))
    }
    said += text
  })
  await ended
  // A line that was cut off by the kill was not said.
  return { said: said.split('\n').slice(0, -1), tookMs: performance.now() - startedAt }
}

test(`an intake killed at ${kills} moments loses nothing it acknowledged, and the next one completes without doubles`, async (context) => {
  const { opened, folder, keyFolder } = await temporaryCase(context)
  opened.close()
  const source = join(folder, 'in')
  for (let index = 0; index < fileCount; index++) {
    mkdirSync(join(source, String(index % 7)), { recursive: true })
    // Every tenth has the bytes of another one; sizes from none to some blocks.
    const record = `record ${index - (index % 10 === 9 ? 1 : 0)} `
    writeFileSync(join(source, String(index % 7), `${index}.txt`), record.repeat((index % 23) * (index % 50 === 0 ? 2_000 : 3)))
  }
  const copyOfCase = (name: string) => {
    cpSync(opened.layout.root, join(folder, name), { recursive: true })
    return join(folder, name)
  }
  const { tookMs, said } = await runChild([copyOfCase('whole'), source, keyFolder])
  assert.deepEqual([said.length, said.at(-1)], [fileCount + 2, 'done'])

  const moments = fractions(20_260_301)
  let cutOff = 0
  for (let round = 0; round < kills; round++) {
    const root = copyOfCase(`round-${round}`)
    const moment = moments.next().value! * tookMs * 0.9
    const { said } = await runChild([root, source, keyFolder], moment)
    if (!said.includes('done')) cutOff++
    await assertKept(root, said)
    await assertCompletes(root, { source, keyFolder })
    rmSync(root, { recursive: true })
  }
  assert.ok(cutOff > 0, `none of ${kills} was cut off: the test shows nothing`)
  context.diagnostic(`${cutOff} of ${kills} were cut off, within ${Math.round(tookMs)} ms`)
})

/** What was acknowledged is in the journal, its bytes are whole, and the journal holds. */
async function assertKept(root: string, said: readonly string[]): Promise<void> {
  const reader = await openCase(root)
  const known = new Map(reader.exhibits.all().map((exhibit) => [exhibit.path, exhibit.sha256]))
  for (const line of said.filter((line) => line.startsWith('received'))) {
    const [, hash = '', path = ''] = line.split(' ')
    assert.equal(known.get(path), hash)
    assert.equal(sha256(readFileSync(evidencePath(reader.layout, hash))), hash)
  }
  const { faults } = await verifyCase(reader)
  // Bytes that were stored and not yet acknowledged may lie there; nothing else may be wrong.
  assert.deepEqual(faults.filter((fault) => fault.what !== 'evidence.stray'), [])
  reader.close()
}

async function assertCompletes(root: string, { source, keyFolder }: { source: string; keyFolder: string }): Promise<void> {
  const writer = await openCase(root, { write: true, keyFolder })
  assert.deepEqual(readdirSync(writer.layout.incoming), [])
  const before = writer.exhibits.all().length
  const report = await receive(writer, [source], { ...investigator, authority: 'A1' })
  assert.deepEqual([report.received.length, report.known], [fileCount - before, before])
  const exhibits = writer.exhibits.all()
  assert.deepEqual(exhibits.map((exhibit) => exhibit.number), Array.from({ length: fileCount }, (_, index) => String(index + 1)))
  assert.equal(new Set(exhibits.map((exhibit) => exhibit.path)).size, fileCount)
  assert.deepEqual((await verifyCase(writer)).faults, [])
  writer.close()
}
