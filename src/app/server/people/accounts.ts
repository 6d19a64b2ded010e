import type { Clock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { assertPersonName } from '../../../case/members/member-register.ts'
import type { SqliteDatabase, SqliteRow } from '../../../store/sqlite/sqlite-database.ts'
import { assertPassword, hashPassword, isPassword } from './password.ts'

/** Somebody who may sign in to a server for teams. */
export interface Account extends SqliteRow {
  readonly name: string
  readonly state: 'active' | 'disabled'
  readonly added: string
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
    return this.#database.all<Account>('SELECT name, state, added FROM accounts ORDER BY name')
  }

  /** The account of a name that may sign in. */
  active(name: string): Account | undefined {
    return this.#database.get<Account>("SELECT name, state, added FROM accounts WHERE name = ? AND state = 'active'", [name])
  }

  /** Makes an account. Throws `usage`. */
  async add(name: string, { password }: { readonly password: string }): Promise<void> {
    assertPersonName(name)
    assertPassword(password)
    const secret = await hashPassword(password)
    if (this.list().some((account) => account.name === name)) throw new Failure('usage', `There is an account of ${name} already.`)
    this.#database.run("INSERT INTO accounts (name, secret, state, added) VALUES (?, ?, 'active', ?)", [name, secret, this.#clock.now()])
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
    const known = this.#database.get<{ secret: string }>("SELECT secret FROM accounts WHERE name = ? AND state = 'active'", [name])
    return isPassword(password, known?.secret)
  }

  #change(sql: string, [value, name]: readonly [string, string]): void {
    if (this.#database.run(sql, [value, name]) === 0) throw new Failure('usage', `There is no account of ${name}.`)
    this.#database.run('DELETE FROM sessions WHERE name = ?', [name])
  }
}
