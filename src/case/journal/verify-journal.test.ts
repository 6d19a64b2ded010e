import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSqlite, type SqliteDatabase, type SqliteValue } from '../../store/sqlite/sqlite-database.ts'
import { openCase, type Case } from '../case.ts'
import { originOf } from './checkpoint.ts'
import { FaultList, maxFaults } from '../fault.ts'
import { investigator, temporaryCase } from '../fixtures/temporary-case.ts'
import type { JournalDraft } from './journal-entry.ts'
import { journalSchema } from './journal-tables.ts'
import { verifyJournal, type VerifyJournalOptions } from './verify-journal.ts'

const judgement = (right: string): JournalDraft => ({ verb: 'judgement.made', payload: { left: 'a', right, judgement: 'negative', reason: 'Élan ≠ Elan' } })

const verify = (opened: Case, options: Partial<VerifyJournalOptions> = {}) => {
  const faults = new FaultList()
  const counts = verifyJournal(opened.layout.journal, faults, { origin: originOf(opened.file.id), firstKey: opened.file.publicKey, ...options })
  return { counts, faults: faults.faults }
}

/** Changes the journal behind its back, triggers and all, as somebody with the file in hand can. */
const tamper = (opened: Case, change: (database: SqliteDatabase) => void) => {
  const database = openSqlite(opened.layout.journal, { durability: 'rebuildable' })
  const triggers = journalSchema.filter((sql) => sql.startsWith('CREATE TRIGGER'))
  for (const sql of triggers) database.execute(`DROP TRIGGER ${sql.split(' ')[2]}`)
  change(database)
  for (const sql of triggers) database.execute(sql)
  database.close()
}

/** A journal of two machines, several writings, and a purge. */
const grownCase = async (context: Parameters<typeof temporaryCase>[0]) => {
  const { opened, folder } = await temporaryCase(context)
  for (const size of [1, 3, 2]) opened.journal.append(Array.from({ length: size }, (_, index) => judgement(`b${size}${index}`)), investigator)
  opened.close()
  const second = await openCase(opened.layout.root, { write: true, keyFolder: join(folder, 'second-machine') })
  second.journal.append([judgement('c')], investigator)
  second.journal.purge([5], { ...investigator, reason: 'the order lapsed' })
  second.close()
  return second
}

test('a journal of two machines with a purge holds', async (context) => {
  const opened = await grownCase(context)
  const { counts, faults } = verify(opened)
  assert.deepEqual(faults, [])
  assert.deepEqual({ ...counts, keys: counts.keys.map((key) => key.sequence) }, { entries: 12, checkpoints: 7, purged: 1, keys: [2, 10] })
})

test('any change of any column of any row is found', async (context) => {
  const opened = await grownCase(context)
  const whole = readFileSync(opened.layout.journal)
  const cells = cellsOf(opened)
  assert.equal(cells.length, 12 * 2 + 11 * 5 + 1 + 7 * 2)
  const found = new Set<string>()
  fc.assert(
    fc.property(fc.constantFrom(...cells), fc.nat(), fc.integer({ min: 0, max: 7 }), (cell, at, bit) => {
      tamper(opened, (database) => flip(database, cell, { at, bit }))
      const { faults } = verify(opened)
      writeFileSync(opened.layout.journal, whole)
      found.add(`${cell.table}.${cell.column}`)
      return faults.length > 0
    }),
    { numRuns: 150, seed: 20260301 },
  )
  assert.equal(found.size, 9, 'every column was tried')
})

test('rows and cells that are removed, added, emptied, swapped or of another type are found', async (context) => {
  const opened = await grownCase(context)
  const whole = readFileSync(opened.layout.journal)
  const changes: [string, string][] = [
    ['journal.sequence', 'DELETE FROM entries WHERE sequence = 6'],
    ['journal.checkpoint', 'DELETE FROM entries WHERE sequence = 12'],
    ['journal.contents', 'DELETE FROM contents WHERE sequence = 6'],
    ['journal.checkpoint', 'DELETE FROM checkpoints WHERE size = 7'],
    ['journal.checkpoint', 'DELETE FROM checkpoints WHERE size = 12'],
    ['journal.checkpoint', "INSERT INTO checkpoints SELECT 5, note FROM checkpoints WHERE size = 7"],
    ['journal.contents', 'INSERT INTO contents (sequence) VALUES (40)'],
    ['journal.leaf', "INSERT INTO entries VALUES (13, '{}')"],
    ['journal.contents', 'UPDATE contents SET actor = NULL, actor_salt = NULL, payload = NULL, payload_salt = NULL WHERE sequence = 4'],
    ['journal.commitment', 'UPDATE contents SET actor = NULL WHERE sequence = 4'],
    ['journal.commitment', 'UPDATE contents SET (actor, actor_salt, payload, payload_salt) = (SELECT actor, actor_salt, payload, payload_salt FROM contents WHERE sequence = 7) WHERE sequence = 6'],
    ['journal.purge', 'UPDATE contents SET (actor, actor_salt, payload, payload_salt) = (SELECT actor, actor_salt, payload, payload_salt FROM contents WHERE sequence = 6) WHERE sequence = 5'],
    ['journal.chain', "UPDATE entries SET leaf = replace(leaf, 'judgement.made', 'judgement.undone') WHERE sequence = 6"],
    ['journal.root', "UPDATE entries SET leaf = replace(leaf, 'content.purged', 'judgement.made') WHERE sequence = 12"],
    ['journal.leaf', "UPDATE entries SET leaf = leaf || ' ' WHERE sequence = 6"],
    ['journal.signature', "UPDATE checkpoints SET note = (SELECT substr(note, 1, instr(note, char(10) || char(10)) + 1) FROM checkpoints WHERE size = 7) || (SELECT substr(note, instr(note, char(10) || char(10)) + 2) FROM checkpoints WHERE size = 9) WHERE size = 7"],
    ['journal.schema', 'CREATE TABLE more (a)'],
    ['journal.schema', 'PRAGMA user_version = 2'],
    ['journal.schema', 'DROP TABLE contents; CREATE TABLE contents (sequence INTEGER PRIMARY KEY, actor_salt, actor, payload_salt, payload)'],
  ]
  for (const [code, sql] of changes) {
    tamper(opened, (database) => database.execute(sql))
    const codes = verify(opened).faults.map((fault) => fault.what)
    assert.ok(codes.includes(code), `${sql}: ${codes.join()}`)
    writeFileSync(opened.layout.journal, whole)
  }
  const database = openSqlite(opened.layout.journal)
  database.execute('DROP TRIGGER entries_no_update')
  database.close()
  assert.deepEqual(verify(opened).faults.map((fault) => fault.what), ['journal.schema'])
})

test('a file that is cut, emptied, overwritten or gone is a fault, not a crash', async (context) => {
  const opened = await grownCase(context)
  const whole = readFileSync(opened.layout.journal)
  const broken = [
    whole.subarray(0, whole.byteLength / 2),
    whole.subarray(0, 50),
    Buffer.alloc(0),
    Buffer.from('a letter'.repeat(2_000)),
    Buffer.concat([whole.subarray(0, 4_096), Buffer.alloc(whole.byteLength - 4_096)]),
  ]
  for (const bytes of broken) {
    writeFileSync(opened.layout.journal, bytes)
    assert.notDeepEqual(verify(opened).faults, [], `${bytes.byteLength} bytes`)
  }
})

test('the end of a journal cannot be cut off, nor written anew, unseen by who kept a checkpoint', async (context) => {
  const { opened, keyFolder } = await temporaryCase(context)
  for (const right of ['b', 'c', 'd']) opened.journal.append([judgement(right)], investigator)
  const kept = opened.journal.head().checkpoint
  opened.close()
  const codes = (knownCheckpoints: readonly string[] = [kept]) => verify(opened, { knownCheckpoints }).faults.map((fault) => fault.what)
  assert.deepEqual(codes([kept, checkpointAt(opened, 4)]), [])

  tamper(opened, (database) => {
    for (const table of ['entries', 'contents']) database.execute(`DELETE FROM ${table} WHERE sequence > 4`)
    database.execute('DELETE FROM checkpoints WHERE size > 4')
  })
  assert.deepEqual(codes([]), [], 'by itself it holds')
  assert.deepEqual(codes(), ['journal.cut'])

  const again = await openCase(opened.layout.root, { write: true, keyFolder })
  for (const right of ['x', 'y', 'z']) again.journal.append([judgement(right)], investigator)
  again.close()
  assert.deepEqual(codes([]), [], 'by itself it holds')
  assert.deepEqual(codes(), ['journal.rewritten'])
})

test('a checkpoint or first key of another case is told apart', async (context) => {
  const [{ opened }, { opened: other }] = [await temporaryCase(context), await temporaryCase(context)]
  const foreign = [other.journal.head().checkpoint, 'no checkpoint']
  assert.deepEqual(verify(opened, { knownCheckpoints: foreign }).faults.map((fault) => fault.what), ['journal.known', 'journal.known'])
  assert.deepEqual(verify(opened, { firstKey: other.file.publicKey }).faults.map((fault) => fault.what), ['journal.key'])
})

test('faults beyond the limit are counted, not listed', () => {
  const faults = new FaultList()
  for (let index = 0; index < maxFaults + 5; index++) faults.add('journal.leaf', String(index), 'changed')
  assert.equal(faults.faults.length, maxFaults)
  assert.equal(faults.count, maxFaults + 5)
})

function checkpointAt(opened: Case, size: number): string {
  const database = openSqlite(opened.layout.journal, { readOnly: true })
  const note = database.get<{ note: string }>('SELECT note FROM checkpoints WHERE size = ?', [size])!.note
  database.close()
  return note
}

interface Cell {
  readonly table: string
  readonly column: string
  readonly key: number
}

function cellsOf(opened: Case): Cell[] {
  const database = openSqlite(opened.layout.journal, { readOnly: true })
  const cells = ['entries', 'contents', 'checkpoints'].flatMap((table) =>
    database.all(`SELECT * FROM ${table}`).flatMap((row) =>
      Object.entries(row).filter(([, value]) => value !== null).map(([column]) => ({ table, column, key: Number(Object.values(row)[0]) }))))
  database.close()
  return cells
}

/** Turns one bit of a cell; of a number, one of its lowest eight. */
function flip(database: SqliteDatabase, { table, column, key }: Cell, { at, bit }: { at: number; bit: number }): void {
  const name = table === 'checkpoints' ? 'size' : 'sequence'
  const before = database.get<{ type: string; bytes: Uint8Array; value: SqliteValue }>(
    `SELECT typeof(${column}) AS type, CAST(${column} AS BLOB) AS bytes, ${column} AS value FROM ${table} WHERE ${name} = ?`, [key])!
  if (before.type === 'integer') {
    database.run(`UPDATE OR REPLACE ${table} SET ${column} = ? WHERE ${name} = ?`, [Number(before.value) ^ (1 << bit), key])
    return
  }
  before.bytes[at % before.bytes.byteLength]! ^= 1 << bit
  database.run(`UPDATE ${table} SET ${column} = ${before.type === 'text' ? 'CAST(? AS TEXT)' : '?'} WHERE ${name} = ?`, [before.bytes, key])
}
