import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { recordAuthority, scopeAuthority } from '../../case/authority/authority-register.ts'
import type { Case } from '../../case/case.ts'
import { courtOrder, investigator, temporaryCase } from '../../case/fixtures/temporary-case.ts'
import { recordNecessity, withdrawNecessity } from '../../case/authority/necessity-register.ts'
import { receive } from '../../evidence/intake.ts'
import { searchCase } from '../../store/search/search-case.ts'
import { caseCatalogue } from '../catalogue.ts'
import { exportFormats } from '../../dossier/export/export-formats.ts'
import { askCase, openDerived } from './ask-case.ts'
import { buildCase } from './build.ts'
import { DerivedFolder } from './derived-folder.ts'
import { exportCase } from './export-case.ts'

const how = { progress: silentProgress, withoutPdf: true }
const purpose = 'Whether invoices were paid twice'

interface SpecialCase {
  readonly opened: Case
  readonly path: string
  readonly ask: (sql: string, purpose?: string) => Promise<unknown[]>
}

/** A case with staff under A1 and a list of a clinic under A2; each person's file tells a religion and a diagnosis that stand nowhere else. */
async function specialCase(context: TestContext): Promise<SpecialCase> {
  const { opened, folder } = await temporaryCase(context)
  recordAuthority(opened.journal, { ...courtOrder, reference: 'Clinic 4/26', categories: ['health'], purposes: [purpose, 'Fitness for trial'] }, investigator)
  for (const [authority, text] of [
    ['A1', 'LastName,FirstName,Religion,Diagnosis\nQuill,Ada,Zoroquartzian,Blauwackfever\nMarsh,Tobias,Zoroquartzian,Grunholm\n'],
    ['A2', 'LastName,FirstName,Religion,Diagnosis\nQuill,Ada,Zoroquartzian,Rotsalpoid\n'],
  ] as const) {
    mkdirSync(join(folder, authority))
    writeFileSync(join(folder, authority, 'people.csv'), text)
    await receive(opened, [join(folder, authority)], { ...investigator, authority, progress: silentProgress })
  }
  await buildCase(opened, how)
  const path = opened.layout.root
  const ask = async (sql: string, told?: string) => {
    const { rows } = await askCase(path, sql, { visitor: { actor: 'Mira Osei', purpose: told } })
    return rows.map((row) => (row.length === 1 ? row[0] : row))
  }
  return { opened, path, ask }
}

const canaries = /Zoroquartzian|Blauwackfever|Grunholm|Rotsalpoid/i
const told = "SELECT value FROM statements WHERE value IN ('Zoroquartzian', 'Blauwackfever', 'Grunholm', 'Rotsalpoid') ORDER BY value"

test('values of special categories are in no view, search, dossier or export, by value or by the name of their property', async (context) => {
  const { opened, path, ask } = await specialCase(context)
  const [count] = await ask("SELECT count(*) FROM statements WHERE property = 'special-category' AND value = '[masked]' AND original IS NULL")
  assert.equal(count, 6)
  const questions = await openDerived(path)
  try {
    for (const { name } of caseCatalogue.views) {
      const { rows } = await questions.ask(`SELECT * FROM "${name}"`)
      if (name !== 'coverage') assert.doesNotMatch(JSON.stringify(rows), /"(religion|health)"/, name)
      assert.doesNotMatch(JSON.stringify(rows), canaries, name)
    }
  } finally {
    questions.close()
  }
  assert.deepEqual(await ask("SELECT count(*) FROM statements WHERE property IN ('religion', 'health')"), [0], 'no filter by it')
  assert.equal((await ask('SELECT value, count(*) FROM entity_values GROUP BY value HAVING value = \'[masked]\'')).length, 1, 'all of one group')
  const { searchIndex } = new DerivedFolder(path)
  for (const word of ['Zoroquartzian', 'Blauwackfever', 'religion:x']) assert.equal(searchCase(searchIndex, word, { limit: 5, offset: 0 }).total, 0, word)
  assert.ok(searchCase(searchIndex, 'Quill', { limit: 5, offset: 0 }).notSearched.places.some(({ why }) => why === 'special'))
  assert.doesNotMatch(readFileSync(join(opened.layout.dossier, 'index.html'), 'utf8'), canaries)
  for (const { id, content } of exportFormats) {
    const out = `${path}.${id}`
    await exportCase(opened, id, { actor: 'Mira Osei', out, recipient: 'Defence', progress: silentProgress })
    if ('lines' in content) assert.doesNotMatch(readFileSync(out, 'utf8'), canaries, id)
  }
})

test('recorded necessity shows a category to its purpose alone, as far as the authority names it, and until it is taken back', async (context) => {
  const { opened, ask } = await specialCase(context)
  const sequence = recordNecessity(opened.journal, { category: 'health', purpose: 'Fitness for trial', reason: 'The court asks for it' }, investigator)
  assert.deepEqual(await ask(told), [])
  assert.deepEqual(await ask(told, ' fitness for TRIAL'), ['Blauwackfever', 'Grunholm', 'Rotsalpoid'])
  assert.equal((await ask("SELECT count(*) FROM entity_values WHERE property = 'health'", 'Fitness for trial'))[0], 3)
  const religion = recordNecessity(opened.journal, { category: 'religion', purpose: 'Fitness for trial', reason: 'The motive' }, investigator)
  assert.equal((await ask(told, 'Fitness for trial')).filter((value) => value === 'Zoroquartzian').length, 2, 'A2 names health and nothing else')
  assert.deepEqual(await ask("SELECT count(*) FROM entity_values WHERE property = 'religion'", 'Fitness for trial'), [0])
  withdrawNecessity(opened.journal, sequence, { ...investigator, reason: 'Trial over' })
  withdrawNecessity(opened.journal, religion, { ...investigator, reason: 'Trial over' })
  assert.deepEqual(await ask(told, 'Fitness for trial'), [])
  assert.throws(() => recordNecessity(opened.journal, { category: 'nationality' as 'health', purpose: 'x', reason: 'x' }, investigator), { code: 'usage' })
  assert.throws(() => recordNecessity(opened.journal, { category: 'health', purpose: 'x', reason: ' ' }, investigator), { code: 'usage' })
})

const under = [
  'SELECT * FROM derived.statements', 'SELECT (SELECT max(value) FROM derived.statements)', "SELECT * FROM query('SELECT * FROM derived.statements')",
  "SELECT * FROM query_table('derived.statements')", "SELECT * FROM pragma_storage_info('derived.statements')", 'WITH q AS (FROM derived.statements) FROM q',
  "SELECT * FROM query('SELECT * FROM der' || 'ived.statements')", 'SELECT * FROM "derived"."statements"', 'SUMMARIZE derived.statements',
  'SELECT * FROM (PIVOT derived.statements ON property USING count(*))', 'EXPLAIN ANALYZE SELECT * FROM derived.statements', 'TABLE derived.statements',
  "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM derived.statements'))", "SET VARIABLE necessary = ' health:A1 '",
]
test('nothing reaches under the views', async (context) => {
  const { ask } = await specialCase(context)
  for (const sql of under) await assert.rejects(ask(sql), { code: 'query.refused' }, sql)
  for (const sql of ['WITH q AS (SELECT 1 AS a) SELECT a FROM q', 'DESCRIBE statements', 'SELECT * FROM main.statements LIMIT 0', 'SELECT count(*) FROM range(3)', 'SELECT unnest([1, 2])']) await ask(sql)
})

test('a purpose that some authorities were given for sees the exhibits of the others, and is refused what mixes them', async (context) => {
  const { ask } = await specialCase(context)
  assert.deepEqual(await ask('SELECT number FROM exhibits', 'Asset recovery'), ['1'])
  assert.deepEqual(await ask('SELECT DISTINCT exhibit FROM statements', 'Asset recovery'), ['1'])
  assert.deepEqual(await ask('SELECT count(*) FROM statements WHERE canonical_id <> entity_id', 'Asset recovery'), [0], 'who is who was worked out over all')
  assert.deepEqual(await ask('SELECT DISTINCT exhibit_id IN (SELECT id FROM exhibits) FROM coverage', 'Asset recovery'), [true])
  const mixing = [
    'SELECT * FROM entities', 'SELECT * FROM statements s JOIN links l ON true', 'WITH entities AS (SELECT 1) SELECT * FROM entities', 'SELECT count(*) FROM runs',
    'SELECT * FROM (PIVOT statements ON property USING count(*))',
  ]
  for (const sql of mixing) await assert.rejects(ask(sql, 'Asset recovery'), { code: 'purpose.outside' }, sql)
  assert.equal((await ask('SELECT number FROM exhibits', purpose)).length, 2)
})

test('what an authority does not cover is kept and not read', async (context) => {
  const { opened, ask } = await specialCase(context)
  const [path] = await ask("SELECT path FROM exhibits WHERE number = '2'")
  scopeAuthority(opened.journal, { authority: 'A2', reference: 'Order of 4 May', covers: ['letters/'] }, investigator)
  await buildCase(opened, how)
  assert.deepEqual(await ask("SELECT state, statements FROM exhibits WHERE number = '2'"), [['unread', 0]])
  assert.match(String((await ask("SELECT reason FROM exhibits WHERE number = '2'"))[0]), /authority A2 covers letters\/, and this lies outside/)
  scopeAuthority(opened.journal, { authority: 'A2', reference: 'Order of 5 May', covers: [`${String(path).split('/')[0]}/`, '2'] }, investigator)
  await buildCase(opened, how)
  assert.deepEqual(await ask("SELECT state FROM exhibits WHERE number = '2'"), ['read'])
  assert.throws(() => scopeAuthority(opened.journal, { authority: 'A2', reference: 'x', covers: ['letters'] }, investigator), { code: 'usage', message: /slash/ })
  assert.throws(() => scopeAuthority(opened.journal, { authority: 'A2', reference: 'x' }, investigator), { code: 'usage' })
})
