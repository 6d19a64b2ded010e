import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../base/clock.ts'
import { sha256 } from '../../../base/hash.ts'
import type { SqliteDatabase, SqliteRow } from '../../../store/sqlite/sqlite-database.ts'

/** Somebody who has signed in, in one browser. */
export interface Session extends SqliteRow {
  /** SHA-256 of the token, by which it is found and named: whoever reads the file cannot take part. */
  readonly hash: string
  readonly name: string
  readonly started: string
  readonly seen: string
  /** When the person last proved who they are. */
  readonly strong: string
  readonly address: string
  readonly agent: string
  /** What the material of each case is used for, as chosen: JSON by address of the case. */
  readonly purposes: string
}

/** Where a session was begun from. */
export interface Origin {
  readonly address: string
  readonly agent: string
}

/** Ends of a session: after so long without a request, and after so long in any case; and how long a proof counts for a grave deed. */
export const sessionEnds = { idleMs: 60 * 60_000, absoluteMs: 12 * 60 * 60_000, strongMs: 10 * 60_000 } as const

const seenEveryMs = 60_000

/** The sessions of a server. A token has 256 random bits and lies in the browser alone; here is its hash. */
export class Sessions {
  readonly #database: SqliteDatabase
  readonly #clock: Clock

  constructor(database: SqliteDatabase, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  /** Begins a session and gives its token. */
  begin(name: string, { address, agent }: Origin): string {
    const token = randomBytes(32).toString('base64url')
    const now = this.#clock.now()
    this.#database.run('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [sha256(token), name, now, now, now, address, agent.slice(0, 200), '{}'])
    return token
  }

  /** The session of a token, unless it has ended. */
  find(token: string | undefined): Session | undefined {
    if (!token || !/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
    const session = this.#live(sha256(token))
    if (session && this.#age(session.seen) > seenEveryMs) this.#database.run('UPDATE sessions SET seen = ? WHERE hash = ?', [this.#clock.now(), session.hash])
    return session
  }

  /** Whether a session goes on, without counting as its use. */
  isOn(hash: string): boolean {
    return this.#live(hash) !== undefined
  }

  /** Whether the person proved who they are so lately that a grave deed may follow. */
  isStrong({ strong }: Session): boolean {
    return this.#age(strong) <= sessionEnds.strongMs
  }

  /** Notes that the person proved again who they are. */
  strengthen({ hash }: Session): void {
    this.#database.run('UPDATE sessions SET strong = ? WHERE hash = ?', [this.#clock.now(), hash])
  }

  /** Notes what a case is used for in this session; an empty purpose is that of the case. */
  choose({ hash, purposes }: Session, address: string, purpose: string): void {
    const chosen = { ...(JSON.parse(purposes) as Record<string, string>), [address]: purpose }
    this.#database.run('UPDATE sessions SET purposes = ? WHERE hash = ?', [JSON.stringify(chosen), hash])
  }

  /** The sessions of a person that go on, the latest first. */
  of(name: string): Session[] {
    return this.#database.all<Session>('SELECT * FROM sessions WHERE name = ? ORDER BY started DESC, hash', [name]).filter((session) => this.#isLive(session))
  }

  /** Ends a session of a person; and all that are over. */
  end(name: string, hash: string): void {
    this.#database.run('DELETE FROM sessions WHERE name = ? AND hash = ?', [name, hash])
    this.#database.run('DELETE FROM sessions WHERE started < ?', [new Date(Date.parse(this.#clock.now()) - sessionEnds.absoluteMs).toISOString()])
  }

  #live(hash: string): Session | undefined {
    const session = this.#database.get<Session>("SELECT s.* FROM sessions s JOIN accounts a USING (name) WHERE s.hash = ? AND a.state = 'active'", [hash])
    return session && this.#isLive(session) ? session : undefined
  }

  #isLive({ started, seen }: Session): boolean {
    return this.#age(started) <= sessionEnds.absoluteMs && this.#age(seen) <= sessionEnds.idleMs
  }

  #age(instant: string): number {
    return Date.parse(this.#clock.now()) - Date.parse(instant)
  }
}
