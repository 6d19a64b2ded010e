import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../../../base/failure.ts'
import { openSqlite, type SqliteDatabase } from '../../../store/sqlite/sqlite-database.ts'

/** Where the accounts of a server lie: beside its folder of cases, in none of them. */
export function peoplePath(folder: string): string {
  return `${resolve(folder)}-accounts.sqlite`
}

/** Opens the accounts of a server, for its owner alone; made where there are none and `make` says so. Throws `usage`, `store.damaged`. */
export function openPeopleFile(folder: string, { make = false } = {}): SqliteDatabase {
  const path = peoplePath(folder)
  if (existsSync(resolve(folder, 'case.json'))) throw new Failure('usage', `${folder} is a case. Accounts belong to the folder that holds the cases: name that.`)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Failure('usage', `There is no folder ${folder}.`)
  if (!existsSync(path)) {
    if (!make) throw new Failure('usage', `There are no accounts for ${folder}. Make the first: 'jackdaw account add ${folder} <name>'.`)
    closeSync(openSync(path, 'wx', 0o600))
  }
  chmodSync(path, 0o600)
  const database = openSqlite(path)
  for (const table of tables) database.execute(table)
  return database
}

/** Times are ISO instants. `secret` is a PHC string; `hash` the SHA-256 of the token in the cookie. */
const tables = [
  `CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, secret TEXT NOT NULL, state TEXT NOT NULL, added TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, name TEXT NOT NULL, started TEXT NOT NULL, seen TEXT NOT NULL, strong TEXT NOT NULL,
    address TEXT NOT NULL, agent TEXT NOT NULL, purposes TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS passkeys (id TEXT PRIMARY KEY, name TEXT NOT NULL, key BLOB NOT NULL, counter INTEGER NOT NULL, added TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS log (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, event TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, what TEXT NOT NULL) STRICT`,
]
