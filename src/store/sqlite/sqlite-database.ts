import { accessSync, constants } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Failure, messageOf } from '../../base/failure.ts'

/** A value that SQLite holds. Integers come back as numbers; one beyond 2^53 throws a RangeError. */
export type SqliteValue = string | number | bigint | null | Uint8Array

/** A row by column name. */
export type SqliteRow = Record<string, SqliteValue>

/** How a SQLite file is opened. */
export interface SqliteOptions {
  readonly readOnly?: boolean
  /**
   * `safe` (the default) for what cannot be computed again: rollback journal and `synchronous=EXTRA`. Chosen over
   * write-ahead logging although that commits four times faster (0.2 against 0.9 ms on the machine it was measured on),
   * because at rest everything lies in one file that can be copied and read from a write-protected disk; because a
   * damaged write-ahead log is cut off without an error and with it committed rows; and EXTRA, not FULL, because under
   * FULL the removal of the rollback journal is not synced, so that a power cut may bring it back and undo the last
   * commit (SQLite documentation, PRAGMA synchronous). `rebuildable` for derived files: nothing is synced.
   */
  readonly durability?: 'safe' | 'rebuildable'
  /** How long a lock of another process is waited for. */
  readonly busyTimeoutMs?: number
}

/** One open SQLite file. The only door to `node:sqlite`. Errors of the engine come as it throws them, see `sqliteErrorOf`. */
export class SqliteDatabase {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Runs one or several statements without parameters. */
  execute(sql: string): void {
    this.#database.exec(sql)
  }

  /** Runs one statement and tells how many rows it changed. */
  run(sql: string, parameters: readonly SqliteValue[] = []): number {
    return Number(this.#prepare(sql).run(...parameters).changes)
  }

  /** All rows of a query. */
  all<T extends SqliteRow = SqliteRow>(sql: string, parameters: readonly SqliteValue[] = []): T[] {
    return this.#prepare(sql).all(...parameters) as T[]
  }

  /** The first row of a query. */
  get<T extends SqliteRow = SqliteRow>(sql: string, parameters: readonly SqliteValue[] = []): T | undefined {
    return this.#prepare(sql).get(...parameters) as T | undefined
  }

  /** The rows one by one. The file stays locked against writers until the end: for files that nobody else writes. */
  iterate<T extends SqliteRow = SqliteRow>(sql: string, parameters: readonly SqliteValue[] = []): IterableIterator<T> {
    // A statement of its own: a cached one that is stepped through twice at a time would lose its place.
    return this.#database.prepare(sql).iterate(...parameters) as unknown as IterableIterator<T>
  }

  /** Runs `work` in a transaction that holds the write lock from its start; whatever it throws undoes it all. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (thrown) {
      // The engine has rolled back by itself after a full disk.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw thrown
    }
  }

  close(): void {
    this.#statements.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

/** Opens (or makes, unless `readOnly`) a SQLite file. Throws `store.damaged` when that cannot be done. */
export function openSqlite(path: string, options: SqliteOptions = {}): SqliteDatabase {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, {
      // A reader of a file that a killed writer left behind must be able to undo the half-written transaction.
      readOnly: options.readOnly === true && !isWritable(path),
      timeout: options.busyTimeoutMs ?? 10_000,
      enableDoubleQuotedStringLiterals: false,
    })
    database.exec(pragmasOf(options))
    return new SqliteDatabase(database)
  } catch (cause) {
    database?.close()
    throw new Failure('store.damaged', `${path} cannot be opened: ${messageOf(cause)}`, { cause })
  }
}

/** What the engine says of an error: whether the disk is full, the file is damaged, or another process holds it. */
export function sqliteErrorOf(thrown: unknown): 'full' | 'input-output' | 'damaged' | 'busy' | undefined {
  const code = (thrown as { errcode?: unknown } | undefined)?.errcode
  // Extended result codes carry the primary one in their low byte.
  switch (typeof code === 'number' ? code & 0xff : 0) {
    case 5:
    case 6:
      return 'busy'
    case 8:
    case 10:
    case 14:
      return 'input-output'
    case 11:
    case 26:
      return 'damaged'
    case 13:
      return 'full'
    default:
      return undefined
  }
}

function pragmasOf(options: SqliteOptions): string {
  if (options.readOnly) return 'PRAGMA query_only = ON; SELECT count(*) FROM sqlite_schema;'
  return options.durability === 'rebuildable'
    ? 'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;'
    : 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;'
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
