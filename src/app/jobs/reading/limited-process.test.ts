import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ReadingBench } from './fixtures/reading-bench.ts'

const program = fileURLToPath(new URL('./fixtures/misbehaving-worker.ts', import.meta.url))
const limits = { maxMemoryBytes: 250_000_000, maxCpuMs: 700 }
const bench = new ReadingBench({ program, limits })
after(() => bench.close())

test('the process may read its program, and nothing else: no evidence, no file, no program, no environment', async () => {
  process.env['JACKDAW_TEST_SECRET'] = 'of the parent'
  const fresh = new ReadingBench({ program, limits })
  const task = fresh.task('report', new Uint8Array(1))
  // The process is told where the evidence lies by the test: the task that it gets has a number in its place.
  const { texts } = await fresh.perform({ ...task, parent: task.file })
  fresh.close()
  delete process.env['JACKDAW_TEST_SECRET']
  assert.deepEqual(JSON.parse(texts[0] ?? '{}'), {
    write: 'ERR_ACCESS_DENIED',
    writeOver: 'ERR_ACCESS_DENIED',
    spawn: 'ERR_ACCESS_DENIED',
    bind: 'ERR_ACCESS_DENIED',
    readOutside: 'ERR_ACCESS_DENIED',
    readParent: 'ERR_ACCESS_DENIED',
    readEvidence: 'ERR_ACCESS_DENIED',
    told: '0',
    environment: ['HOME', 'LC_ALL', 'PATH', 'TZ', 'UV_THREADPOOL_SIZE', 'VIPS_CONCURRENCY'],
    folder: '/',
  })
})

const ends: readonly (readonly [act: string, code: string, message: RegExp])[] = [
  ['memory by steps', 'limit.memory', /took more than 250 MB of memory\. Nothing/],
  ['memory of the heap', 'limit.memory', /took more than 250 MB of memory\. Nothing/],
  ['memory at once', 'limit.memory|reader.crashed', /memory|allocate/],
  ['processor', 'limit.cpu', /took more than 0.7 s of processor time\. Nothing/],
  ['half a frame', 'reader.crashed', /broke off: ended before it was done\. Nothing/],
  ['half a child', 'reader.crashed', /broke off: ended by SIGKILL\. Nothing/],
  ['a whole child, then death', 'reader.crashed', /broke off: ended by SIGABRT/],
  ['a throw', 'reader.crashed', /with the words "TypeError: the reader is at fault"\. Nothing/],
  ['a frame of no kind', 'reader.crashed', /sent what no reader sends/],
  ['a frame too long', 'reader.crashed', /sent what no reader sends \(A frame of 4294967295 bytes is longer/],
  ['a child without a name', 'reader.crashed', /sent what no reader sends \(a child without a name/],
  ['bytes of no child', 'reader.crashed', /sent what no reader sends \(bytes of no child/],
  ['an end of no shape', 'reader.crashed', /sent an end that no reader sends/],
  ['another file', 'reader.crashed', /sent what no reader sends \(it asked for file 1 of 1\)/],
  ['beyond the end', 'reader.crashed', /it asked for bytes beyond the end of the exhibit/],
  ['a path', 'reader.crashed', /it asked for bytes that no exhibit has/],
  ['bytes and does not read', 'reader.crashed|limit.cpu|limit.memory', /./],
  ['again for ever', 'reader.crashed', /sent an end that no reader sends/],
  ['closed output', 'reader.crashed', /broke off: ended before it was done/],
]

for (const [act, code, message] of ends) {
  test(`a process with ${act} is a problem of its exhibit, and the next exhibit is read`, async () => {
    const { problems, messages, children, lines, texts } = await bench.read(act)
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, new RegExp(`^(${code})$`))
    assert.match(messages, message)
    assert.deepEqual([children, texts, lines.at(-1)?.[0]], [[], [], 'e'])
    assert.deepEqual((await bench.read('well')).texts, ['all is well'])
    assert.deepEqual([bench.strays(), bench.childFiles()], [[], 0])
  })
}

test('a process that has read a risky kind reads nothing after it but what came with it, nor does one that does not say what it reads', async () => {
  let count = 0
  const nameOf = async (path: string, tree = `tree ${count++}`) => (await bench.perform({ ...bench.task(path, new Uint8Array(1)), tree })).texts[0]
  const [first, second] = [await nameOf('which'), await nameOf('which')]
  assert.equal(second, first, 'what is text is read by one process')
  assert.notEqual(await nameOf('risky'), undefined)
  const third = await nameOf('which')
  assert.notEqual(third, first)
  const bound = await nameOf('risky', 'the mailbox')
  assert.equal(await nameOf('risky', 'the mailbox'), bound, 'what came with it is read by the same')
  assert.equal(await nameOf('which', 'the mailbox'), bound)
  assert.notEqual(await nameOf('risky', 'another mailbox'), bound)
  await nameOf('no kind')
  assert.notEqual(await nameOf('which'), third)
})

test('of an exhibit that takes too long its beginning is kept, and how far a killed process came decides nothing', async () => {
  const first = await bench.read('processor at the end')
  assert.deepEqual([first.texts, first.problems, first.lines.at(-1)?.[0]], [['the beginning'], ['limit.cpu'], 'e'])
  assert.match(first.messages, /took more than 0\.7 s of processor time\. Only its beginning was read then \(up to 100 pages/)
  assert.deepEqual((await bench.read('processor at the end')).lines, first.lines)
})

test('a process that waits for ever is stopped', async () => {
  const impatient = new ReadingBench({ program, limits: { ...limits, maxCpuMs: 350 } })
  assert.deepEqual((await impatient.read('sleep')).problems, ['limit.time'])
  impatient.close()
})

test('lines of no shape are left out, and told', async () => {
  const { problems, lines } = await bench.read('lines of no shape')
  assert.deepEqual(problems, ['reader.garbled', 'reader.garbled', 'reader.garbled', 'reader.garbled'])
  assert.deepEqual([lines[0], lines.at(-1)?.[0]], [['r', 'text'], 'e'])
})

test('what is sent after the end does not reach the next exhibit as its own', async () => {
  assert.deepEqual((await bench.read('more after the end')).texts, [])
  await setTimeout(100)
  assert.deepEqual((await bench.read('well')).texts, ['all is well'])
})

test('that no process can be started is a failure of the machine, not of the exhibit', async () => {
  const path = process.execPath
  Object.defineProperty(process, 'execPath', { value: '/nowhere/node', configurable: true })
  const searchPath = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  const without = new ReadingBench({ program, limits })
  try {
    await assert.rejects(without.read('well'), { code: 'machine.lacks' })
  } finally {
    process.env['PATH'] = searchPath
    Object.defineProperty(process, 'execPath', { value: path, configurable: true })
    without.close()
  }
})

test('bytes that are not where they were kept are a failure, not a reading', async () => {
  const reader = new ReadingBench()
  const task = reader.task('a.txt', Buffer.from('a'))
  await assert.rejects(reader.pool.extract({ ...task, file: `${task.file}-gone` }, reader.shelf, 'b'.repeat(64)), { code: 'evidence.damaged' })
  reader.close()
})

test('a busy process does not outlive its parent', { skip: spawnSync('setpriv', ['--version']).status !== 0 && 'setpriv is not installed' }, async () => {
  const parent = spawn(process.execPath, [fileURLToPath(new URL('./fixtures/orphan-maker.ts', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [told] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(told.toString())
  assert.ok(existsSync(`/proc/${pid}`))
  parent.kill('SIGKILL')
  for (let wait = 0; wait < 50 && existsSync(`/proc/${pid}`); wait++) await setTimeout(50)
  const isGone = !existsSync(`/proc/${pid}`)
  if (!isGone) process.kill(pid, 'SIGKILL')
  assert.ok(isGone, 'the process went on')
})
