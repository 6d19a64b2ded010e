import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { steppingClock } from '../base/clock.ts'
import { diskFiles, type FilePort } from '../base/file-port.ts'
import { sha256 } from '../base/hash.ts'
import { evidencePath } from '../case/case-layout.ts'
import { openCase, type Case } from '../case/case.ts'
import { recordAuthority } from '../case/authority/authority-register.ts'
import { courtOrder, investigator, temporaryCase } from '../case/fixtures/temporary-case.ts'
import { listIntakeProblems, receive, type IntakeOptions, type Receipt } from './intake.ts'
import { verifyCase } from './verify-case.ts'

const options: IntakeOptions = { ...investigator, authority: 'A1' }

const write = (folder: string, files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const pathsOf = (opened: Case) => opened.exhibits.all().map((exhibit) => `${exhibit.number} ${exhibit.path}`)

const assertSound = async (opened: Case) => assert.deepEqual((await verifyCase(opened)).faults, [])

test('a folder is taken in in code-unit order, paths told from it, bytes read-only under their hash', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const source = write(join(folder, 'in'), { 'b.txt': 'two', 'Z.txt': 'one', 'a/ü.txt': 'three', 'a/10.txt': '', 'a/9.txt': 'five', 'a-b.txt': 'six' })
  const report = await receive(opened, [source], options)
  assert.deepEqual(pathsOf(opened), ['1 Z.txt', '2 a/10.txt', '3 a/9.txt', '4 a/ü.txt', '5 a-b.txt', '6 b.txt'])
  assert.deepEqual(report.received, opened.exhibits.all())
  assert.deepEqual([report.known, report.bytes, report.problems], [0, 3 + 3 + 5 + 0 + 4 + 3, []])
  const [first] = report.received
  assert.equal(first?.sha256, sha256('one'))
  assert.deepEqual([first?.authority, first?.receivedBy, first?.sizeBytes], ['A1', 'Mira Osei', 3])
  const stored = evidencePath(opened.layout, sha256('one'))
  assert.equal(readFileSync(stored, 'utf8'), 'one')
  assert.equal(statSync(stored).mode & 0o222, 0)
  assert.deepEqual(readdirSync(opened.layout.incoming), [])
  const [entry] = opened.journal.entries({ verb: 'exhibit.received' })
  assert.equal(entry?.payload.foundPath, join(source, 'Z.txt'))
  await assertSound(opened)
})

test('a file by itself is told by its name, and everything from the base when one is given', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  write(folder, { 'in/x/letter.txt': 'dear', 'in/y/letter.txt': 'sir' })
  await receive(opened, [join(folder, 'in/x/letter.txt')], options)
  await receive(opened, [join(folder, 'in/y'), join(folder, 'in/x/letter.txt')], { ...options, base: join(folder, 'in') })
  assert.deepEqual(pathsOf(opened), ['1 letter.txt', '2 y/letter.txt', '3 x/letter.txt'])
  await assert.rejects(receive(opened, [join(folder, 'in/x')], { ...options, base: join(folder, 'in/y') }), { code: 'usage' })
})

test('the same path and bytes again are known; the same bytes under another path are another exhibit, stored once', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const source = write(join(folder, 'in'), { 'a.txt': 'same', 'copy/a.txt': 'same', 'b.txt': 'other' })
  await receive(opened, [source], options)
  const size = opened.journal.size
  const seen: Receipt[] = []
  const again = await receive(opened, [source, source], { ...options, onReceipt: (receipt) => seen.push(receipt) })
  assert.deepEqual([again.received.length, again.known, opened.journal.size], [0, 6, size])
  assert.deepEqual(seen.map(({ outcome, exhibit }) => `${outcome} ${exhibit.number}`), [1, 2, 3, 1, 2, 3].map((number) => `known ${number}`))
  assert.equal(new Set(opened.exhibits.all().map((exhibit) => exhibit.id)).size, 3)
  assert.equal(readdirSync(opened.layout.evidence, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length, 2)
  // Other bytes of the same length in the same place are another exhibit beside the first.
  writeFileSync(join(source, 'b.txt'), 'rehto')
  assert.deepEqual((await receive(opened, [source], options)).received.map((exhibit) => `${exhibit.number} ${exhibit.path}`), ['4 b.txt'])
  await assertSound(opened)
})

test('the same file twice in one call, before it is known, is one exhibit', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const source = write(join(folder, 'in'), { 'a.txt': 'a', 'b.txt': 'a' })
  const report = await receive(opened, [source, source], options)
  assert.deepEqual([report.received.length, report.known], [2, 2])
  await assertSound(opened)
})

test('without an authority that holds, nothing is taken in', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const source = write(join(folder, 'in'), { 'a.txt': 'a' })
  recordAuthority(opened.journal, { ...courtOrder, until: '2026-03-02' }, investigator)
  const refused: [Partial<IntakeOptions>, string][] = [
    [{ authority: undefined }, 'authority.missing'],
    [{ authority: 'A9' }, 'authority.missing'],
    [{ authority: 'A2', clock: steppingClock('2026-03-03T00:00:00.000Z') }, 'authority.expired'],
  ]
  for (const [part, code] of refused) await assert.rejects(receive(opened, [source], { ...options, ...part }), { code })
  assert.deepEqual(readdirSync(opened.layout.evidence), ['incoming'])
  const reader = await openCase(opened.layout.root)
  await assert.rejects(receive(reader, [source], options), { code: 'defect' })
  reader.close()
})

test('what cannot be taken in is a problem, told once, and the rest goes on', { skip: process.platform === 'win32' && 'makes links and pipes' }, async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const source = write(join(folder, 'in'), { 'a.txt': 'a', 'z.txt': 'z' })
  symlinkSync('a.txt', join(source, 'link'))
  symlinkSync('/', join(source, 'root'))
  symlinkSync('nowhere', join(source, 'broken'))
  execFileSync('mkfifo', [join(source, 'pipe')])
  const server = createServer().listen(join(source, 'socket'))
  await new Promise((resolve) => server.once('listening', resolve))
  writeFileSync(Buffer.concat([Buffer.from(`${source}/r`), Buffer.from([0xe9]), Buffer.from('sum%.txt')]), 'latin')
  const report = await receive(opened, [source], options)
  server.close()
  assert.deepEqual(report.problems.map((problem) => `${problem.code} ${problem.message.split(' ')[0]}`), [
    'intake.symlink broken',
    'intake.symlink link',
    'intake.special-file pipe',
    'intake.name-not-utf8 r%E9sum%25.txt',
    'intake.symlink root',
    'intake.special-file socket',
  ])
  assert.deepEqual(pathsOf(opened), ['1 a.txt', '2 r%E9sum%25.txt', '3 z.txt'])
  const size = opened.journal.size
  assert.equal((await receive(opened, [source], options)).problems.length, 5 + (existsSync(join(source, 'socket')) ? 1 : 0))
  assert.equal(opened.journal.size, size)
  assert.deepEqual(listIntakeProblems(opened), report.problems)
  await assert.rejects(receive(opened, [join(source, 'absent')], options), { code: 'evidence.unreadable' })
})

test('a file that goes away or is written to between listing and reading is a problem, and the rest goes on', async (context) => {
  let meddle = () => {}
  const files: FilePort = {
    ...diskFiles,
    async create(path, mode) {
      meddle()
      return diskFiles.create(path, mode)
    },
  }
  const { opened, folder } = await temporaryCase(context, files)
  const source = write(join(folder, 'in'), Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.txt`, name])))
  meddle = () => {
    rmSync(join(source, 'f.txt'), { force: true })
    writeFileSync(join(source, 'a.txt'), 'another text')
    utimesSync(join(source, 'a.txt'), 1, 1)
  }
  const report = await receive(opened, [source], options)
  assert.deepEqual(report.problems.map((problem) => problem.code), ['intake.changed-while-read', 'intake.vanished'])
  assert.deepEqual(report.received.map((exhibit) => exhibit.path), ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'])
  await assertSound(opened)
})

test('a case does not take itself in', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  write(folder, { 'a.txt': 'a' })
  const report = await receive(opened, [folder], options)
  assert.deepEqual(report.problems.map((problem) => problem.code), ['intake.own-case'])
  assert.ok(report.received.every((exhibit) => !exhibit.path.startsWith('case/')))
})

test('bytes are on the disk before the name, the name before the journal, the journal before the word', async (context) => {
  const steps: string[] = []
  const { opened, folder } = await temporaryCase(context, recordingFiles(steps))
  const source = write(join(folder, 'in'), { 'a.txt': 'a' })
  steps.length = 0
  await receive(opened, [source], {
    ...options,
    onReceipt: ({ exhibit }) => {
      // Another connection sees it: the journal's transaction has ended.
      steps.push(`acknowledge ${opened.journal.size}`)
      assert.equal(exhibit.path, 'a.txt')
    },
  })
  assert.deepEqual(steps, ['create', 'write', 'sync', 'close', 'makeFolder', 'rename', 'syncFolder', 'syncFolder', 'acknowledge 4'])
})

test('a disk that fails at any step ends the intake with a clear failure and the case as it was; the next run completes', async (context) => {
  const failures: [Step, string][] = [
    ['create', 'ENOSPC'], ['write', 'ENOSPC'], ['write', 'EIO'], ['sync', 'EIO'], ['makeFolder', 'EDQUOT'], ['rename', 'EROFS'], ['syncFolder', 'EIO'],
  ]
  for (const [step, code] of failures) {
    const broken = breakableFiles()
    const { opened, folder } = await temporaryCase(context, broken.files)
    const source = write(join(folder, 'in'), { 'a.txt': 'a' })
    await receive(opened, [source], options)
    const before = opened.journal.head()
    write(source, { 'b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd' })
    broken.breakAt(step, code)
    const failure = { code: 'case.unwritable', message: code === 'ENOSPC' || code === 'EDQUOT' ? /disk is full/ : /could not be written/ }
    await assert.rejects(receive(opened, [source], options), failure, `${step} ${code}`)
    broken.mend()
    assert.deepEqual(opened.journal.head(), before)
    await assertSound(opened)
    assert.deepEqual(readdirSync(opened.layout.incoming), [])
    await receive(opened, [source], options)
    assert.deepEqual(pathsOf(opened), ['1 a.txt', '2 b.txt', '3 c.txt', '4 d.txt'])
    await assertSound(opened)
  }
})

test('an intake that is stopped keeps what it has, and goes on later', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const source = write(join(folder, 'in'), Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`${1000 + index}.txt`, String(index)])))
  const stop = new AbortController()
  let acknowledged = 0
  const onReceipt = () => {
    acknowledged++
    stop.abort()
  }
  await assert.rejects(receive(opened, [source], { ...options, onReceipt, signal: stop.signal }), { code: 'interrupted' })
  assert.equal(opened.exhibits.all().length, acknowledged)
  assert.ok(acknowledged > 0 && acknowledged < 250)
  const report = await receive(opened, [source], options)
  assert.equal(report.received.length, 250 - acknowledged)
  await assertSound(opened)
})

test('a file of several blocks is copied and hashed whole', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const bytes = Buffer.alloc(5 * 2 ** 20 + 17)
  for (let at = 0; at < bytes.byteLength; at += 4_096) bytes.writeUInt32LE(at, at)
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'large.bin'), bytes)
  const [exhibit] = (await receive(opened, [join(folder, 'in')], options)).received
  assert.equal(exhibit?.sha256, sha256(bytes))
  assert.deepEqual(readFileSync(evidencePath(opened.layout, exhibit!.sha256)), bytes)
})

test('damaged bytes that stand where new ones belong are not taken for them', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  const target = evidencePath(opened.layout, sha256('a'))
  write(folder, { 'in/a.txt': 'a' })
  mkdirSync(join(target, '..'))
  writeFileSync(target, 'cut off')
  await assert.rejects(receive(opened, [join(folder, 'in')], options), { code: 'evidence.damaged' })
})

type Step = 'create' | 'write' | 'sync' | 'close' | 'makeFolder' | 'rename' | 'syncFolder'

/** The machine's files, with `before` called before each step. */
function watchedFiles(before: (step: Step) => void): FilePort {
  return {
    ...diskFiles,
    async create(path, mode) {
      before('create')
      const file = await diskFiles.create(path, mode)
      return {
        write: async (bytes) => (before('write'), file.write(bytes)),
        sync: async () => (before('sync'), file.sync()),
        close: async () => (before('close'), file.close()),
      }
    },
    makeFolder: async (path) => (before('makeFolder'), diskFiles.makeFolder(path)),
    rename: async (from, to) => (before('rename'), diskFiles.rename(from, to)),
    syncFolder: async (path) => (before('syncFolder'), diskFiles.syncFolder(path)),
  }
}

function recordingFiles(steps: string[]): FilePort {
  return watchedFiles((step) => steps.push(step))
}

/** Files that fail at the second time of a step, once told so. */
function breakableFiles() {
  let broken: { step: Step; code: string; left: number } | undefined
  return {
    breakAt(step: Step, code: string) {
      broken = { step, code, left: 1 }
    },
    mend() {
      broken = undefined
    },
    files: watchedFiles((step) => {
      if (broken?.step === step && broken.left-- <= 0) {
        throw Object.assign(new Error(`${broken.code}: ${step}`), { code: broken.code, syscall: step })
      }
    }),
  }
}
