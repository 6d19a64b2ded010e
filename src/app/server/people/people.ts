import { systemClock, type Clock } from '../../../base/clock.ts'
import type { SqliteDatabase } from '../../../store/sqlite/sqlite-database.ts'
import { Accounts } from './accounts.ts'
import { Attempts } from './attempts.ts'
import { Challenges } from './challenges.ts'
import { Passkeys } from './passkeys.ts'
import { openPeopleFile } from './people-file.ts'
import { Sessions, type Origin, type Session } from './sessions.ts'
import { SignLog } from './sign-log.ts'

/** Refused sign-ins before one has to wait: by name and address together, by address, and by name from wherever. */
const allowances = {
  pair: { most: 5, withinMs: 15 * 60_000 },
  address: { most: 40, withinMs: 15 * 60_000 },
  name: { most: 60, withinMs: 15 * 60_000 },
} as const

/** Requests of one session: what a person with several windows open does not reach. */
const requests = { most: 3_000, withinMs: 60_000 } as const

/** What came of a try to sign in. */
export type SignInOutcome = { readonly token: string } | { readonly waitSeconds: number } | 'refused'

/** The people of a server for teams: accounts, sessions, what they may try, and the log. */
export class People {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly passkeys: Passkeys
  readonly challenges: Challenges
  readonly log: SignLog
  readonly database: SqliteDatabase
  readonly clock: Clock
  readonly #failed: Readonly<Record<keyof typeof allowances, Attempts>>
  readonly #requests: Attempts

  constructor(database: SqliteDatabase, clock: Clock = systemClock) {
    this.database = database
    this.clock = clock
    this.accounts = new Accounts(database, clock)
    this.sessions = new Sessions(database, clock)
    this.passkeys = new Passkeys(database, clock)
    this.challenges = new Challenges(clock)
    this.log = new SignLog(database, clock)
    this.#failed = { pair: new Attempts(allowances.pair, clock), address: new Attempts(allowances.address, clock), name: new Attempts(allowances.name, clock) }
    this.#requests = new Attempts(requests, clock)
  }

  /** The people of the server of a folder of cases. Throws `usage`, `store.damaged`. */
  static open(folder: string, { make = false, clock = systemClock }: { readonly make?: boolean; readonly clock?: Clock } = {}): People {
    return new People(openPeopleFile(folder, { make }), clock)
  }

  /** Signs somebody in by name and password. Which of the two was wrong is not told, nor by the time it takes. */
  async signIn(name: string, password: string, origin: Origin): Promise<SignInOutcome> {
    const waitSeconds = this.#mustWait(name, origin.address)
    if (waitSeconds > 0) return { waitSeconds }
    // Counted before the work: of many at once, no more pass than one after the other.
    this.#countFailure(name, origin.address)
    const isRight = await this.accounts.verify(name, password)
    const known = this.accounts.active(name)?.name ?? ''
    if (!isRight) {
      this.log.add('sign-in-refused', { name: known, address: origin.address })
      return 'refused'
    }
    this.#failed.pair.forget(`${name}\n${origin.address}`)
    return { token: this.welcome(name, origin) }
  }

  /** Begins the session of somebody who has proved who they are. */
  welcome(name: string, origin: Origin, what = ''): string {
    this.log.add('signed-in', { name, address: origin.address, what })
    return this.sessions.begin(name, origin)
  }

  /** Has somebody who is signed in prove again who they are. */
  async prove(session: Session, password: string, address: string): Promise<boolean | { readonly waitSeconds: number }> {
    const waitSeconds = this.#mustWait(session.name, address)
    if (waitSeconds > 0) return { waitSeconds }
    this.#countFailure(session.name, address)
    const isRight = await this.accounts.verify(session.name, password)
    if (isRight) {
      this.#failed.pair.forget(`${session.name}\n${address}`)
      this.sessions.strengthen(session)
    }
    this.log.add(isRight ? 'proved-again' : 'proof-refused', { name: session.name, address })
    return isRight
  }

  /** Notes a try to sign in, or to prove, without a password that was refused: nothing of it can be guessed, but an address is held up. */
  refuse(event: 'sign-in-refused' | 'proof-refused', { name = '', address, what }: { readonly name?: string; readonly address: string; readonly what: string }): void {
    this.#failed.address.count(address)
    this.log.add(event, { name, address, what })
  }

  /** Seconds for which nothing more is tried from an address; 0 when it may. */
  waitAt(address: string): number {
    const waitSeconds = this.#failed.address.waitSeconds(address)
    if (waitSeconds > 0) this.log.add('throttled', { address })
    return waitSeconds
  }

  /** Counts a request of a session; gives the seconds to wait, 0 when it may go on. */
  countRequest({ hash }: Session): number {
    const waitSeconds = this.#requests.waitSeconds(hash)
    if (waitSeconds === 0) this.#requests.count(hash)
    return waitSeconds
  }

  close(): void {
    this.database.close()
  }

  #mustWait(name: string, address: string): number {
    const wait = Math.max(this.#failed.pair.waitSeconds(`${name}\n${address}`), this.#failed.address.waitSeconds(address), this.#failed.name.waitSeconds(name))
    if (wait > 0) this.log.add('throttled', { name: this.accounts.active(name)?.name ?? '', address })
    return wait
  }

  #countFailure(name: string, address: string): void {
    this.#failed.pair.count(`${name}\n${address}`)
    this.#failed.address.count(address)
    this.#failed.name.count(name)
  }
}
