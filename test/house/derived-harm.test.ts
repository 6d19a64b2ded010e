import assert from 'node:assert/strict'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { buildCase } from '../../src/app/jobs/build.ts'
import { DerivedFolder } from '../../src/app/jobs/derived-folder.ts'
import { Failure } from '../../src/base/failure.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { receive } from '../../src/evidence/intake.ts'
import { hashViews } from './hash-views.ts'
import { author, ProofHouse, type ProofRoom } from './proof/proof-jobs.ts'

// With `JACKDAW_HARMS=all` each way; otherwise the two that are hardest to see.
const isLong = process.env['JACKDAW_HARMS'] === 'all'
const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jackdaw-harm-'))
const random = seededNumbers(7)
let house: ProofHouse
let whole: Record<string, string>
let grown: Record<string, string>

before(async () => {
  house = await ProofHouse.make(scratch)
  whole = await hashViews(house.roomFor('export', 'whole').casePath)
  grown = await house.undisturbed()
})
after(() => rmSync(scratch, { recursive: true, force: true }))

const allHarms: Readonly<Record<string, (path: string) => void>> = {
  'taken away': (path) => rmSync(path),
  'emptied': (path) => truncateSync(path),
  'cut in half': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'cut by a byte': (path) => truncateSync(path, Math.max(0, statSync(path).size - 1)),
  'longer': (path) => appendFileSync(path, 'x'),
  'changed in a byte': (path) => {
    const bytes = readFileSync(path)
    bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8)
    writeFileSync(path, bytes)
  },
}

const harms = Object.fromEntries(Object.entries(allHarms).filter(([what]) => isLong || what === 'cut in half' || what === 'changed in a byte'))

function derivedFiles(room: ProofRoom): string[] {
  const folder = join(room.casePath, 'derived')
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
}

/** Either the right rows, or a failure that says what to do. */
async function assertRightOrTold(room: ProofRoom): Promise<boolean> {
  try {
    assert.deepEqual(await hashViews(room.casePath), whole)
    return true
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    assert.ok(['store.damaged', 'case.not-built'].includes(thrown.code), thrown.code)
    assert.match(thrown.message, /jackdaw build/)
    return false
  }
}

for (const name of isLong ? ['case.duckdb', 'search.sqlite', 'built.json'] : ['case.duckdb', 'search.sqlite']) {
  test(`${name}, harmed in each way: the right rows or a failure in words, and a build mends it`, async () => {
    for (const [what, harm] of Object.entries(harms)) {
      const room = house.roomFor('export', 'harmed')
      harm(join(room.casePath, 'derived', name))
      const isRight = await assertRightOrTold(room)
      assert.equal(isRight && name === 'case.duckdb', false, `${name} ${what} was opened`)
      const opened = await house.open(room)
      try {
        assert.equal((await buildCase(opened, { progress: silentProgress, withoutPdf: true })).unchanged, false, `${name} ${what}`)
      } finally {
        opened.close()
      }
      assert.deepEqual(await hashViews(room.casePath), whole, `${name} ${what}`)
      assert.deepEqual(new DerivedFolder(room.casePath).changedFiles(), [])
    }
  })
}

test('every other derived file, harmed all at once in each way: the next build gives the rows that it gives undisturbed', async () => {
  for (const [what, harm] of Object.entries(harms)) {
    const room = house.roomFor('build', 'harmed')
    const files = derivedFiles(room).filter((name) => /readings|examinations|children|sheets/.test(name))
    assert.ok(files.length > 10, `${files.length} files`)
    for (const name of files) harm(join(room.casePath, 'derived', name))
    // Nothing may be taken from the database: each reading has to be looked at.
    rmSync(join(room.casePath, 'derived', 'built.json'))
    const opened = await house.open(room)
    try {
      await buildCase(opened, { progress: silentProgress, withoutPdf: true })
    } finally {
      opened.close()
    }
    assert.deepEqual(await hashViews(room.casePath), grown, what)
  }
})

test('a database of a build before is not opened beside the mark of this one', async () => {
  const room = house.roomFor('build', 'mixed')
  const old = join(room.folder, 'old.duckdb')
  cpSync(join(room.casePath, 'derived', 'case.duckdb'), old)
  const opened = await house.open(room)
  try {
    await receive(opened, [room.evidence], { ...author, authority: 'A1' })
    await buildCase(opened, { progress: silentProgress, withoutPdf: true })
  } finally {
    opened.close()
  }
  cpSync(old, join(room.casePath, 'derived', 'case.duckdb'))
  await assert.rejects(hashViews(room.casePath), { code: 'store.damaged' })
})
