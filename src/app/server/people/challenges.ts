import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../base/clock.ts'

/** How long a challenge may be answered. */
export const challengeMs = 5 * 60_000

/** Challenges that wait at a time; the oldest gives way. */
const mostWaiting = 20_000

/** What a challenge is given for; the answer to one is none to another. */
export type ChallengeFor = 'add' | 'prove' | 'sign-in'

interface Waiting {
  readonly what: ChallengeFor
  readonly holder: string
  readonly since: number
}

/** What a passkey has to sign: 256 random bits, answered once and soon, by whom they were given to. Kept in memory: a restart forgets them. */
export class Challenges {
  readonly #clock: Clock
  readonly #waiting = new Map<string, Waiting>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A new challenge as base64url; the holder is the hash of a session, or empty for who is not signed in. */
  give(what: ChallengeFor, holder: string): string {
    const challenge = randomBytes(32).toString('base64url')
    this.#waiting.set(challenge, { what, holder, since: this.#now() })
    const [oldest] = this.#waiting.keys()
    if (this.#waiting.size > mostWaiting && oldest !== undefined) this.#waiting.delete(oldest)
    return challenge
  }

  /** Whether that challenge waits for this answer. It waits no longer, whatever comes of it. */
  take(challenge: string, what: ChallengeFor, holder: string): boolean {
    const waiting = this.#waiting.get(challenge)
    this.#waiting.delete(challenge)
    return waiting !== undefined && waiting.what === what && waiting.holder === holder && this.#now() - waiting.since <= challengeMs
  }

  #now(): number {
    return Date.parse(this.#clock.now())
  }
}
