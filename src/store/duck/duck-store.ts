import {
  BIGINT, BOOLEAN, DECIMAL, DOUBLE, DuckDBDataChunk, DuckDBDecimalValue, DuckDBInstance, DuckDBTimestampValue, INTEGER, TIMESTAMP, VARCHAR,
  type DuckDBAppender, type DuckDBConnection, type DuckDBType, type DuckDBValue,
} from '@duckdb/node-api'
import { engineDiskFailure } from '../../base/disk-failure.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import type { Appender, Row, Store, Value } from '../store.ts'
import type { Catalogue, ColumnType, TableSpec } from '../table.ts'

/** How a case's DuckDB file is opened. */
export interface DuckOptions {
  readonly readOnly?: boolean
  /** DuckDB's own form: `1500MB`. */
  readonly memoryLimit?: string
  readonly threads?: number
  /** Folder for what does not fit in memory. */
  readonly temporaryFolder?: string
  /** Ends what is running, a long query too; whatever is asked afterwards throws its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Opens (or makes) a DuckDB file. Throws `store.damaged` when it cannot be opened: it is derived, build it again. */
export async function openDuckStore(path: string, options: DuckOptions = {}): Promise<Store> {
  const config: Record<string, string> = {
    memory_limit: options.memoryLimit ?? '1000MB',
    // Without it the process keeps what queries gave back: half as much again.
    allocator_background_threads: 'true',
    threads: String(options.threads ?? 2),
    // Rows come out in the order in which they went in, so that the same input gives the same output.
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.temporaryFolder ? { temp_directory: options.temporaryFolder } : {}),
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
  }
  try {
    const instance = await DuckDBInstance.create(path, config)
    const connection = await instance.connect()
    // TIMESTAMP and date functions must not depend on the machine's zone or language.
    await connection.run("SET TimeZone = 'UTC'")
    return new DuckStore(instance, connection, options.signal)
  } catch (cause) {
    throw engineDiskFailure(cause, `${path} could not be opened`) ?? new Failure('store.damaged', `${path} cannot be opened: ${messageOf(cause)}`, { cause })
  }
}

/** Makes the tables and views of a catalogue, dropping views that stand. */
export async function createCatalogue(store: Store, catalogue: Catalogue): Promise<void> {
  await store.run('CREATE SCHEMA IF NOT EXISTS derived')
  for (const table of catalogue.tables) {
    const columns = table.columns.map((column) => `"${column.name}" ${column.type}`).join(', ')
    await store.run(`CREATE TABLE IF NOT EXISTS derived."${table.name}" (${columns})`)
  }
  for (const view of catalogue.views) {
    const list = view.columns.map((column) => `"${column.name}"`).join(', ')
    await store.run(
      `CREATE OR REPLACE VIEW main."${view.name}" AS SELECT ${list} FROM (${view.sql ?? `SELECT * FROM derived."${view.name}"`})`,
    )
  }
}

class DuckStore implements Store {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #signal: AbortSignal | undefined
  readonly #interrupt: () => void

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, signal: AbortSignal | undefined) {
    this.#instance = instance
    this.#connection = connection
    this.#signal = signal
    this.#interrupt = () => connection.interrupt()
    signal?.addEventListener('abort', this.#interrupt)
  }

  async run(sql: string, parameters?: readonly Value[]): Promise<void> {
    await this.#withSql(sql, () => this.#connection.run(sql, parameters && [...parameters]))
  }

  async all<T extends Row = Row>(sql: string, parameters?: readonly Value[]): Promise<T[]> {
    const reader = await this.#withSql(sql, () => this.#connection.runAndReadAll(sql, parameters && [...parameters]))
    const names = reader.deduplicatedColumnNames()
    const columns = reader.getColumns()
    return Array.from({ length: reader.currentRowCount }, (_, row) =>
      Object.fromEntries(names.map((name, column) => [name, toValue(columns[column]![row] ?? null)])),
    ) as T[]
  }

  async *columns(sql: string, parameters?: readonly Value[]): AsyncIterable<readonly Value[][]> {
    const result = await this.#withSql(sql, () => this.#connection.stream(sql, parameters && [...parameters]))
    for (;;) {
      const chunk = await this.#withSql(sql, () => result.fetchChunk())
      if (!chunk || chunk.rowCount === 0) return
      yield chunk.getColumns().map((column) => column.map(toValue))
    }
  }

  /** An appender has a connection of its own: rows can be added while those of a query still come. */
  async appender(table: TableSpec): Promise<Appender> {
    this.#signal?.throwIfAborted()
    const connection = await this.#instance.connect()
    return new DuckAppender({ appender: await connection.createAppender(table.name, 'derived'), connection, table, signal: this.#signal })
  }

  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#interrupt)
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  /** An engine's error shows the SQL it came from; one that comes of being stopped is the reason of the stop. */
  async #withSql<T>(sql: string, run: () => Promise<T>): Promise<T> {
    this.#signal?.throwIfAborted()
    try {
      return await run()
    } catch (cause) {
      this.#signal?.throwIfAborted()
      throw brokenStore(cause) ?? new Failure('query.failed', `${messageOf(cause)}\nSQL: ${sql}`, { cause })
    }
  }
}

/** An error that is about the disk or the file, not about what was asked. */
function brokenStore(cause: unknown): Failure | undefined {
  const isDamaged = /corrupt|checksum/i.test(messageOf(cause))
  if (isDamaged) return new Failure('store.damaged', `The database is damaged: ${messageOf(cause)}. Run 'jackdaw build': it is made again from evidence and journal.`, { cause })
  return engineDiskFailure(cause, 'The database could not be written')
}

/** What rows are written with. */
interface AppenderParts {
  readonly appender: DuckDBAppender
  readonly connection: DuckDBConnection
  readonly table: TableSpec
  readonly signal: AbortSignal | undefined
}

const chunkRows = 2048

class DuckAppender implements Appender {
  readonly #appender: DuckDBAppender
  readonly #connection: DuckDBConnection
  readonly #signal: AbortSignal | undefined
  readonly #types: readonly DuckDBType[]
  readonly #writers: readonly ((value: Value | undefined) => DuckDBValue)[]
  #columns: DuckDBValue[][]
  rowCount = 0

  constructor({ appender, connection, table, signal }: AppenderParts) {
    this.#appender = appender
    this.#connection = connection
    this.#signal = signal
    this.#types = table.columns.map((column) => duckType(column.type))
    this.#writers = table.columns.map((column) => writerOf(column.type))
    this.#columns = this.#types.map(() => [])
  }

  add(row: readonly (Value | undefined)[]): void {
    for (let column = 0; column < this.#writers.length; column++) {
      this.#columns[column]!.push(this.#writers[column]!(row[column]))
    }
    this.rowCount++
    if (this.#columns[0]!.length >= chunkRows) this.#flushChunk()
  }

  async close(): Promise<void> {
    this.#flushChunk()
    try {
      this.#appender.closeSync()
    } catch (cause) {
      throw brokenStore(cause) ?? cause
    } finally {
      this.#connection.closeSync()
    }
  }

  #flushChunk(): void {
    this.#signal?.throwIfAborted()
    if (this.#columns[0]!.length === 0) return
    const chunk = DuckDBDataChunk.create(this.#types)
    chunk.setColumns(this.#columns)
    try {
      this.#appender.appendDataChunk(chunk)
    } catch (cause) {
      throw brokenStore(cause) ?? cause
    }
    this.#columns = this.#types.map(() => [])
  }
}

const decimalScale = 8

function duckType(type: ColumnType): DuckDBType {
  switch (type) {
    case 'VARCHAR':
      return VARCHAR
    case 'INTEGER':
      return INTEGER
    case 'BIGINT':
      return BIGINT
    case 'DOUBLE':
      return DOUBLE
    case 'BOOLEAN':
      return BOOLEAN
    case 'DECIMAL(38,8)':
      return DECIMAL(38, decimalScale)
    case 'TIMESTAMP':
      return TIMESTAMP
  }
}

function writerOf(type: ColumnType): (value: Value | undefined) => DuckDBValue {
  switch (type) {
    case 'BIGINT':
      return (value) => (value == null ? null : BigInt(value as number | bigint))
    case 'DECIMAL(38,8)':
      return (value) => (value == null ? null : toDecimal(String(value)))
    case 'TIMESTAMP':
      return (value) => (value == null ? null : new DuckDBTimestampValue(BigInt(Date.parse(withZone(String(value)))) * 1000n))
    default:
      return (value) => (value === undefined ? null : value)
  }
}

function withZone(iso: string): string {
  return /T.*(Z|[+-]\d\d:\d\d)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`
}

/** A plain decimal text (`-12.5`) as DECIMAL(38,8); digits beyond the eighth are cut. */
function toDecimal(text: string): DuckDBDecimalValue {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole === undefined) throw new TypeError(`'${text}' is not a plain decimal number.`)
  const digits = BigInt(whole + fraction.slice(0, decimalScale).padEnd(decimalScale, '0'))
  return new DuckDBDecimalValue(sign === '-' ? -digits : digits, 38, decimalScale)
}

function toValue(value: DuckDBValue): Value {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (value instanceof DuckDBDecimalValue) return trimZeros(value.toString())
  if (value instanceof DuckDBTimestampValue) return value.toString().replace(' ', 'T')
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return String(value)
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
