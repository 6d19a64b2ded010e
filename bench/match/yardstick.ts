import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { ScoredPairs } from './scored-pairs.ts'

/** Pairs that a program found less likely than this are not read: programs differ in how many of these they write. */
export const leastProbability = 0.001

/** The answers of one file of records, against which the pairs and clusters of any program are read. */
export class Yardstick {
  readonly #connection: DuckDBConnection
  /** The true cluster of each record, by record number. */
  readonly truth: Int32Array

  private constructor(connection: DuckDBConnection, truth: Int32Array) {
    this.#connection = connection
    this.truth = truth
  }

  /** From a query with the columns `record_id` and `cluster`. Records are numbered from 0 in the order of their ids. */
  static async from(sql: string): Promise<Yardstick> {
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
    await connection.run(`CREATE TABLE truth AS SELECT record_id::VARCHAR AS id, (row_number() OVER (ORDER BY record_id::VARCHAR) - 1)::INTEGER AS number,
      (dense_rank() OVER (ORDER BY cluster::VARCHAR) - 1)::INTEGER AS cluster FROM (${sql})`)
    const [clusters] = await readNumbers(connection, 'SELECT cluster FROM truth ORDER BY number', 1)
    return new Yardstick(connection, Int32Array.from(clusters!))
  }

  /** Pairs of a Parquet file: two columns of record ids and one of probabilities, whatever the program calls them. Throws when an id is unknown. */
  async readPairs(path: string): Promise<ScoredPairs> {
    const names = await this.#columns(path)
    const [left, right, probability] = [pick(names, /^(left|record_id_l|id_l)/), pick(names, /^(right|record_id_r|id_r)/), pick(names, /probability/)]
    const file = `'${path.replaceAll("'", "''")}'`
    const [all] = await readNumbers(this.#connection, `SELECT count(*)::INTEGER FROM ${file} WHERE ${probability} >= ${leastProbability}`, 1)
    const sql = `FROM ${this.#joined(file, { left, right })} WHERE ${probability} >= ${leastProbability}`
    const [lefts, rights, probabilities] = await readNumbers(this.#connection, `SELECT l.number, r.number, ${probability}::DOUBLE ${sql}`, 3)
    if (all![0] !== lefts!.length) throw new RangeError(`${path} has ${all![0]} pairs, but ${lefts!.length} of them are between records of the set.`)
    return { left: lefts!, right: rights!, probability: probabilities! }
  }

  /** Clusters of a Parquet file with a record id and a cluster id; a record that is not in it stands alone. */
  async readClusters(path: string): Promise<Int32Array> {
    const names = await this.#columns(path)
    const cluster = pick(names, /^(cluster|canonical)/)
    const record = pick(names.filter((name) => name !== cluster), /^(record|id|source_id|row)/)
    const [clusters] = await readNumbers(
      this.#connection,
      `SELECT (dense_rank() OVER (ORDER BY coalesce(c.${cluster}::VARCHAR, 'alone ' || t.id)) - 1)::INTEGER, t.number
       FROM truth t LEFT JOIN '${path.replaceAll("'", "''")}' c ON c.${record}::VARCHAR = t.id ORDER BY t.number`,
      1,
    )
    return Int32Array.from(clusters!)
  }

  close(): void {
    this.#connection.closeSync()
  }

  #joined(file: string, { left, right }: { left: string; right: string }): string {
    return `${file} p JOIN truth l ON l.id = p.${left}::VARCHAR JOIN truth r ON r.id = p.${right}::VARCHAR`
  }

  async #columns(path: string): Promise<string[]> {
    return (await this.#connection.run(`SELECT * FROM '${path.replaceAll("'", "''")}' LIMIT 0`)).columnNames()
  }
}

function pick(names: readonly string[], pattern: RegExp): string {
  const name = names.find((each) => pattern.test(each))
  if (name === undefined) throw new RangeError(`No column like ${pattern} among ${names.join(', ')}.`)
  return `"${name}"`
}

/** The first columns of a query, all numbers, by chunks: strings and row objects would not fit for tens of millions. */
async function readNumbers(connection: DuckDBConnection, sql: string, columnCount: number): Promise<Float64Array[]> {
  const result = await connection.stream(sql)
  const parts: Float64Array[][] = Array.from({ length: columnCount }, () => [])
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    for (let column = 0; column < columnCount; column++) parts[column]!.push(Float64Array.from(chunk.getColumnValues(column) as number[]))
  }
  return parts.map(joinParts)
}

function joinParts(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
