import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { recordAuthority, renewAuthority, withdrawAuthority } from '../../case/authority/authority-register.ts'
import type { Case } from '../../case/case.ts'
import { courtOrder, investigator, temporaryCase } from '../../case/fixtures/temporary-case.ts'
import { UseLog } from '../../case/authority/use-log.ts'
import { receive } from '../../evidence/intake.ts'
import { verifyCase } from '../../evidence/verify-case.ts'
import { openSqlite } from '../../store/sqlite/sqlite-database.ts'
import { caseCatalogue } from '../catalogue.ts'
import { askCase, openDerived } from './ask-case.ts'
import { buildCase } from './build.ts'
import { exportCase } from './export-case.ts'

const visitor = { actor: 'Mira Osei' }
const how = { progress: silentProgress, withoutPdf: true }
const consent = { ...courtOrder, kind: 'consent', reference: 'Consent of 3 March', purposes: ['Whether the test holds', 'Asset recovery'] } as const

/** A case with a list of people under an order, A1, and another under a consent, A2. */
async function twoAuthorities(context: TestContext): Promise<{ opened: Case; path: string }> {
  const { opened, folder } = await temporaryCase(context)
  assert.equal(recordAuthority(opened.journal, consent, investigator).id, 'A2')
  for (const [authority, text] of [['A1', 'LastName,FirstName\nQuill,Ada\n'], ['A2', 'LastName,FirstName\nMarsh,Tobias\nQuill,Ada\n']] as const) {
    mkdirSync(join(folder, authority))
    writeFileSync(join(folder, authority, 'people.csv'), text)
    await receive(opened, [join(folder, authority)], { ...investigator, authority, progress: silentProgress })
  }
  await buildCase(opened, how)
  return { opened, path: opened.layout.root }
}

async function people(path: string, purpose = 'Asset recovery'): Promise<unknown[]> {
  const { rows } = await askCase(path, "SELECT DISTINCT canonical_caption FROM entities WHERE schema = 'Person' ORDER BY 1", { visitor: { ...visitor, purpose } })
  return rows.flat()
}

/** Every row of every view but those that tell when a step ran over what. */
async function allRows(path: string): Promise<string> {
  const questions = await openDerived(path)
  try {
    const views: unknown[] = []
    for (const { name } of caseCatalogue.views) views.push((await questions.ask(`SELECT * FROM "${name}" ORDER BY ALL`)).rows)
    return JSON.stringify(views)
  } finally {
    questions.close()
  }
}

test('what rests on an authority that was taken back is refused, sealed by a build, and back when it is renewed', async (context) => {
  const { opened, path } = await twoAuthorities(context)
  const before = await allRows(path)
  assert.deepEqual(await people(path), ['Ada Quill', 'Tobias Marsh'])
  withdrawAuthority(opened.journal, 'A2', { ...investigator, reason: 'Consent revoked by letter' })
  await assert.rejects(people(path), { code: 'authority.expired', message: /Consent revoked by letter/ })
  await assert.rejects(exportCase(opened, 'ftm', { ...visitor, out: `${path}.ftm`, progress: silentProgress }), { code: 'authority.expired' })

  await buildCase(opened, how)
  assert.deepEqual(await people(path, 'anything: A2 is sealed'), ['Ada Quill'])
  const { rows } = await askCase(path, 'SELECT authority, state, statements > 0, reason FROM exhibits ORDER BY number', { visitor })
  assert.deepEqual(rows.map((row) => row.slice(0, 3)), [['A1', 'read', true], ['A2', 'unread', false]])
  assert.match(String(rows[1]![3]), /people\.csv is sealed: authority A2 .* was taken back/)
  const sealed = await allRows(path)
  assert.ok(!sealed.includes('Marsh'), 'nothing of it is left in any view')
  await buildCase(opened, how)
  assert.equal(await allRows(path), sealed)

  renewAuthority(opened.journal, { authority: 'A2', reference: consent.reference }, investigator)
  assert.deepEqual(await people(path, 'whatever'), ['Ada Quill'], 'until the next build, what is derived does not rest on it')
  await buildCase(opened, how)
  assert.deepEqual(await people(path), ['Ada Quill', 'Tobias Marsh'])
  assert.equal(await allRows(path), before)
})

test('an authority that has ended by its last day is refused as one that was taken back', async (context) => {
  const { opened, path } = await twoAuthorities(context)
  renewAuthority(opened.journal, { authority: 'A1', until: '2001-01-01', reference: '7 Gs 12/26' }, investigator)
  await assert.rejects(people(path), { code: 'authority.expired', message: /holds from the start to 2001-01-01/ })
  await buildCase(opened, how)
  assert.deepEqual(await people(path), ['Ada Quill', 'Tobias Marsh'], 'both stand in the list under A2')
})

test('an authority given for some purposes is refused for another, and nothing of the case is told', async (context) => {
  const { path } = await twoAuthorities(context)
  await assert.rejects(people(path, 'Curiosity'), { code: 'purpose.outside', message: /'Asset recovery'.*'Curiosity'/ })
  assert.deepEqual(await people(path, ' asset RECOVERY '), ['Ada Quill', 'Tobias Marsh'])
})

test('every use stands in the log, also a refused one, and a log that was altered or cut is found', async (context) => {
  const { opened, path } = await twoAuthorities(context)
  await people(path)
  await assert.rejects(people(path, 'Curiosity'))
  const { uses } = opened.layout
  const log = UseLog.open(uses)
  const logged = [...log.uses()].map(({ sequence, actor, act, purpose, outcome }) => [sequence, actor, act, purpose, outcome])
  assert.deepEqual(logged, [[1, 'Mira Osei', 'query', 'Asset recovery', 'allowed'], [2, 'Mira Osei', 'query', 'Curiosity', 'refused']])
  const head = log.head()
  assert.equal(log.firstFault([head]), undefined)
  log.close()
  const tamper = (sql: string): number | undefined => {
    const database = openSqlite(uses)
    database.execute(sql)
    database.close()
    const again = UseLog.open(uses)
    try {
      return again.firstFault([head])
    } finally {
      again.close()
    }
  }
  assert.equal(tamper('DELETE FROM uses WHERE sequence = 2'), 2, 'cut at its end')
  assert.equal(tamper(`UPDATE uses SET entry = replace(entry, 'Mira Osei', 'Sten Aho')`), 1, 'another name')
})

test('a build writes the head of the log into the journal, and verification finds what was cut off before it', async (context) => {
  const { opened, path } = await twoAuthorities(context)
  await people(path)
  await people(path)
  await buildCase(opened, how)
  assert.equal([...opened.journal.entries({ verb: 'uses.anchored' })].at(-1)!.payload.size, 2)
  const faultsOf = async () => (await verifyCase(opened)).faults.filter(({ what }) => what.startsWith('uses')).map(({ what }) => what)
  assert.deepEqual(await faultsOf(), [])
  const database = openSqlite(opened.layout.uses)
  database.execute('DELETE FROM uses WHERE sequence = 2')
  database.close()
  assert.deepEqual(await faultsOf(), ['uses.chain'])
  rmSync(opened.layout.uses)
  assert.deepEqual(await faultsOf(), ['uses.absent'])
})
