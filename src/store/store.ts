import type { TableSpec } from './table.ts'

/** A value that can be written to or read from a derived table. */
export type Value = string | number | bigint | boolean | null

/** A row as an object; BIGINT comes as number when it is safe, DECIMAL and TIMESTAMP as text. */
export type Row = Record<string, Value>

/**
 * The derived tables of one case, whichever engine holds them. Rooms write SQL against the documented views and the
 * tables of their own; only `store` knows the engine. Opened for writing by one process at a time.
 */
export interface Store {
  /** Runs statements that return nothing. Parameters are `$1`, `$2` ... */
  run(sql: string, parameters?: readonly Value[]): Promise<void>
  /** All rows of a query; for results that fit in memory. */
  all<T extends Row = Row>(sql: string, parameters?: readonly Value[]): Promise<T[]>
  /** The rows of a query in blocks of columns (one array per column), for large results. */
  columns(sql: string, parameters?: readonly Value[]): AsyncIterable<readonly Value[][]>
  /** Bulk writing into a derived table. */
  appender(table: TableSpec): Promise<Appender>
  /**
   * Where the engine is not DuckDB: makes the table `derived.<name>` from the rows of a SELECT that the engine runs and the
   * expressions, in DuckDB's SQL, that DuckDB computes over them on this machine. Absent where the engine is DuckDB.
   */
  computeAside?(name: string, work: { readonly select: string; readonly expressions: readonly string[] }): Promise<void>
  close(): Promise<void>
}

/** Writes rows in bulk. A row has one value per column of the table, in its order. */
export interface Appender {
  add(row: readonly (Value | undefined)[]): void
  /** Writes what was added and ends. Rows are visible after it. */
  close(): Promise<void>
  readonly rowCount: number
}
