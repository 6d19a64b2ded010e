import type { Clock } from '../../../base/clock.ts'
import type { SqliteDatabase, SqliteRow } from '../../../store/sqlite/sqlite-database.ts'

/** What the log of a server tells of: who signed in and out, proved who they are, and what was refused. */
export type SignEvent =
  | 'signed-in' | 'sign-in-refused' | 'signed-out' | 'proved-again' | 'proof-refused' | 'throttled' | 'refused'
  | 'account-added' | 'account-disabled' | 'account-enabled' | 'password-set' | 'passkey-added' | 'passkey-removed'

/** One line of the log. */
export interface SignLine extends SqliteRow {
  readonly sequence: number
  readonly time: string
  readonly event: SignEvent
  /** Whose account; empty for a name that nobody has: a password typed in the wrong field is not kept. */
  readonly name: string
  readonly address: string
  /** Method and path, without what was asked. */
  readonly what: string
}

/** The log of a server for teams: about its users, never about persons of a case. */
export class SignLog {
  readonly #database: SqliteDatabase
  readonly #clock: Clock

  constructor(database: SqliteDatabase, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  add(event: SignEvent, { name = '', address = '', what = '' }: { readonly name?: string; readonly address?: string; readonly what?: string }): void {
    this.#database.run('INSERT INTO log (time, event, name, address, what) VALUES (?, ?, ?, ?, ?)', [this.#clock.now(), event, name, address, what.slice(0, 300)])
  }

  /** The latest lines, the newest first. */
  latest(most: number): SignLine[] {
    return this.#database.all<SignLine>('SELECT * FROM log ORDER BY sequence DESC LIMIT ?', [most])
  }
}
