import type { Clock } from '../../../base/clock.ts'
import type { SqliteDatabase, SqliteRow } from '../../../store/sqlite/sqlite-database.ts'

/** A key pair of a person (WebAuthn); the private half never leaves their device. */
export interface Passkey extends SqliteRow {
  /** Credential ID as base64url. */
  readonly id: string
  readonly name: string
  /** The public key (COSE, RFC 9052). */
  readonly key: Uint8Array<ArrayBuffer>
  /** How often the device says it was used; 0 where it does not count. */
  readonly counter: number
  readonly added: string
}

/** Passkeys of one person. */
export const mostPasskeys = 20

/** The passkeys of a server. */
export class Passkeys {
  readonly #database: SqliteDatabase
  readonly #clock: Clock

  constructor(database: SqliteDatabase, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  /** The passkeys of a person, the oldest first. */
  of(name: string): Passkey[] {
    return this.#database.all<Passkey>('SELECT * FROM passkeys WHERE name = ? ORDER BY added, id', [name])
  }

  /** The passkey of an id, where its person may sign in. */
  find(id: string): Passkey | undefined {
    return this.#database.get<Passkey>("SELECT p.* FROM passkeys p JOIN accounts a USING (name) WHERE p.id = ? AND a.state = 'active'", [id])
  }

  /** Keeps a passkey; whether it was new. */
  add({ id, name, key, counter }: Pick<Passkey, 'id' | 'name' | 'key' | 'counter'>): boolean {
    return this.#database.run('INSERT OR IGNORE INTO passkeys VALUES (?, ?, ?, ?, ?)', [id, name, key, counter, this.#clock.now()]) > 0
  }

  /** Notes a use; false where the device counts and has not counted on, which tells of a copy. */
  use(id: string, counter: number): boolean {
    return this.#database.run('UPDATE passkeys SET counter = ?1 WHERE id = ?2 AND (counter < ?1 OR (counter = 0 AND ?1 = 0))', [counter, id]) > 0
  }

  /** Takes a passkey of a person away; whether there was one. */
  remove(name: string, id: string): boolean {
    return this.#database.run('DELETE FROM passkeys WHERE name = ? AND id = ?', [name, id]) > 0
  }
}
