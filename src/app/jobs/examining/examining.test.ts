import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { diskFiles } from '../../../base/file-port.ts'
import { silentProgress } from '../../../base/progress.ts'
import { sha256 } from '../../../base/hash.ts'
import { exhibitId } from '../../../model/exhibit.ts'
import { ChildShelf } from '../reading/child-shelf.ts'
import type { ExhibitReading } from '../reading/exhibit-reading.ts'
import { ReadingPool } from '../reading/reading-pool.ts'
import type { TaskTrust } from '../reading/reading-task.ts'
import { documentSigns } from './document-signs.ts'
import { ExaminationShelf } from './examination-shelf.ts'
import { testExaminers } from './fixtures/test-examiners.ts'
import { examineLimits, gatherExaminations } from './gather-examinations.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-examined-'))
after(() => rmSync(room, { recursive: true }))
mkdirSync(join(room, 'evidence'))
const program = fileURLToPath(new URL('./fixtures/examining-worker.ts', import.meta.url))

function exhibit(path: string, text: string, parent?: string): ExhibitReading {
  const hash = sha256(text)
  const file = join(room, 'evidence', hash)
  writeFileSync(file, text)
  const rest = { path, sha256: hash, sizeBytes: Buffer.byteLength(text), authority: 'A1', receivedAt: '2026-01-01T00:00:00Z', receivedBy: 'x', number: '1' }
  return { exhibit: { id: exhibitId(parent, path, hash), parent, ...rest }, file, depth: 0, key: '' }
}

/** Examines exhibits with shelves that lie in `derived`; gives what was seen of each by the names of the test examiners. */
async function examine(readings: readonly ExhibitReading[], { derived = 'derived', trust = [] as TaskTrust[], maxCpuMs = 1_000 } = {}) {
  const sheets = new ChildShelf(diskFiles.now, join(room, derived), 'sheets')
  const shelf = new ExaminationShelf(diskFiles.now, join(room, derived), sheets)
  const children = new ChildShelf(diskFiles.now, join(room, derived))
  const pool = new ReadingPool({ children, program, limits: { maxMemoryBytes: 500_000_000, maxCpuMs } })
  try {
    const plan = { trust, limits: examineLimits, examiners: testExaminers }
    const { examinations, fresh, key } = await gatherExaminations(readings, plan, { pool, shelf, sheets, children, progress: silentProgress })
    const seen = examinations.map((kept) => documentSigns(kept.exhibit, shelf.find(kept.key) ?? assert.fail('not kept'), testExaminers))
    return { seen, fresh, key, sheets }
  } finally {
    pool.close()
  }
}

test('what an examiner sees becomes signs, pictures and problems; another build examines nothing, an added file only itself', async () => {
  const first = [exhibit('a.txt', 'look\nfalse'), exhibit('b.txt', 'words of nobody')]
  const { seen: [seen, other], fresh, key, sheets } = await examine(first)
  assert.equal(fresh, 2)
  assert.deepEqual(other, { exhibit: first[1]!.exhibit.id, signs: [], pictures: [], problems: [] })
  const [sign] = seen!.signs
  assert.deepEqual([sign?.checkId, sign?.title, sign?.outcome, sign?.strength, sign?.locator, sign?.clause], [
    'look.is-true', 'Check look.is-true', 'fail', 'A', 'whole', 'Own words',
  ])
  assert.equal(sign?.explanations.length, 1)
  const [picture] = seen!.pictures
  assert.equal(readFileSync(sheets.pathOf(picture!.sha256), 'utf8'), 'look\nfalse')
  assert.deepEqual([picture?.examiner, picture?.name, picture?.sizeBytes], ['look', 'zone', 10])
  assert.deepEqual(seen!.problems.map(({ code }) => code), ['look.blurred'])

  const again = await examine(first)
  assert.deepEqual([again.fresh, again.key, again.seen], [0, key, [seen, other]])
  const more = await examine([...first, exhibit('c.txt', 'look')])
  assert.equal(more.fresh, 1)
  assert.notEqual(more.key, key)
  rmSync(sheets.pathOf(picture!.sha256))
  assert.equal((await examine(first)).fresh, 1)
})

test('trust decides what is seen, and changes it', async () => {
  const file = join(room, 'evidence', 'root')
  writeFileSync(file, 'root')
  const trust: TaskTrust[] = [{ kind: 'pdf-root', name: 'root', sha256: sha256('root'), sizeBytes: 4, file }]
  const readings = [exhibit('trusting.txt', 'look at trust')]
  const without = await examine(readings)
  const given = await examine(readings, { trust })
  assert.match(without.seen[0]!.signs[0]!.observed, /trusted: $/)
  assert.match(given.seen[0]!.signs[0]!.observed, /trusted: pdf-root of 4$/)
  assert.equal(given.fresh, 1)
})

test('an examiner is given what it names of the same folder, of the same parent, and examines again when that changes', async () => {
  const head = exhibit('chip/head', 'group')
  const readings = [head, exhibit('chip/part-1', 'one'), exhibit('chip/part-2', 'two!'), exhibit('chip/other', 'x'), exhibit('part-3', 'y'), exhibit('chip/part-4', 'inside', 'p')]
  const { seen } = await examine(readings)
  assert.equal(seen[0]!.signs[0]!.observed, 'chip/part-1:3 chip/part-2:4')
  const changed = await examine([...readings, exhibit('chip/part-2', 'another')])
  assert.equal(changed.seen[0]!.signs[0]!.observed, 'chip/part-1:3 chip/part-2:7')
  assert.equal(changed.fresh, 2)
})

const misbehaving: readonly [what: string, signs: number, code: string, words: RegExp][] = [
  ['throw', 1, 'throw.unexamined', /at fault.*What it saw before is kept/],
  ['undeclared', 0, 'undeclared.unexamined', /not among those it declares/],
  ['flood', 20_000, 'limit.output', /more than 20000 observations/],
  ['loop', 0, 'limit.cpu', /'loop' was stopped.*by hand/],
  ['abort', 0, 'reader.crashed', /'abort' broke off/],
]

for (const [what, signs, code, words] of misbehaving) {
  test(`an examiner that does ${what} does not keep the others from their work`, async () => {
    const { seen: [seen] } = await examine([exhibit(`${what}.txt`, `look ${what}`)], { maxCpuMs: 100 })
    assert.equal(seen!.signs.filter(({ checkId }) => checkId === `${what}.is-true`).length, signs)
    assert.equal(seen!.signs.filter(({ checkId }) => checkId === 'look.is-true').length, 1)
    assert.deepEqual(seen!.problems.map((problem) => problem.code), ['look.blurred', code])
    assert.match(seen!.problems[1]!.message, words)
  })
}

test('nothing of an examiner that was killed is left', () => {
  const stray = readdirSync(join(room, 'derived', 'sheets', 'unfinished'))
  assert.deepEqual(stray, [])
})

test('a torn line in the list of what none fits is examined again', async () => {
  const readings = [exhibit('plain.txt', 'plain')]
  assert.equal((await examine(readings, { derived: 'torn' })).fresh, 1)
  const list = join(room, 'torn', 'examinations', 'unfit.txt')
  writeFileSync(list, readFileSync(list, 'utf8').slice(0, 40))
  assert.equal((await examine(readings, { derived: 'torn' })).fresh, 1)
})
