import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { writeAccountCsv } from '../../bench/write-account-csv.ts'
import { jackdawJson, startJackdaw } from './jackdaw-command.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-interrupt-'))
const home = join(room, 'home')
const casePath = join(room, 'case')
/** Longest time that a person waits after Ctrl-C; the machine may be busy with other tests. */
const longestMs = 5_000

before(async () => {
  const evidence = join(room, 'evidence')
  mkdirSync(evidence)
  await writeAccountCsv(join(evidence, 'bank.csv'), 3_000_000)
  jackdawJson(home, 'new', casePath, '--title', 'Interrupt', '--purpose', 'Testing', '--authority', 'own-records: invented')
  jackdawJson(home, 'add', casePath, evidence, '--authority', 'A1')
})

after(() => rmSync(room, { recursive: true, force: true }))

/** Starts a build, presses Ctrl-C once `isTime` says so of what it wrote so far, and gives its exit code and how long it took to end. */
async function interrupt(isTime: (stderr: string) => boolean): Promise<{ code: number | null; tookMs: number; stderr: string }> {
  const child = startJackdaw(home, 'build', casePath, '--no-pdf')
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let stderr = ''
  let pressedAt = Infinity
  // Ctrl-C at a terminal reaches the whole group: the readers too.
  const press = () => {
    if (pressedAt < Infinity || !isTime(stderr)) return
    pressedAt = performance.now()
    process.kill(-child.pid!, 'SIGINT')
  }
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    press()
  })
  const clock = setInterval(press, 20)
  const code = await ended
  clearInterval(clock)
  return { code, tookMs: performance.now() - pressedAt, stderr }
}

const startedAt = { read: 0 }
const moments: Readonly<Record<string, (stderr: string) => boolean>> = {
  read: () => performance.now() - startedAt.read > 1_500,
  load: (stderr) => /^read /m.test(stderr),
  resolve: (stderr) => /^load /m.test(stderr),
  link: (stderr) => /^resolve /m.test(stderr),
  search: (stderr) => /^find /m.test(stderr),
}

for (const [step, isTime] of Object.entries(moments)) {
  test(`Ctrl-C during ${step} ends the build soon, with exit code 130`, async () => {
    startedAt.read = performance.now()
    const { code, tookMs, stderr } = await interrupt(isTime)
    assert.equal(code, 130, stderr)
    assert.ok(tookMs < longestMs, `${step} took ${Math.round(tookMs)} ms to end`)
    assert.match(stderr, /\[interrupted\]/)
    assert.doesNotMatch(stderr, /damaged|defect/)
  })
}

test('the next build goes on', () => {
  const built = jackdawJson<{ dossier: string; read: number }>(home, 'build', casePath, '--no-pdf')
  assert.equal(built.read, 0, 'the reading that was whole is read again')
  assert.deepEqual(readdirSync(join(casePath, 'derived')).filter((name) => /next|spill|unfinished/.test(name)), [])
})
