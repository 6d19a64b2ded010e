import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openSqlite, sqliteErrorOf } from './sqlite-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'jackdaw-sqlite-'))
after(() => rmSync(folder, { recursive: true }))

test('what is written is read again, in every type', () => {
  const database = openSqlite(join(folder, 'types.sqlite'))
  database.execute('CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d REAL) STRICT')
  assert.equal(database.run('INSERT INTO t VALUES (?, ?, ?, ?)', [1, 'ä', new Uint8Array([0, 255]), 0.5]), 1)
  assert.equal(database.run('INSERT INTO t VALUES (?, ?, ?, ?)', [2, null, null, null]), 1)
  assert.deepEqual({ ...database.get('SELECT * FROM t WHERE a = ?', [1]) }, { a: 1, b: 'ä', c: new Uint8Array([0, 255]), d: 0.5 })
  assert.equal(database.get('SELECT * FROM t WHERE a = 3'), undefined)
  assert.deepEqual([...database.iterate('SELECT a FROM t ORDER BY a')].map((row) => row['a']), [1, 2])
  database.close()
})

test('a journal that cannot be computed again is synced to the folder and lies in one file', () => {
  const path = join(folder, 'safe.sqlite')
  const database = openSqlite(path)
  database.execute('CREATE TABLE t (a)')
  database.transaction(() => database.run('INSERT INTO t VALUES (1)'))
  assert.equal(database.get('PRAGMA synchronous')?.['synchronous'], 3)
  assert.deepEqual(['-wal', '-journal', '-shm'].map((ending) => existsSync(path + ending)), [false, false, false])
  database.close()
})

test('what a transaction throws undoes all of it', () => {
  const database = openSqlite(join(folder, 'undo.sqlite'))
  database.execute('CREATE TABLE t (a)')
  assert.throws(() =>
    database.transaction(() => {
      database.run('INSERT INTO t VALUES (1)')
      throw new Error('halt')
    }), /halt/)
  assert.equal(database.get('SELECT count(*) AS n FROM t')?.['n'], 0)
  database.close()
})

test('a full disk is known as such and leaves the old state', () => {
  const database = openSqlite(join(folder, 'full.sqlite'))
  database.execute('CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA max_page_count = 4')
  let seen: unknown
  try {
    database.transaction(() => database.run('INSERT INTO t VALUES (?)', [new Uint8Array(100_000)]))
  } catch (thrown) {
    seen = thrown
  }
  assert.equal(sqliteErrorOf(seen), 'full')
  assert.equal(database.get('SELECT count(*) AS n FROM t')?.['n'], 1)
  assert.equal(sqliteErrorOf(new Error('another')), undefined)
  database.close()
})

test('a reader cannot write, reads a write-protected file, and makes none', () => {
  const path = join(folder, 'read.sqlite')
  openSqlite(path).close()
  const writer = openSqlite(path)
  writer.execute('CREATE TABLE t (a)')
  writer.close()
  const reader = openSqlite(path, { readOnly: true })
  assert.throws(() => reader.run('INSERT INTO t VALUES (1)'), /readonly|read-only/i)
  reader.close()
  chmodSync(path, 0o444)
  const careful = openSqlite(path, { readOnly: true })
  assert.equal(careful.get('SELECT count(*) AS n FROM t')?.['n'], 0)
  careful.close()
  assert.throws(() => openSqlite(join(folder, 'none', 'absent.sqlite'), { readOnly: true }), { code: 'store.damaged' })
})

test('what is no database is refused', () => {
  const path = join(folder, 'other.sqlite')
  writeFileSync(path, 'this is a letter, not a database'.repeat(100))
  assert.throws(() => openSqlite(path, { readOnly: true }), { code: 'store.damaged' })
  assert.throws(() => openSqlite(path), { code: 'store.damaged' })
})
