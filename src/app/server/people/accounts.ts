import type { Clock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { assertPersonName } from '../../../case/member-register.ts'
import type { SqliteDatabase, SqliteRow } from '../../../store/sqlite/sqlite-database.ts'
import { assertPassword, hashPassword, isPassword } from './password.ts'

/** Somebody who may sign in to a server for teams. */
export interface Account extends SqliteRow {
  readonly name: string
  readonly state: 'active' | 'disabled'
  readonly added: string
  /** Who they are for the issuer of identities (OpenID Connect `sub`), where one is used. */
  readonly subject: string | null
}

/** The accounts of a server. A name is never given to another person: a disabled account stays. */
export class Accounts {
  readonly #database: SqliteDatabase
  readonly #clock: Clock

  constructor(database: SqliteDatabase, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  list(): Account[] {
    return this.#database.all<Account>('SELECT name, state, added, subject FROM accounts ORDER BY name')
  }

  /** The account of a name that may sign in. */
  active(name: string): Account | undefined {
    return this.#database.get<Account>("SELECT name, state, added, subject FROM accounts WHERE name = ? AND state = 'active'", [name])
  }

  /** The account that an issuer knows by that subject, and that may sign in. */
  bySubject(subject: string): Account | undefined {
    return this.#database.get<Account>("SELECT name, state, added, subject FROM accounts WHERE subject = ? AND state = 'active'", [subject])
  }

  /** Makes an account; without a password it is signed in to through an issuer alone. Throws `usage`. */
  async add(name: string, { password, subject }: { readonly password?: string; readonly subject?: string }): Promise<void> {
    assertPersonName(name)
    if (password === undefined && !subject) throw new Failure('usage', 'An account needs a password, or the subject by which an issuer knows the person.')
    if (password !== undefined) assertPassword(password)
    const secret = password === undefined ? null : await hashPassword(password)
    const isTaken = this.list().some((account) => account.name === name || (subject && account.subject === subject))
    if (isTaken) throw new Failure('usage', `There is an account of ${name}, or of that subject, already.`)
    this.#database.run("INSERT INTO accounts VALUES (?, ?, 'active', ?, ?)", [name, secret, this.#clock.now(), subject ?? null])
  }

  /** Gives a new password; every session and every passkey ends with the old one. Throws `usage`. */
  async setPassword(name: string, password: string): Promise<void> {
    assertPassword(password)
    this.#change("UPDATE accounts SET secret = ? WHERE name = ?", [await hashPassword(password), name])
    this.#database.run('DELETE FROM passkeys WHERE name = ?', [name])
  }

  /** Lets somebody sign in no longer, or again; ends every session. Throws `usage`. */
  setState(name: string, state: Account['state']): void {
    this.#change('UPDATE accounts SET state = ? WHERE name = ?', [state, name])
  }

  /** Whether it is the password of somebody who may sign in. For a name that nobody has, the same work is done. */
  async verify(name: string, password: string): Promise<boolean> {
    const known = this.#database.get<{ secret: string | null }>("SELECT secret FROM accounts WHERE name = ? AND state = 'active'", [name])
    return isPassword(password, known?.secret ?? undefined)
  }

  #change(sql: string, [value, name]: readonly [string, string]): void {
    if (this.#database.run(sql, [value, name]) === 0) throw new Failure('usage', `There is no account of ${name}.`)
    this.#database.run('DELETE FROM sessions WHERE name = ?', [name])
  }
}
