import assert from 'node:assert/strict'
import { appendFileSync, chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { hashViews } from './hash-views.ts'
import { jackdaw, jackdawJson } from './jackdaw-command.ts'
import { writeSmallEvidence } from './small-evidence.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-house-'))
const home = join(room, 'home')
const evidence = join(room, 'evidence')
const casePath = join(room, 'case')

interface Built {
  readonly dossier: string
  readonly unchanged: boolean
  readonly read: number
  readonly exhibits: number
  readonly stepsRun: string[]
}

const build = (...more: string[]) => jackdawJson<Built>(home, 'build', casePath, '--no-pdf', ...more)
const query = (sql: string) => jackdawJson<Record<string, unknown>[]>(home, 'query', casePath, sql)

const hashRows = () => hashViews(casePath)

before(() => {
  mkdirSync(evidence)
  writeSmallEvidence(evidence)
  const made = jackdaw(
    home, 'build', evidence, '--case', casePath, '--title', 'House test', '--purpose', 'Testing', '--authority', 'own-records: invented', '--no-pdf', '--quiet',
  )
  assert.equal(made.status, 0, made.stderr)
})

after(() => rmSync(room, { recursive: true, force: true }))

test('every file has text, statements, children or a reason', () => {
  const bare = query("SELECT path, state, reason FROM exhibits WHERE statements <= 3 AND text_chars = 0 AND reason IS NULL AND state <> 'read'")
  assert.deepEqual(bare, [])
  const unread = query("SELECT path FROM exhibits WHERE state = 'unread' ORDER BY path").map((row) => row['path'])
  assert.deepEqual(unread, ['empty.bin', 'unknown.bin'])
})

test('one person is one entity across staff list, cars and mail', () => {
  const rows = query("SELECT DISTINCT canonical_id FROM entities WHERE schema IN ('Person', 'LegalEntity') AND caption ILIKE '%quill%'")
  assert.equal(rows.length, 1)
})

test('titles that differ between two lists are a contradiction, equal ones are not', () => {
  const rows = query("SELECT left_value, right_value FROM contradictions WHERE property = 'position'")
  assert.deepEqual(rows.map((row) => [row['left_value'], row['right_value']].sort()), [['Accountant', 'Bookkeeper']])
})

test('amounts keep every digit and balance is checked', () => {
  assert.deepEqual(query("SELECT amount FROM accounts_rows WHERE amount > 0 ORDER BY amount").map((row) => row['amount']), [250.5])
})

test('copies of one text are known', () => {
  assert.deepEqual(query('SELECT count(*) AS n FROM exhibits WHERE text_sha256 IS NOT NULL GROUP BY text_sha256 HAVING count(*) > 1'), [{ n: 2 }])
})

test('a second build does nothing', () => {
  const second = build()
  assert.equal(second.unchanged, true)
  assert.equal(second.read, 0)
})

test('derived files can be deleted: the same rows and the same dossier come back', async () => {
  const before = { rows: await hashRows(), dossier: build().dossier, page: readFileSync(join(casePath, 'dossier', 'index.html'), 'utf8') }
  rmSync(join(casePath, 'derived'), { recursive: true })
  rmSync(join(casePath, 'dossier'), { recursive: true })
  const again = build()
  assert.ok(again.read > 0)
  assert.deepEqual(await hashRows(), before.rows)
  assert.equal(readFileSync(join(casePath, 'dossier', 'index.html'), 'utf8'), before.page)
  assert.equal(again.dossier, before.dossier)
})

test('one added file costs the work of that file, and gives what a build from nothing gives', async () => {
  writeFileSync(join(evidence, 'late.csv'), 'LastName,FirstName,BirthDate\nQuill,Ada,1980-04-03\n')
  const added = jackdawJson<{ received: unknown[] }>(home, 'add', casePath, join(evidence, 'late.csv'), '--authority', 'A1')
  assert.equal(added.received.length, 1)
  const incremental = build()
  assert.equal(incremental.read, 1)
  const rows = await hashRows()
  rmSync(join(casePath, 'derived'), { recursive: true })
  assert.equal(build().dossier, incremental.dossier)
  assert.deepEqual(await hashRows(), rows)
})

test('a damaged reading or database is noticed and made again', () => {
  const { dossier } = build()
  writeFileSync(join(casePath, 'derived', 'case.duckdb.wal'), 'not a log')
  rmSync(join(casePath, 'derived', 'built.json'))
  assert.equal(build().dossier, dossier)
})

test('an exhibit without an authority is refused with exit code 3', () => {
  const bare = join(room, 'bare')
  jackdawJson(home, 'new', bare, '--title', 'Bare', '--purpose', 'Testing')
  const ended = jackdaw(home, 'add', bare, evidence)
  assert.equal(ended.status, 3)
  assert.match(ended.stderr, /authority/)
})

test('verify finds a flipped bit, and nothing in a whole case', () => {
  assert.equal(jackdaw(home, 'verify', casePath).status, 0)
  const copy = join(room, 'copy')
  cpSync(casePath, copy, { recursive: true })
  const [row] = query("SELECT sha256 FROM exhibits WHERE path = 'staff.csv'")
  const hash = String(row!['sha256'])
  const path = join(copy, 'evidence', hash.slice(0, 2), hash)
  chmodSync(path, 0o600)
  const bytes = readFileSync(path)
  bytes[10] = bytes[10]! ^ 1
  writeFileSync(path, bytes)
  const ended = jackdaw(home, 'verify', copy, '--json')
  assert.equal(ended.status, 1)
  assert.match(ended.stdout, new RegExp(hash))
})

test('an edited mapping is confirmed in the journal and read by; deleting the file loses nothing', () => {
  const folder = join(casePath, 'mappings')
  const path = join(folder, mappingFileOf(folder))
  appendFileSync(path, '\n# looked at and agreed\n')
  const built = jackdawJson<Built & { mappingsConfirmed: string[] }>(home, 'build', casePath, '--no-pdf')
  assert.equal(built.mappingsConfirmed.length, 1)
  assert.ok(built.read >= 1 && built.read <= 2)
  const states = query("SELECT DISTINCT mapping_state FROM coverage c JOIN exhibits x ON x.id = c.exhibit_id WHERE x.path = 'cars.csv'")
  assert.deepEqual(states, [{ mapping_state: 'confirmed' }])
  rmSync(path)
  assert.equal(build().unchanged, true)
})

function mappingFileOf(folder: string): string {
  const files = readdirSync(folder).sort()
  const found = files.find((name) => /CarID/.test(readFileSync(join(folder, name), 'utf8')))
  assert.ok(found, `no mapping of the cars among ${files.join(', ')}`)
  return found
}
