import {
  DuckDBInstance, DuckDBTypeId, JsonDuckDBValueConverter, StatementType, type DuckDBConnection, type DuckDBType, type DuckDBValue, type Json,
} from '@duckdb/node-api'
import { Failure, messageOf } from '../../base/failure.ts'
import { plainSight, sightSql, type Sight } from '../sight/sight.ts'
import { assertViewsOnly, isNarrowable, narrowableViews, readTablesOf } from '../sight/read-tables.ts'
import { sqlText } from '../sql-text.ts'
import type { Value } from '../store.ts'

/** The answer to a question in SQL: exact numbers stay exact. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly AnswerValue[])[]
  /** Set when there were more rows than asked for. */
  readonly truncated: boolean
}

/** A value of an answer. `ExactNumber` holds the digits of a DECIMAL or of an integer beyond 2^53. */
export type AnswerValue = Json | ExactNumber

/** A number that a JavaScript number cannot hold exactly, by its digits. */
export class ExactNumber {
  readonly digits: string

  constructor(digits: string) {
    this.digits = digits
  }

  toString(): string {
    return this.digits
  }

  /** As a JSON number with all its digits. */
  toJSON(): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(this.digits)
  }
}

/** Reads a case's DuckDB file and nothing else: no writing, no other file, no extension, no change of settings. */
export class Questions {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #isFirst: boolean
  #sight = plainSight

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, isFirst: boolean) {
    this.#instance = instance
    this.#connection = connection
    this.#isFirst = isFirst
  }

  static async open(path: string): Promise<Questions> {
    try {
      const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '2', memory_limit: '1200MB' })
      const connection = await instance.connect()
      await connection.run("SET GLOBAL TimeZone = 'UTC'; SET enable_external_access = false; SET lock_configuration = true")
      return new Questions(instance, connection, true)
    } catch (cause) {
      throw new Failure('store.damaged', `${path} cannot be opened: ${messageOf(cause)}. Run 'jackdaw build' to make it again.`, { cause })
    }
  }

  /** The same file once more, to answer while this one is busy. Close it before this one. */
  async beside(): Promise<Questions> {
    const other = new Questions(this.#instance, await this.#instance.connect(), false)
    await other.see(this.#sight)
    return other
  }

  /** Sets what is seen from here on. Where exhibits lie outside, only questions of views are answered whose rows come from one exhibit each. */
  async see(sight: Sight): Promise<void> {
    if (sightSql(sight).join() === sightSql(this.#sight).join()) return
    for (const sql of sightSql(sight)) await this.#connection.run(sql)
    this.#sight = sight
  }

  /** The same as `ask` for a question that a person wrote: it reaches the documented views and nothing under them. Throws `purpose.outside` too. */
  async askViews(sql: string, maxRows = Infinity, parameters: readonly Value[] = []): Promise<Answer> {
    if (firstWords.test(sql)) assertViewsOnly(sql, await this.#readTables(sql))
    return this.ask(sql, maxRows, parameters)
  }

  /**
   * Answers one SELECT (or EXPLAIN, DESCRIBE, SHOW), with values for its `$1`, `$2`. Throws `query.refused` for anything
   * else, `query.failed` for bad SQL. One question at a time: the next one ends it.
   */
  async ask(sql: string, maxRows = Infinity, parameters: readonly Value[] = []): Promise<Answer> {
    if (this.#sight.outside.length > 0 && !(await this.canNarrow(sql))) throw new Failure('purpose.outside', mixed)
    const statement = await this.#prepare(sql)
    try {
      if (parameters.length > 0) statement.bind([...parameters])
      const result = await statement.stream()
      const names = result.deduplicatedColumnNames()
      const columns = names.map((name, index) => ({ name, type: result.columnType(index).toString() }))
      const writers = names.map((_, index) => writerOf(result.columnType(index)))
      const rows: AnswerValue[][] = []
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return { columns, rows, truncated: false }
        for (const row of chunk.getRows()) {
          if (rows.length >= maxRows) return { columns, rows, truncated: true }
          rows.push(row.map((value, index) => writers[index]!(value)))
        }
      }
    } catch (cause) {
      throw failureOf(cause, sql)
    }
  }

  /** Ends the question that is being answered: it fails with `query.failed`. */
  interrupt(): void {
    this.#connection.interrupt()
  }

  close(): void {
    this.#connection.closeSync()
    if (this.#isFirst) this.#instance.closeSync()
  }

  /** Whether a question can be answered from the exhibits that a purpose reaches alone. */
  async canNarrow(sql: string): Promise<boolean> {
    return isNarrowable(await this.#readTables(sql), await this.#viewNames())
  }

  async #readTables(sql: string) {
    const tree = await this.#connection.runAndReadAll(`SELECT json_serialize_sql(${sqlText(sql)})`)
    return readTablesOf(String(tree.getRows()[0]![0]))
  }

  async #viewNames(): Promise<ReadonlySet<string>> {
    const names = await this.#connection.runAndReadAll("SELECT lower(view_name) FROM duckdb_views() WHERE schema_name = 'main'")
    return new Set(names.getRows().map(([name]) => String(name)))
  }

  async #prepare(sql: string) {
    if (!firstWords.test(sql)) throw new Failure('query.refused', onlyQuestions)
    try {
      const statements = await this.#connection.extractStatements(sql)
      if (statements.count !== 1) throw new Failure('query.refused', `One statement is run at a time; this is ${statements.count}.`)
      const statement = await statements.prepare(0)
      if (!answered.includes(statement.statementType)) throw new Failure('query.refused', onlyQuestions)
      return statement
    } catch (cause) {
      throw failureOf(cause, sql)
    }
  }
}

function failureOf(cause: unknown, sql: string): Failure {
  if (cause instanceof Failure) return cause
  const words = messageOf(cause)
  return refusalWords.test(words)
    ? new Failure('query.refused', `${onlyQuestions} ${words}`, { cause })
    : new Failure('query.failed', `${words}\nSQL: ${sql}`, { cause })
}

const mixed = `For this purpose some exhibits may not be used, and what is asked mixes them with others. Ask only ${narrowableViews.join(', ')}, or for another purpose with --for.`

/** How a question begins, after blanks, comments and brackets. */
const firstWords = /^(?:\s|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|from|values|table|show|describe|desc|summarize|explain)\b/i

const answered: readonly StatementType[] = [StatementType.SELECT, StatementType.EXPLAIN, StatementType.RELATION]
const onlyQuestions = 'Only questions are answered: SELECT over the views that docs/views.md describes.'
/** How the engine says that a statement would write, open another file or change a setting. */
const refusalWords = /^Permission Error|read-only mode|disabled by configuration|configuration has been locked/i

function writerOf(type: DuckDBType): (value: DuckDBValue) => AnswerValue {
  const convert = (value: DuckDBValue) => JsonDuckDBValueConverter(value, type, JsonDuckDBValueConverter) ?? null
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return (value) => (value === null ? null : new ExactNumber(trimZeros(String(value))))
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return (value) => (value === null ? null : Number.isSafeInteger(Number(value)) ? Number(value) : new ExactNumber(String(value)))
    default:
      return convert
  }
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
