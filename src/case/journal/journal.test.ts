import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSqlite } from '../../store/sqlite/sqlite-database.ts'
import { listAuthorities, recordAuthority, requireAuthority } from '../authority/authority-register.ts'
import { changeSettings, readSettings } from '../case-settings.ts'
import { openCase, type Case } from '../case.ts'
import { originOf } from './checkpoint.ts'
import { confirmMapping, listConfirmedMappings, withdrawMapping } from '../register/confirmed-mappings.ts'
import { contentHash } from './content-hash.ts'
import { courtOrder, investigator, temporaryCase } from '../fixtures/temporary-case.ts'
import type { JournalDraft } from './journal-entry.ts'
import { Journal, openJournal } from './journal.ts'
import { listJudgements, undoJudgement } from '../register/judgements.ts'
import { isConsistent, isIncluded } from './merkle-proof.ts'
import { hashLeaf } from './merkle-tree.ts'
import { loadSigningKey } from './signing-key.ts'

const judgement = (left: string, right: string, reason = 'same birth date'): JournalDraft => ({
  verb: 'judgement.made',
  payload: { left, right, judgement: 'positive', reason },
})

test('entries come back in order, by verb, and after a number', async (context) => {
  const { opened } = await temporaryCase(context)
  const written = opened.journal.append([judgement('a', 'b'), judgement('b', 'c')], investigator)
  assert.deepEqual(written.map((entry) => entry.sequence), [4, 5])
  assert.deepEqual([...opened.journal.entries({ after: 3 })], written)
  const [first] = opened.journal.entries({ verb: 'judgement.made', after: 4 })
  assert.equal(first?.payload.left, 'b')
  assert.equal(first?.actor, 'Mira Osei')
  assert.deepEqual(opened.journal.append([], investigator), [])
  assert.throws(() => opened.journal.append([judgement('a', 'b')], { ...investigator, actor: ' ' }), { code: 'usage' })
  assert.throws(() => opened.journal.append([judgement('a', 'b', 'x'.repeat(9_000_000))], investigator), { code: 'usage' })
  assert.equal(opened.journal.size, 5)
})

test('nothing of actor or payload stands in what is hashed, and equal deeds hash apart', async (context) => {
  const { opened } = await temporaryCase(context)
  opened.journal.append([judgement('Ada Brandt', 'A. Brandt'), judgement('Ada Brandt', 'A. Brandt')], investigator)
  const leaves = [...opened.journal.leaves()]
  for (const secret of ['Mira', 'Brandt', 'Northmere', 'birth']) assert.ok(!JSON.stringify(leaves).includes(secret), secret)
  assert.notEqual(leaves.at(-1)?.payload, leaves.at(-2)?.payload)
  assert.notEqual(leaves.at(-1)?.actor, leaves.at(-2)?.actor)
})

test('every entry is proved to be in every later tree, and each tree to begin with the one before', async (context) => {
  const { opened } = await temporaryCase(context)
  for (let index = 0; index < 9; index++) opened.journal.append([judgement('a', String(index))], investigator)
  const database = openSqlite(opened.layout.journal, { readOnly: true })
  const rows = database.all<{ leaf: string }>('SELECT leaf FROM entries ORDER BY sequence')
  const rootAt = (size: number) => Buffer.from(opened.journal.checkpoint(size)!.split('\n')[2]!, 'base64')
  const last = opened.journal.size
  assert.equal(opened.journal.head().root, rootAt(last).toString('hex'))
  rows.forEach(({ leaf }, index) => {
    assert.ok(isIncluded(opened.journal.inclusionProof(index + 1), hashLeaf(Buffer.from(leaf)), rootAt(last)))
    const size = index + 1
    // The first writing ended with entry 2: there is no checkpoint of one.
    if (size >= 2) assert.ok(isConsistent(opened.journal.consistencyProof(size), rootAt(size), rootAt(last)), String(size))
  })
  assert.throws(() => opened.journal.inclusionProof(last + 1), RangeError)
  database.close()
})

test('a reader sees what is appended after it opened', async (context) => {
  const { opened } = await temporaryCase(context)
  const reader = await openCase(opened.layout.root)
  assert.equal(reader.journal.head().size, 3)
  opened.journal.append([judgement('a', 'b')], investigator)
  assert.deepEqual(reader.journal.head(), opened.journal.head())
  reader.close()
})

test('a machine without the key introduces its own, once', async (context) => {
  const { opened, folder } = await temporaryCase(context)
  opened.close()
  const elsewhere = await openCase(opened.layout.root, { write: true, keyFolder: join(folder, 'other-keys') })
  assert.equal(elsewhere.journal.size, 3)
  const written = elsewhere.journal.append([judgement('a', 'b')], investigator)
  assert.deepEqual(written.map((entry) => [entry.sequence, entry.verb]), [[5, 'judgement.made']])
  elsewhere.journal.append([judgement('a', 'c')], investigator)
  const keys = [...elsewhere.journal.entries({ verb: 'key.introduced' })]
  assert.deepEqual(keys.map((entry) => entry.sequence), [2, 4])
  assert.notEqual(keys[0]?.payload.key, keys[1]?.payload.key)
  elsewhere.close()
})

test('a journal whose head does not hold is not appended to', async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  const { root, journal } = opened.layout
  opened.close()
  const whole = readFileSync(journal)
  const changes = [
    "UPDATE entries SET leaf = replace(leaf, '2026', '2025') WHERE sequence = 2",
    "UPDATE entries SET leaf = 'not JSON' WHERE sequence = 1",
    'DELETE FROM entries WHERE sequence = 3',
    'DELETE FROM checkpoints WHERE size = 3',
    "UPDATE checkpoints SET note = replace(note, 'jackdaw', 'magpie')",
    'UPDATE contents SET actor = NULL, actor_salt = NULL, payload = NULL, payload_salt = NULL WHERE sequence = 2',
  ]
  for (const sql of changes) {
    const database = openSqlite(journal)
    if (!sql.includes('contents')) assert.throws(() => database.execute(sql), /append-only/)
    for (const table of ['entries', 'checkpoints']) for (const deed of ['update', 'delete']) database.execute(`DROP TRIGGER ${table}_no_${deed}`)
    database.execute(sql)
    database.close()
    await assert.rejects(openCase(root, { write: true, keyFolder }), { code: 'journal.damaged' }, sql)
    writeFileSync(journal, whole)
  }
  ;(await openCase(root, { write: true, keyFolder })).close()
})

test('a disk that is full leaves the journal as it was, and says so', async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  const { layout, file } = opened
  opened.journal.append([judgement('a', 'b')], investigator)
  const before = opened.journal.head()
  opened.close()
  const database = openSqlite(layout.journal)
  const pages = Number(database.get('PRAGMA page_count')?.['page_count'])
  database.get(`PRAGMA max_page_count = ${pages + 1}`)
  const journal = new Journal(database, { origin: originOf(file.id), key: loadSigningKey(keyFolder) })
  const large = [judgement('a', 'c'), judgement('a', 'd', 'x'.repeat(100_000))]
  assert.throws(() => journal.append(large, investigator), { code: 'case.unwritable', message: /disk is full/ })
  // After an error of the disk memory is not trusted: the case has to be opened anew.
  assert.throws(() => journal.append([judgement('a', 'c')], investigator), { code: 'case.unwritable' })
  journal.close()
  const again = await openCase(layout.root, { write: true, keyFolder })
  assert.deepEqual(again.journal.head(), before)
  assert.equal(again.journal.append(large, investigator).length, 2)
  again.close()
})

test('two writers that both think they hold the lock cannot fork the journal', async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  const second = openJournal(opened.layout.journal, { origin: originOf(opened.file.id), key: loadSigningKey(keyFolder) })
  opened.journal.append([judgement('a', 'b')], investigator)
  assert.throws(() => second.append([judgement('a', 'c')], investigator), { code: 'journal.damaged' })
  second.close()
  assert.equal(opened.journal.head().size, 4)
})

test('a purge empties actor, payload and salts, is itself recorded, and spares what the journal is read by', async (context) => {
  const { opened } = await temporaryCase(context)
  const [made] = opened.journal.append([judgement('Ada Brandt', 'A. Brandt')], investigator)
  opened.journal.purge([made!.sequence], { ...investigator, reason: 'court order 3' })
  assert.deepEqual([...opened.journal.entries({ verb: 'judgement.made' })], [])
  assert.deepEqual([...opened.journal.entries({ verb: 'content.purged' })].map((entry) => entry.payload), [{ sequences: [4], reason: 'court order 3' }])
  const database = openSqlite(opened.layout.journal, { readOnly: true })
  const row = { ...database.get('SELECT * FROM contents WHERE sequence = 4') }
  assert.deepEqual(row, { sequence: 4, actor_salt: null, actor: null, payload_salt: null, payload: null })
  database.close()
  const refused = [[1], [2], [5], [99], []]
  for (const sequences of refused) assert.throws(() => opened.journal.purge(sequences, { ...investigator, reason: 'x' }), { code: 'usage' })
})

test('judgements fold: the last on a pair counts, and one undone gives way to the one before', async (context) => {
  const { opened } = await temporaryCase(context)
  const { journal } = opened
  journal.append([judgement('a', 'b'), judgement('c', 'd')], investigator)
  journal.append([{ verb: 'judgement.made', payload: { left: 'b', right: 'a', judgement: 'negative', reason: 'two passports' } }], investigator)
  const inForce = () => listJudgements(journal).filter((row) => row.inForce).map((row) => row.sequence)
  assert.deepEqual(inForce(), [5, 6])
  undoJudgement(journal, 6, { ...investigator, reason: 'one was forged' })
  assert.deepEqual(inForce(), [4, 5])
  assert.equal(listJudgements(journal).length, 3)
  for (const sequence of [6, 7, 1, 99]) assert.throws(() => undoJudgement(journal, sequence, { ...investigator, reason: 'x' }), { code: 'usage' })
})

test('mappings: the last confirmed counts, the same again is not written, one withdrawn is gone until confirmed again', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  const names = () => listConfirmedMappings(journal).map(({ name, text }) => `${name}=${text}`)
  assert.equal(confirmMapping(journal, { name: 'bank', text: 'v1' }, investigator), true)
  assert.equal(confirmMapping(journal, { name: 'bank', text: 'v1' }, investigator), false)
  confirmMapping(journal, { name: 'bank', text: 'v2' }, investigator)
  confirmMapping(journal, { name: 'Staff', text: 'v1' }, investigator)
  assert.deepEqual(names(), ['Staff=v1', 'bank=v2'])
  withdrawMapping(journal, 'bank', { ...investigator, reason: 'wrong column' })
  assert.deepEqual(names(), ['Staff=v1'])
  assert.throws(() => withdrawMapping(journal, 'bank', { ...investigator, reason: 'x' }), { code: 'usage' })
  confirmMapping(journal, { name: 'bank', text: 'v2' }, investigator)
  assert.deepEqual(names(), ['Staff=v1', 'bank=v2'])
})

test('settings and authorities: what was told last holds; an authority holds on its days only, in the zone of the case', async (context) => {
  const { opened: { journal } } = await temporaryCase(context)
  assert.deepEqual(readSettings(journal), {})
  changeSettings(journal, { timeZone: 'Pacific/Auckland', dateOrder: 'dmy' }, investigator)
  assert.deepEqual(readSettings(journal), { timeZone: 'Pacific/Auckland', dateOrder: 'dmy' })
  recordAuthority(journal, { ...courtOrder, from: '2026-03-02', until: '2026-03-05' }, investigator)
  assert.deepEqual(listAuthorities(journal).map((authority) => authority.id), ['A1', 'A2'])
  const cases: [string | undefined, string, string | undefined][] = [
    ['A1', '2031-01-01T00:00:00Z', undefined],
    ['A2', '2026-03-01T12:00:00Z', undefined], // the 2nd already, in Auckland
    ['A2', '2026-03-01T10:59:59Z', 'authority.expired'],
    ['A2', '2026-03-05T10:59:59Z', undefined],
    ['A2', '2026-03-05T11:00:00Z', 'authority.expired'],
    ['A3', '2026-03-05T11:00:00Z', 'authority.missing'],
    [undefined, '2026-03-05T11:00:00Z', 'authority.missing'],
  ]
  for (const [id, instant, code] of cases) {
    if (code) assert.throws(() => requireAuthority(journal, id, instant), { code }, `${id} ${instant}`)
    else assert.equal(requireAuthority(journal, id, instant).id, id)
  }
})

test('the content hash follows the deeds that derivation depends on, and nothing else', async (context) => {
  const hashes = new Set<string>()
  const grow = (opened: Case, draft: JournalDraft) => {
    opened.journal.append([draft], investigator)
    return contentHash(opened.journal)
  }
  const { opened } = await temporaryCase(context)
  hashes.add(contentHash(opened.journal))
  hashes.add(grow(opened, { verb: 'exported', payload: { format: 'gexf', sha256: 'x' } }))
  hashes.add(grow(opened, { verb: 'dossier.released', payload: { path: 'dossier/1', sha256: 'x', title: 't' } }))
  assert.equal(hashes.size, 1)
  hashes.add(grow(opened, judgement('a', 'b')))
  hashes.add(grow(opened, { verb: 'mapping.confirmed', payload: { name: 'm', text: 't', sha256: 'x' } }))
  hashes.add(grow(opened, { verb: 'settings.changed', payload: { settings: { region: 'DE' } } }))
  hashes.add(grow(opened, { verb: 'intake.reported', payload: { problems: [] } }))
  assert.equal(hashes.size, 5)
})
