import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { DerivedFolder } from './derived-folder.ts'

const mark = { plan: 'p', catalogue: 'c', dossier: 'd', pdf: 'left-out', sealed: [] } as const

function folderOf(context: TestContext): DerivedFolder {
  const root = mkdtempSync(join(tmpdir(), 'jackdaw-derived-'))
  context.after(() => rmSync(root, { recursive: true }))
  const derived = new DerivedFolder(root)
  mkdirSync(derived.path)
  return derived
}

test('a mark is read back when the database is there, and only then', (context) => {
  const derived = folderOf(context)
  assert.equal(derived.readMark(), undefined)
  derived.writeMark(mark)
  assert.equal(derived.readMark(), undefined)
  writeFileSync(derived.database, 'rows')
  assert.deepEqual(derived.readMark(), mark)
})

for (const text of ['', '{"plan":"p"', 'null', '[]', '{"plan":"p","catalogue":"c"}', '{"plan":1,"catalogue":"c","dossier":"d"}']) {
  test(`a mark of '${text}' is none`, (context) => {
    const derived = folderOf(context)
    writeFileSync(derived.database, 'rows')
    writeFileSync(join(derived.path, 'built.json'), text)
    assert.equal(derived.readMark(), undefined)
  })
}

test('the next database begins as a copy of a good one', (context) => {
  const derived = folderOf(context)
  writeFileSync(derived.database, 'rows')
  derived.beginNext(true)
  assert.equal(readFileSync(derived.nextDatabase, 'utf8'), 'rows')
  writeFileSync(derived.nextDatabase, 'more rows')
  assert.equal(readFileSync(derived.database, 'utf8'), 'rows')
  derived.finishNext()
  assert.equal(readFileSync(derived.database, 'utf8'), 'more rows')
  assert.ok(!existsSync(derived.nextDatabase))
})

test('a half-made one of a killed build is thrown away, with its log and what it had spilled', (context) => {
  const derived = folderOf(context)
  mkdirSync(derived.spillFolder)
  for (const path of [derived.nextDatabase, `${derived.nextDatabase}.wal`, join(derived.spillFolder, 'block')]) writeFileSync(path, 'half')
  derived.beginNext(false)
  for (const path of [derived.nextDatabase, `${derived.nextDatabase}.wal`, derived.spillFolder]) assert.ok(!existsSync(path), path)
})

const doubtful: readonly [what: string, fromCurrent: boolean, prepare: (derived: DerivedFolder) => void][] = [
  ['its tables are others', false, (derived) => writeFileSync(derived.database, 'rows')],
  ['a log lies beside it: it was not closed', true, (derived) => [derived.database, `${derived.database}.wal`].forEach((path) => writeFileSync(path, 'rows'))],
  ['there is none', true, () => undefined],
]
for (const [what, fromCurrent, prepare] of doubtful) {
  test(`the next database begins empty when ${what}`, (context) => {
    const derived = folderOf(context)
    prepare(derived)
    derived.beginNext(fromCurrent)
    assert.ok(!existsSync(derived.nextDatabase))
  })
}

test('a database with a log beside it is not what a mark speaks of', (context) => {
  const derived = folderOf(context)
  writeFileSync(derived.database, 'rows')
  derived.writeMark(mark)
  writeFileSync(`${derived.database}.wal`, 'log')
  assert.equal(derived.readMark(), undefined)
})

test('a log left beside the old database does not outlive it', (context) => {
  const derived = folderOf(context)
  writeFileSync(`${derived.database}.wal`, 'of the old one')
  derived.beginNext(true)
  writeFileSync(derived.nextDatabase, 'rows')
  derived.finishNext()
  assert.ok(!existsSync(`${derived.database}.wal`))
})

test('a folder that is not there is made', (context) => {
  const derived = folderOf(context)
  rmSync(derived.path, { recursive: true })
  derived.beginNext(true)
  assert.ok(existsSync(derived.path))
})
