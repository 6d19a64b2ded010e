import { canonicalJson } from '../../base/canonical-json.ts'
import type { Clock } from '../../base/clock.ts'
import { sha256 } from '../../base/hash.ts'
import { openSqlite, type SqliteDatabase } from '../../store/sqlite/sqlite-database.ts'
import { nothingBefore } from '../journal/journal-entry.ts'

/** In what way a case is looked into or let out of. */
export type UseAct = 'consult' | 'search' | 'query' | 'review' | 'run' | 'export' | 'login'

/** One use of the material: who, what for, what was asked, and whether it was allowed. */
export interface Use {
  readonly actor: string
  readonly purpose: string
  readonly act: UseAct
  /** What was asked, in the words or the address it was asked with; at most `longestQuestion` characters of it. */
  readonly what: string
  readonly outcome: 'allowed' | 'refused'
}

/** A use as it stands in the log. */
export interface LoggedUse extends Use {
  /** From 1, without gaps. */
  readonly sequence: number
  /** ISO instant in UTC. */
  readonly time: string
  /** SHA-256 over this use and the hash of the one before. */
  readonly hash: string
}

/** Where the log stands. */
export interface UseLogHead {
  readonly size: number
  readonly hash: string
}

/** What is kept of a question. */
export const longestQuestion = 2_000

/**
 * Every use of the material of a case (Directive (EU) 2016/680, article 25: collection and disclosure stand in the journal,
 * consultation stands here): appended without waiting for who writes to the case, and hash-chained. The journal holds its head
 * from time to time, so that a tail that is cut off is seen.
 */
export class UseLog {
  readonly #database: SqliteDatabase

  private constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** Opens the log at `path`, and makes it where there is none. Throws `store.damaged`. */
  static open(path: string): UseLog {
    const database = openSqlite(path)
    database.execute('CREATE TABLE IF NOT EXISTS uses (sequence INTEGER PRIMARY KEY, entry TEXT NOT NULL, hash TEXT NOT NULL) STRICT')
    return new UseLog(database)
  }

  /** Puts one use down. */
  append(use: Use, clock: Clock): void {
    this.#database.transaction(() => {
      const { size, hash } = this.head()
      const { actor, purpose, act, what, outcome } = use
      const entry = canonicalJson({ actor, purpose, act, what: what.slice(0, longestQuestion), outcome, time: clock.now() })
      this.#database.run('INSERT INTO uses VALUES (?, ?, ?)', [size + 1, entry, chained(hash, entry)])
    })
  }

  /** How many uses it holds, and the hash of the last. */
  head(): UseLogHead {
    const last = this.#database.get<{ sequence: number; hash: string }>('SELECT sequence, hash FROM uses ORDER BY sequence DESC LIMIT 1')
    return last ? { size: last.sequence, hash: last.hash } : { size: 0, hash: nothingBefore }
  }

  /** The uses in order. */
  *uses(): Generator<LoggedUse> {
    for (const { sequence, entry, hash } of this.#rows()) yield { sequence, hash, ...(JSON.parse(entry) as Use & { time: string }) }
  }

  /** The first sequence number at which the chain does not hold, or that of a head told earlier that is not in it. */
  firstFault(anchors: readonly UseLogHead[]): number | undefined {
    const wanted = new Map(anchors.map(({ size, hash }) => [size, hash]))
    let before = nothingBefore
    let size = 0
    for (const { sequence, entry, hash } of this.#rows()) {
      size += 1
      if (sequence !== size || hash !== chained(before, entry) || (wanted.get(size) ?? hash) !== hash) return size
      before = hash
    }
    return anchors.find((anchor) => anchor.size > size)?.size
  }

  close(): void {
    this.#database.close()
  }

  *#rows(): Generator<{ sequence: number; entry: string; hash: string }> {
    let after = 0
    for (;;) {
      const page = this.#database.all<{ sequence: number; entry: string; hash: string }>(
        'SELECT sequence, entry, hash FROM uses WHERE sequence > ? ORDER BY sequence LIMIT 1000', [after],
      )
      yield* page
      if (page.length < 1000) return
      after = page.at(-1)!.sequence
    }
  }
}

function chained(before: string, entry: string): string {
  return sha256(`${before} ${entry}`)
}
