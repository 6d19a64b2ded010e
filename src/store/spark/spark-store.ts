import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { createCatalogue, openDuckStore } from '../duck/duck-store.ts'
import { sqlText } from '../sql-text.ts'
import type { Appender, Row, Store, Value } from '../store.ts'
import type { TableSpec } from '../table.ts'
import { findSpark } from './find-spark.ts'
import { SparkProcess } from './spark-process.ts'
import { sparkFunctions } from './spark-functions.ts'
import { sparkSettings } from './spark-settings.ts'
import { readStatement, toSparkSql } from './spark-statement.ts'

/** How a Spark cluster is used. */
export interface SparkOptions {
  /** `spark://host:port` of a standalone cluster, or `local[n]`. */
  readonly master: string
  /** Folder that every machine of the cluster sees under the same path; absent: a temporary one, for a cluster on this machine. */
  readonly sharedFolder?: string
  readonly signal?: AbortSignal | undefined
  /** Settings of Spark beside those of `spark-settings.ts`. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A Spark cluster as a store, and DuckDB on this machine for what Spark has no function for. */
export interface SparkStore extends Store {
  /** Rows go out and in as Parquet. */
  computeAside(name: string, work: { readonly select: string; readonly expressions: readonly string[] }): Promise<void>
  /** Puts a table (Parquet, or delimited text) where every machine of the cluster sees it, as Parquet; gives its path. */
  takeFile(path: string): Promise<string>
}

const mostRows = 200_000

/** Whether a text names a Spark master that can be used. */
export function isSparkMaster(text: string): boolean {
  return /^(spark:\/\/[A-Za-z0-9.-]+:\d{1,5}|local\[\d{1,2}\])$/.test(text)
}

/** Opens a session on a cluster. Throws `usage` for what is no master, `machine.lacks` where Spark is not installed or does not answer. */
export async function openSparkStore(options: SparkOptions): Promise<SparkStore> {
  if (!isSparkMaster(options.master)) throw new Failure('usage', `'${options.master}' is no Spark master; tell spark://host:port.`)
  const found = findSpark()
  if (typeof found === 'string') throw new Failure('machine.lacks', found)
  const folder = mkdtempSync(join(options.sharedFolder ?? tmpdir(), 'jackdaw-spark-'))
  const spark = new SparkProcess(found, { folder, signal: options.signal })
  try {
    await spark.ask({ do: 'start', master: options.master, folder, settings: { ...sparkSettings(options.master), ...options.settings }, functions: sparkFunctions() })
    return new ClusterStore(spark, await openDuckStore(':memory:', { signal: options.signal }), folder)
  } catch (thrown) {
    await spark.close()
    rmSync(folder, { recursive: true, force: true })
    throw thrown
  }
}

class ClusterStore implements SparkStore {
  readonly #spark: SparkProcess
  readonly #duck: Store
  readonly #folder: string
  #files = 0

  constructor(spark: SparkProcess, duck: Store, folder: string) {
    this.#spark = spark
    this.#duck = duck
    this.#folder = folder
  }

  async run(sql: string, parameters?: readonly Value[]): Promise<void> {
    refuseParameters(parameters, sql)
    const statement = readStatement(sql)
    if (!statement) throw new Failure('query.failed', `Spark is not asked to run this statement.\nSQL: ${sql}`)
    if (statement.do === 'copy') await this.#copy(statement.sql, statement.path)
    else if (statement.do !== 'nothing') await this.#spark.ask({ ...statement })
  }

  async all<T extends Row = Row>(sql: string, parameters?: readonly Value[]): Promise<T[]> {
    refuseParameters(parameters, sql)
    const { names, rows } = (await this.#spark.ask({ do: 'rows', sql: toSparkSql(sql), most: mostRows })) as unknown as { names: string[]; rows: Value[][] }
    return rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? null]))) as T[]
  }

  async *columns(sql: string, parameters?: readonly Value[]): AsyncIterable<readonly Value[][]> {
    refuseParameters(parameters, sql)
    const parts = await this.#write(sql, { names: false })
    try {
      yield* this.#duck.columns(`SELECT * FROM read_parquet(${sqlText(`${parts}/*.parquet`)})`)
    } finally {
      rmSync(parts, { recursive: true, force: true })
    }
  }

  async appender(table: TableSpec): Promise<Appender> {
    await this.#duck.run(`DROP TABLE IF EXISTS derived."${table.name}"`).catch(() => undefined)
    await createCatalogue(this.#duck, { tables: [table], views: [] })
    const appender = await this.#duck.appender(table)
    const publish = async (): Promise<void> => {
      await appender.close()
      await this.#publish(table.name, `SELECT * FROM derived."${table.name}"`)
      await this.#duck.run(`DROP TABLE derived."${table.name}"`)
    }
    return { add: (row) => appender.add(row), close: publish, get rowCount() { return appender.rowCount } }
  }

  async computeAside(name: string, { select, expressions }: { readonly select: string; readonly expressions: readonly string[] }): Promise<void> {
    const parts = await this.#write(select, { names: true })
    await this.#publish(name, `SELECT ${expressions.join(', ')} FROM read_parquet(${sqlText(`${parts}/*.parquet`)})`)
    rmSync(parts, { recursive: true, force: true })
  }

  async takeFile(path: string): Promise<string> {
    const taken = this.#nextPath('.parquet')
    const read = /\.parquet$/i.test(path) ? `read_parquet(${sqlText(path)})` : `read_csv(${sqlText(path)}, all_varchar = true, header = true, sample_size = -1)`
    await this.#duck.run(`COPY (SELECT * FROM ${read}) TO ${sqlText(taken)} (FORMAT parquet)`)
    return taken
  }

  async close(): Promise<void> {
    await this.#spark.close()
    await this.#duck.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Rows that DuckDB has, for Spark under `derived_<name>`. */
  async #publish(name: string, select: string): Promise<void> {
    const path = this.#nextPath('.parquet')
    await this.#duck.run(`COPY (${select}) TO ${sqlText(path)} (FORMAT parquet)`)
    await this.#spark.ask({ do: 'load', name: `derived_${name}`, path })
  }

  /** Rows that Spark has, as a folder of Parquet files. */
  async #write(sql: string, { names }: { readonly names: boolean }): Promise<string> {
    const path = this.#nextPath('')
    await this.#spark.ask({ do: 'write', sql: toSparkSql(sql), path, names })
    return path
  }

  async #copy(sql: string, path: string): Promise<void> {
    const parts = await this.#write(sql, { names: true })
    await this.#duck.run(`COPY (SELECT * FROM read_parquet(${sqlText(`${parts}/*.parquet`)})) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`)
    rmSync(parts, { recursive: true, force: true })
  }

  #nextPath(ending: string): string {
    return join(this.#folder, `exchange-${++this.#files}${ending}`)
  }
}

function refuseParameters(parameters: readonly Value[] | undefined, sql: string): void {
  if (parameters && parameters.length > 0) throw new Failure('query.failed', `Statements for Spark take no parameters.\nSQL: ${sql}`)
}
