import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { silentProgress } from '../../../base/progress.ts'
import { systemClock } from '../../../base/clock.ts'
import { openCase } from '../../../case/case.ts'
import { createCase } from '../../../case/create-case.ts'
import { exceptIsolation } from '../../../case/register/isolation-register.ts'
import { receive } from '../../../evidence/intake.ts'
import { formats } from '../../../extract/registry.ts'
import { riskOf, riskyKinds } from '../../../extract/risky-kind.ts'
import { buildCase } from '../build.ts'
import { DerivedFolder } from '../derived-folder.ts'
import { openDuckStore } from '../../../store/duck/duck-store.ts'
import { makeNest } from './fixtures/make-bombs.ts'
import { canBuildWall } from './wall.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-unwalled-'))
const path = join(room, 'case')
const author = { actor: 'Ada', clock: systemClock }
const told = process.env['JACKDAW_WALL']
after(() => {
  if (told === undefined) delete process.env['JACKDAW_WALL']
  else process.env['JACKDAW_WALL'] = told
  rmSync(room, { recursive: true })
})
before(async () => {
  const evidence = join(room, 'evidence')
  mkdirSync(evidence)
  writeFileSync(join(evidence, 'letter.txt'), 'The depot is closed.')
  writeFileSync(join(evidence, 'parcel.zip'), await makeNest(1, 1))
  const opened = await createCase(path, {
    ...author, title: 'T', purpose: 'P', keyFolder: join(room, 'keys'), authority: { kind: 'own-records', reference: 'r', issuer: 'i', scope: 'all' },
  })
  await receive(opened, [evidence], { ...author, authority: 'A1', progress: silentProgress })
  opened.close()
})

/** Builds; gives the state of each exhibit by its path, and the codes of problems. */
async function build(): Promise<{ states: Record<string, string>; codes: string[]; unchanged: boolean }> {
  const opened = await openCase(path, { write: true })
  try {
    const { unchanged } = await buildCase(opened, { progress: silentProgress, withoutPdf: true })
    const store = await openDuckStore(new DerivedFolder(opened.layout.root).database, { readOnly: true })
    const rows = await store.all('SELECT path, state FROM exhibits ORDER BY path')
    const problems = await store.all('SELECT DISTINCT code FROM problems ORDER BY code')
    await store.close()
    return { unchanged, states: Object.fromEntries(rows.map((row) => [String(row['path']), String(row['state'])])), codes: problems.map((row) => String(row['code'])) }
  } finally {
    opened.close()
  }
}

test('every risky kind is a kind that is read here, and text is none', () => {
  const known = new Set([...formats.map(({ id }) => id), 'unknown'])
  assert.deepEqual(riskyKinds().filter(([kind]) => !known.has(kind)), [])
  for (const kind of ['text', 'csv', 'json', 'eml', 'html', 'xml', 'docx', 'xlsx', 'constructor']) assert.equal(riskOf(kind), undefined, kind)
  for (const kind of ['pdf', 'image', 'tiff', 'zip', 'pst', 'doc', 'xls']) assert.ok(riskOf(kind), kind)
})

test('where no wall stands risky kinds are refused until an administrator says otherwise, and text is read', async () => {
  process.env['JACKDAW_WALL'] = 'none'
  assert.equal(canBuildWall(), false)
  const refused = await build()
  assert.deepEqual(refused.states, { 'letter.txt': 'read', 'parcel.zip': 'unread' })
  assert.ok(refused.codes.includes('isolation.refused'))
  assert.equal((await build()).unchanged, true)

  const opened = await openCase(path, { write: true })
  exceptIsolation(opened.journal, 'the machine forbids namespaces', author)
  opened.close()
  const excepted = await build()
  assert.equal(excepted.states['parcel.zip'], 'read')
  assert.ok(Object.keys(excepted.states).length > 2, 'what lies in it is read as well')
  assert.ok(!excepted.codes.includes('isolation.refused'))
})
