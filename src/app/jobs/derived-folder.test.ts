import assert from 'node:assert/strict'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { diskFilesNow, type FilesNow } from '../../base/files-now.ts'
import { DerivedFolder } from './derived-folder.ts'

const words = { plan: 'p', catalogue: 'c', dossier: 'd', pdf: 'left-out', sealed: [] } as const

function folderOf(context: TestContext, files?: FilesNow): DerivedFolder {
  const root = mkdtempSync(join(tmpdir(), 'jackdaw-derived-'))
  context.after(() => rmSync(root, { recursive: true }))
  const derived = new DerivedFolder(root, files)
  mkdirSync(derived.path)
  return derived
}

/** A folder as a build leaves it. */
function builtFolder(context: TestContext, rows = 'rows', files?: FilesNow): DerivedFolder {
  const derived = folderOf(context, files)
  build(derived, rows)
  return derived
}

function build(derived: DerivedFolder, rows: string): void {
  derived.beginNext(false)
  writeFileSync(derived.nextDatabase, rows)
  writeFileSync(derived.nextSearchIndex, `words of ${rows}`)
  derived.finishNext(words)
}

test('what a build left is read back and opened', (context) => {
  const derived = folderOf(context)
  assert.equal(derived.readMark(), undefined)
  assert.throws(() => derived.wholeDatabase(), { code: 'case.not-built' })
  build(derived, 'rows')
  const { plan, catalogue, dossier, pdf, sealed, next } = derived.readMark()!
  assert.deepEqual([{ plan, catalogue, dossier, pdf, sealed }, next], [words, undefined])
  assert.equal(readFileSync(derived.wholeDatabase(), 'utf8'), 'rows')
  assert.equal(readFileSync(derived.wholeSearchIndex(), 'utf8'), 'words of rows')
  assert.deepEqual([derived.isAsBuilt(), derived.changedFiles()], [true, []])
})

for (const text of ['', '{"plan":"p"', 'null', '[]', '{"plan":"p","catalogue":"c","dossier":"d"}']) {
  test(`a mark of '${text}' is none`, (context) => {
    const derived = builtFolder(context)
    writeFileSync(join(derived.path, 'built.json'), text)
    assert.equal(derived.readMark(), undefined)
    assert.throws(() => derived.wholeDatabase(), { code: 'case.not-built' })
  })
}

test('a mark of which one byte was changed is none', (context) => {
  const derived = builtFolder(context)
  const path = join(derived.path, 'built.json')
  const bytes = readFileSync(path)
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    writeFileSync(path, changed)
    assert.equal(derived.readMark(), undefined, `byte ${at}`)
  }
})

const harms: Readonly<Record<string, (path: string) => void>> = {
  'is gone': (path) => rmSync(path),
  'is empty': (path) => truncateSync(path),
  'was cut off': (path) => truncateSync(path, 3),
  'has more': (path) => appendFileSync(path, 'x'),
  'has another byte': (path) => writeFileSync(path, readFileSync(path, 'latin1').replace('w', 'v')),
}
for (const [what, harm] of Object.entries(harms)) {
  test(`a database that ${what} is not opened and not built on`, (context) => {
    const derived = builtFolder(context)
    harm(derived.database)
    assert.throws(() => derived.wholeDatabase(), { code: 'store.damaged', message: /jackdaw build/ })
    assert.deepEqual([derived.isAsBuilt(), derived.changedFiles()], [false, ['derived/case.duckdb']])
    derived.beginNext(true)
    assert.ok(!existsSync(derived.nextDatabase))
  })

  test(`a search index that ${what} is not searched, and is built again`, (context) => {
    const derived = builtFolder(context)
    harm(derived.searchIndex)
    assert.throws(() => derived.wholeSearchIndex(), { code: 'store.damaged', message: /jackdaw build/ })
    assert.deepEqual([derived.isAsBuilt(), derived.isSearchBuilt(), derived.changedFiles()], [false, false, ['derived/search.sqlite']])
  })
}

test('a byte that the disk turned, at no later time, is found by a deep look', (context) => {
  const derived = builtFolder(context)
  const { atime, mtime } = statSync(derived.database)
  utimesSync(derived.database, atime, mtime)
  build(derived, 'rows')
  const told = statSync(derived.database, { bigint: true })
  writeFileSync(derived.database, 'rowz')
  utimesSync(derived.database, Number(told.atimeMs) / 1000, Number(told.mtimeMs) / 1000)
  assert.deepEqual(derived.changedFiles(), ['derived/case.duckdb'])
})

test('a case that was copied is as built', (context) => {
  const derived = builtFolder(context)
  const elsewhere = mkdtempSync(join(tmpdir(), 'jackdaw-derived-'))
  context.after(() => rmSync(elsewhere, { recursive: true }))
  cpSync(derived.path, join(elsewhere, 'derived'), { recursive: true })
  assert.ok(new DerivedFolder(elsewhere).isAsBuilt())
})

test('the next database begins as a copy of a good one, and takes its place', (context) => {
  const derived = builtFolder(context)
  derived.beginNext(true)
  assert.equal(readFileSync(derived.nextDatabase, 'utf8'), 'rows')
  writeFileSync(derived.nextDatabase, 'more rows')
  assert.equal(readFileSync(derived.wholeDatabase(), 'utf8'), 'rows')
  derived.finishNext(words)
  assert.equal(readFileSync(derived.wholeDatabase(), 'utf8'), 'more rows')
  assert.equal(readFileSync(derived.wholeSearchIndex(), 'utf8'), 'words of rows', 'an index that was not made anew stays')
  assert.ok(!existsSync(derived.nextDatabase))
})

test('whatever step of the taking of places is the last, what is opened is the one build or the other, or nothing', (context) => {
  const steps = Object.keys(diskFilesNow) as (keyof FilesNow)[]
  let left = Infinity
  const failing = Object.fromEntries(steps.map((step) => [step, (...given: never[]) => {
    if (left-- <= 0) throw Object.assign(new Error(`EIO: ${step}`), { code: 'EIO', syscall: step })
    return (diskFilesNow[step] as (...given: never[]) => unknown)(...given)
  }])) as unknown as FilesNow
  let seen = 0
  for (let stopAt = 0; ; stopAt++) {
    left = Infinity
    const derived = builtFolder(context, 'old rows', failing)
    derived.beginNext(true)
    writeFileSync(derived.nextDatabase, 'newer rows')
    writeFileSync(derived.nextSearchIndex, 'words of newer rows')
    left = stopAt
    try {
      derived.finishNext(words)
      break
    } catch {
      seen++
    }
    const rows = readFileSync(derived.wholeDatabase(), 'utf8')
    const found = readFileSync(derived.wholeSearchIndex(), 'utf8')
    assert.ok(['old rows', 'newer rows'].includes(rows) && ['words of old rows', 'words of newer rows'].includes(found))
    // An index of which the database does not know must not be taken for that of the next build.
    assert.ok(!derived.isSearchBuilt() || found === `words of ${rows}`, `step ${stopAt}`)
  }
  assert.ok(seen >= 10, `${seen} steps were broken`)
})

test('a half-made one of a killed build is thrown away, with its log and what it had spilled', (context) => {
  const derived = folderOf(context)
  mkdirSync(derived.spillFolder)
  const half = [derived.nextDatabase, `${derived.nextDatabase}.wal`, derived.nextSearchIndex, join(derived.spillFolder, 'block')]
  for (const path of half) writeFileSync(path, 'half')
  derived.beginNext(false)
  for (const path of [...half, derived.spillFolder]) assert.ok(!existsSync(path), path)
})

test('a database with a log beside it was not closed: it is not opened and not built on', (context) => {
  const derived = builtFolder(context)
  writeFileSync(`${derived.database}.wal`, 'log')
  assert.equal(derived.readMark(), undefined)
  assert.throws(() => derived.wholeDatabase(), { code: 'store.damaged' })
  derived.beginNext(true)
  assert.ok(!existsSync(derived.nextDatabase))
  build(derived, 'rows')
  assert.ok(!existsSync(`${derived.database}.wal`), 'the log of the old one does not outlive it')
})

test('the next database begins empty when the tables are others, or there is none', (context) => {
  const derived = builtFolder(context)
  derived.beginNext(false)
  assert.ok(!existsSync(derived.nextDatabase))
  rmSync(derived.path, { recursive: true })
  derived.beginNext(true)
  assert.ok(existsSync(derived.path) && !existsSync(derived.nextDatabase))
})
