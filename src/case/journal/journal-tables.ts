import type { SqliteDatabase, SqliteRow } from '../../store/sqlite/sqlite-database.ts'

/**
 * The tables of `journal.sqlite`, as docs/formats/journal.md describes them. `entries` and `checkpoints` are only ever
 * added to; of `contents`, a purge empties all but the number. The triggers keep our own code from a mistake; against
 * somebody else's hand stand the hashes.
 */
export const journalSchema: readonly string[] = [
  'CREATE TABLE entries (sequence INTEGER PRIMARY KEY, leaf TEXT NOT NULL) STRICT',
  'CREATE TABLE contents (sequence INTEGER PRIMARY KEY, actor_salt BLOB, actor TEXT, payload_salt BLOB, payload TEXT) STRICT',
  'CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT',
  ...['entries', 'contents', 'checkpoints'].map((table) => refuse(table, 'DELETE', '')),
  ...['entries', 'checkpoints'].map((table) => refuse(table, 'UPDATE', '')),
  refuse('contents', 'UPDATE', ' WHEN coalesce(new.actor_salt, new.actor, new.payload_salt, new.payload) IS NOT NULL'),
]

/** Written to the header of the file: `JDAW`. */
export const journalApplicationId = 0x4a444157

/** Version of the tables and of what is hashed. */
export const journalVersion = 1

/** Makes the tables in an empty file. */
export function createJournalTables(database: SqliteDatabase): void {
  database.transaction(() => {
    for (const statement of journalSchema) database.execute(statement)
    database.execute(`PRAGMA application_id = ${journalApplicationId}; PRAGMA user_version = ${journalVersion}`)
  })
}

/** One row of `entries` with its `contents`, as bytes: a text decoded and encoded again need not be the same bytes. */
export interface JournalRow extends SqliteRow {
  readonly sequence: number
  readonly leaf: Uint8Array
  readonly actor_salt: Uint8Array | null
  readonly actor: Uint8Array | null
  readonly payload_salt: Uint8Array | null
  readonly payload: Uint8Array | null
  /** 1 when there is a row of contents. */
  readonly has_contents: number
}

/** Which rows: those after a sequence number, those of some verbs. */
export interface RowSelection {
  readonly after?: number
  readonly verbs?: readonly string[] | undefined
}

/**
 * The rows after `after` in order, read in pages, so that no lock is held while the caller thinks. With verbs, only
 * those of these verbs.
 */
export function* readRows(database: SqliteDatabase, options: RowSelection = {}): Generator<JournalRow> {
  let after = options.after ?? 0
  for (;;) {
    const page = database.all<JournalRow>(
      `SELECT e.sequence, CAST(e.leaf AS BLOB) AS leaf, c.actor_salt, CAST(c.actor AS BLOB) AS actor, c.payload_salt,
              CAST(c.payload AS BLOB) AS payload, c.sequence IS NOT NULL AS has_contents
       FROM entries e LEFT JOIN contents c USING (sequence)
       WHERE e.sequence > ?1 ${options.verbs === undefined ? 'AND ?2 IS NULL' : "AND e.leaf ->> '$.verb' IN (SELECT value FROM json_each(?2))"}
       ORDER BY e.sequence LIMIT ${pageRows}`,
      [after, options.verbs ? JSON.stringify(options.verbs) : null],
    )
    yield* page
    if (page.length < pageRows) return
    after = page.at(-1)!.sequence
  }
}

/** The leaves alone, as bytes, in order. */
export function* readLeaves(database: SqliteDatabase, after: number): Generator<{ readonly sequence: number; readonly leaf: Uint8Array }> {
  for (;;) {
    const page = database.all<{ sequence: number; leaf: Uint8Array }>(
      `SELECT sequence, CAST(leaf AS BLOB) AS leaf FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ${leafPageRows}`,
      [after],
    )
    yield* page
    if (page.length < leafPageRows) return
    after = page.at(-1)!.sequence
  }
}

const pageRows = 500
const leafPageRows = 5_000

function refuse(table: string, deed: string, when: string): string {
  return `CREATE TRIGGER ${table}_no_${deed.toLowerCase()} BEFORE ${deed} ON ${table}${when} BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`
}
