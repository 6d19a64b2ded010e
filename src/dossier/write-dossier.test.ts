import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { diskFiles } from '../base/file-port.ts'
import { silentProgress } from '../base/progress.ts'
import { besideCatalogue } from '../finding/beside/tables.ts'
import { findingCatalogue, citationsTable, findingsTable } from '../finding/tables.ts'
import { createCatalogue, openDuckStore } from '../store/duck/duck-store.ts'
import { exhibitsTable } from '../store/catalogue/core-tables.ts'
import { coreCatalogue } from '../store/catalogue/core-catalogue.ts'
import type { Store } from '../store/store.ts'
import { columnsOf, type TableSpec, viewOf } from '../store/table.ts'
import type { DossierInput } from './dossier-input.ts'
import { fixTimes } from './print-pdf.ts'
import { verifyDossier } from './verify-dossier.ts'
import { writeDossier } from './write-dossier.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-dossier-'))
after(() => rmSync(folder, { recursive: true }))

/** Stand-ins for the tables of rooms that a dossier counts but that this test does not fill. */
const emptyTables: readonly TableSpec[] = [
  table('entities', ['id', 'canonical_id', 'canonical_schema']),
  table('links', ['id']),
  table('events', ['id']),
  table('accounts_rows', ['id']),
  table('signs', [
    'id', 'check_id', 'title', 'exhibit_id', 'locator', 'outcome', 'strength', 'must_look', 'observed', 'expected', 'clause', 'message', 'explanations',
  ]),
  table('sheet_pictures', ['exhibit_id', 'position', 'examiner', 'name', 'caption', 'locator', 'media_type', 'sha256', 'size_bytes']),
  table('contradictions', [
    'id', 'rule', 'property', 'left_statement_id', 'right_statement_id', 'caption', 'message', 'strength', 'same_probability', 'explanations', 'left_value', 'right_value', 'left_exhibit_id', 'left_locator',
    'right_exhibit_id', 'right_locator',
  ]),
]

function table(name: string, columns: readonly string[]): TableSpec {
  const type = (column: string) => (column === 'must_look' ? 'BOOLEAN' : 'VARCHAR')
  return { name, doc: name, columns: columnsOf(Object.fromEntries(columns.map((column) => [column, [type(column), column] as const]))) }
}

async function openStore(): Promise<Store> {
  const store = await openDuckStore(':memory:')
  const tables = emptyTables
  await store.run('CREATE SCHEMA derived')
  await createCatalogue(store, {
    tables: [...tables, ...findingCatalogue.tables, ...besideCatalogue.tables, ...coreCatalogue.tables],
    views: [...tables.map(viewOf), ...findingCatalogue.views, ...besideCatalogue.views, ...coreCatalogue.views],
  })
  const exhibits = await store.appender(exhibitsTable)
  exhibits.add(['x1', '1', null, 'books/<b>ledger</b>.csv', 'ledger.csv', 'ab'.repeat(32), 12, 'A1', '2031-01-01T00:00:00.000Z', 'tester', 'csv', 'text/csv', 'read'])
  exhibits.add(['x2', '2', null, 'lost.bin', 'lost.bin', 'cd'.repeat(32), 0, 'A1', '2031-01-01T00:00:00.000Z', 'tester', null, 'application/octet-stream', 'unread', 'The file is empty.'])
  await exhibits.close()
  const findings = await store.appender(findingsTable)
  findings.add(['f1', 1, 'Money', 'rule', 'A sum of 12 & <script>alert(1)</script>.', 'fact', 'machine', 'SELECT 1', 'hash', 1])
  await findings.close()
  const citations = await store.appender(citationsTable)
  citations.add(['f1', 1, null, 'x1', 'row=2&col=1', '12', 'support'])
  await citations.close()
  return store
}

async function input(store: Store): Promise<DossierInput> {
  return {
    readPicture: () => undefined,
    caseFile: {
      format: 'jackdaw-case/1', id: '0'.repeat(32), title: 'A & B', purpose: 'Testing', retentionReview: '2032-01-01', createdAt: '2031-01-01T00:00:00.000Z',
      createdBy: 'tester', settings: {}, publicKey: 'key',
    },
    intakeProblems: [],
    mergeErrors: 'Of 40 merges, 1 to 3 expected wrong.',
    authorities: [{ id: 'A1', kind: 'own-records', reference: 'r', issuer: 'i', scope: 's' }],
    checkpoint: 'jackdaw/000\n3\nroot=\n\n— sig\n',
    asOf: '2031-01-01T00:00:00.000Z',
    store,
    readAgain: async (exhibitId, locators) => locators.map((locator) => `${exhibitId} ${locator} read again`),
    folder,
    files: diskFiles,
    progress: silentProgress,
  }
}

test('each sentence opens its source, and evidence cannot become markup', async () => {
  const store = await openStore()
  const written = await writeDossier(await input(store))
  const page = readFileSync(written.page, 'utf8')
  const anchor = /href="#(at-x1[^"]*)"/.exec(page)?.[1]
  assert.ok(anchor, 'the finding has no link')
  assert.ok(page.includes(`id="${anchor}"`), 'the link leads nowhere')
  assert.ok(page.includes('x1 row=2&#38;col=1 read again'), 'the place was not read again')
  assert.ok(!page.includes('<script'), 'markup of a finding came through')
  assert.ok(!page.includes('<b>ledger'), 'markup of a path came through')
  assert.match(page, /The file is empty\./)
  assert.match(page, /default-src &#39;none&#39;|default-src 'none'/)

  const again = await writeDossier(await input(store))
  assert.equal(again.sha256, written.sha256)
  assert.equal(readFileSync(written.page, 'utf8'), page)
  await store.close()
})

test('every link inside the page has a target', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
  const broken = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!).filter((name) => !targets.has(name))
  assert.deepEqual(broken, [])
})

/** Exhibits and citations beside those of `openStore`: the place of a citation is `exhibit locator`. */
async function addMore(store: Store, exhibits: number, places: readonly string[]): Promise<void> {
  const rows = await store.appender(exhibitsTable)
  for (let number = 3; number < exhibits + 3; number++) {
    rows.add([`x${number}`, String(number), null, `more/${number}.csv`, `${number}.csv`, number.toString(16).padStart(64, '0'), 1, 'A1', '2031-01-01T00:00:00.000Z', 'tester', 'csv', 'text/csv', 'read'])
  }
  await rows.close()
  const citations = await store.appender(citationsTable)
  places.forEach((place, index) => citations.add(['f1', index + 2, null, ...place.split(' '), 'quoted', 'support']))
  await citations.close()
}

test('an exhibit that is cited is named with its hash, however many there are; the list says how many it leaves out', async () => {
  const store = await openStore()
  await addMore(store, 3_010, ['x3012 row=7&col=1'])
  const { page } = await writeDossier(await input(store))
  const text = readFileSync(page, 'utf8')
  assert.match(text, /3012 · more\/3012\.csv/)
  assert.ok(text.includes((3012).toString(16).padStart(64, '0')))
  assert.match(text, /12 more stand in the view <code>exhibits<\/code>/)
  const { exhibits } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { exhibits: { number: string }[] }
  assert.deepEqual(exhibits.map(({ number }) => number), ['1', '3012'])
  await store.close()
})

test('places that look alike have anchors of their own, and every link leads to its place', async () => {
  const store = await openStore()
  const long = 'a'.repeat(100)
  const places = ['row=1&col=2,3', 'row=1&col=2&char=3,9', 'row=1&col=70', `field=${long}1`, `field=${long}2`, 'field=a%2Fb', 'field=a-2Fb', 'whole']
  await addMore(store, 1, places.map((place) => `x3 ${place}`))
  const text = readFileSync((await writeDossier(await input(store))).page, 'utf8')
  const links = [...text.matchAll(/class="cite" href="#([^"]+)"/g)].map((match) => match[1]!)
  const anchors = [...text.matchAll(/ id="(at-[^"]+)"/g)].map((match) => match[1]!)
  assert.equal(new Set(links).size, places.length + 1)
  assert.equal(new Set(anchors).size, anchors.length, 'an anchor stands twice')
  assert.deepEqual(links.filter((link) => !anchors.includes(link)), [])
  assert.ok(text.includes('x3 row=1&#38;col=70 read again'), 'a cell beyond the columns printed is printed by itself')
  await store.close()
})

test('a place at which nothing is found when it is read again has no link, and it is told', async () => {
  const store = await openStore()
  await addMore(store, 1, ['x3 row=9&col=1', 'x3 field=title'])
  const readAgain: DossierInput['readAgain'] = async (_, locators) => locators.map(() => null)
  const text = readFileSync((await writeDossier({ ...(await input(store)), readAgain })).page, 'utf8')
  assert.match(text, /At 3 cited places nothing was found/)
  assert.doesNotMatch(text, /class="cite" href/)
  assert.match(text, /<span class="cite" title="quoted">3: row 9, column 1<\/span>/)
  await store.close()
})

test('what was handed over and not taken in is told', async () => {
  const store = await openStore()
  const told = await writeDossier({ ...(await input(store)), intakeProblems: [{ code: 'intake.symlink', severity: 'warning', message: '<link> was not followed.' }] })
  assert.match(readFileSync(told.page, 'utf8'), /not taken in, or with a doubt<\/h3>\n<ul><li>&#60;link&#62; was not followed\.<\/li>/)
  assert.doesNotMatch(readFileSync((await writeDossier(await input(store))).page, 'utf8'), /not taken in/)
  await store.close()
})

test('a cell of a megabyte is printed as far as a page bears it', async () => {
  const store = await openStore()
  const readAgain: DossierInput['readAgain'] = async (_, locators) => locators.map(() => 'long '.repeat(200_000))
  const text = readFileSync((await writeDossier({ ...(await input(store)), readAgain })).page, 'utf8')
  assert.ok(text.length < 40_000)
  assert.match(text, /… \(1000000 characters\)/)
  await store.close()
})

test('an exhibit that leaves something to a person has its check sheet, with crop, clause and innocent explanation; one that passed is counted', async () => {
  const store = await openStore()
  const sign = (id: string, exhibit: string, outcome: string) =>
    `('${id}', 'pdf.revisions', 'Revisions', '${exhibit}', 'page=1', '${outcome}', 'C', ${String(outcome === 'fail')}, '<b>two</b>', 'one', 'ISO 32000-1, 7.5.6', 'It was changed.', '["Saved twice."]')`
  await store.run(`INSERT INTO derived.signs VALUES ${sign('s1', 'x1', 'fail')}, ${sign('s2', 'x2', 'pass')}`)
  for (const [name, hash] of [['kept', 'aa'], ['gone', 'bb']]) {
    await store.run(`INSERT INTO derived.sheet_pictures VALUES ('x1', '0', 'pdf', '${name}', 'Both <i>revisions</i>', 'page=1', 'image/png', '${hash}', '3')`)
  }
  const readPicture = (hash: string) => (hash === 'aa' ? Buffer.from('png') : undefined)
  const page = readFileSync((await writeDossier({ ...(await input(store)), readPicture })).page, 'utf8')
  const sheet = page.slice(page.indexOf('id="sheet-1"'), page.indexOf('id="coverage"'))
  assert.match(sheet, /A person still has to look/)
  assert.match(sheet, /<code>&#60;b&#62;two&#60;\/b&#62;<\/code>.*<code>one<\/code>/s)
  assert.match(sheet, /ISO 32000-1, 7\.5\.6.*May be innocent: Saved twice\./s)
  assert.match(sheet, /<img src="data:image\/png;base64,cG5n" alt="Both &#60;i&#62;/)
  assert.match(sheet, /Not printed here: Both &#60;i&#62;/)
  assert.match(page, /In 1 more exhibits every check that fits passed/)
  assert.doesNotMatch(page, /id="sheet-2"/)
  assert.doesNotMatch(sheet.replace('does not mean that a document is genuine', ''), /authentic|genuine|score/i)
  await store.close()
})

test('what persons said is printed: who, what changed, hypotheses, and what was withdrawn with its reason', async () => {
  const store = await openStore()
  await store.run(`UPDATE derived.findings SET state = 'reviewed', reviewed_by = 'Jon <Varga>', reviewed_at = '2031-01-02', opened = 1, review_note = 'Seen', stale = true,
    before = 'eleven', after = 'twelve' WHERE id = 'f1'`)
  await store.run("INSERT INTO derived.findings (id, number, chapter, sentence, withdrawn_by, withdrawn_reason) VALUES ('f2', 1, 'Money', 'Gone.', 'Mira', 'Misread')")
  await store.run("INSERT INTO derived.hypotheses (id, sentence, written_by) VALUES ('H1', 'By error', 'Mira')")
  await store.run("INSERT INTO derived.evidence_weights VALUES ('H1', 'f1', 'inconsistent', 'Too often', 'Mira', 't', 0.5)")
  const page = readFileSync((await writeDossier(await input(store))).page, 'utf8')
  assert.match(page, /reviewed by Jon &#60;Varga&#62;, 2031-01-02, 1 of 1 places opened: Seen/)
  assert.match(page, /eleven<\/td>[\s\S]*twelve<\/td>/)
  assert.match(page, /H1: By error[\s\S]*<td>1<\/td><td>inconsistent<\/td><td class="number">0\.50<\/td><td>Too often/)
  assert.match(page, /Findings withdrawn[\s\S]*Gone\.<\/td><td>Mira<\/td><td>Misread/)
  await store.close()
})

test('a changed dossier is noticed', () => {
  assert.equal(verifyDossier(folder).state, 'whole')
  writeFileSync(join(folder, 'index.html'), `${readFileSync(join(folder, 'index.html'), 'utf8')} `)
  assert.equal(verifyDossier(folder).state, 'changed')
  assert.equal(verifyDossier(join(folder, 'nowhere')).state, 'absent')
})

test('the times of a PDF are those of the dossier, and no byte moves', () => {
  const pdf = Buffer.from("/CreationDate (D:20261124091858+00'00')\n/ModDate (D:20261124091858+00'00')>>", 'latin1')
  const fixed = fixTimes(pdf, '2031-01-01T02:03:04.000Z')
  assert.equal(fixed.length, pdf.length)
  assert.equal(fixed.toString('latin1').match(/D:20310101020304/g)?.length, 2)
})
