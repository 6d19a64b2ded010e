import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DuckDBConnection } from '@duckdb/node-api'
import { labelledSets, type LabelledSet } from './labelled-set.ts'

/** The columns that a run may read: those of the peer's own demo settings only, or all that the set has. */
export type Track = 'demo' | 'all'

/** The folder of the labelled sets: below $JACKDAW_DATA, or `../shared/data` beside the project; undefined where it is not. */
export function matchingFolder(): string | undefined {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  const path = join(process.env['JACKDAW_DATA'] ?? join(root, '..', 'shared', 'data'), 'matching')
  return existsSync(path) ? path : undefined
}

/** Why a set cannot be read, as a line for a skipped test or measurement; undefined where it can. */
export function whyAbsent(): string | undefined {
  return matchingFolder() ? undefined : 'the labelled sets are not here; set JACKDAW_DATA to the folder that holds matching/'
}

/** A labelled set by its name; throws a RangeError that lists the names. */
export function findSet(name: string): LabelledSet {
  const set = labelledSets.find((each) => each.name === name)
  if (!set) throw new RangeError(`There is no labelled set ${name}. There are: ${labelledSets.map((each) => each.name).join(', ')}.`)
  return set
}

/** The columns of a set in a track, in order. */
export function columnsOfTrack(set: LabelledSet, track: Track): string[] {
  return track === 'all' ? Object.keys(set.roles) : [...set.demo]
}

/**
 * Writes one track of a set as Parquet, without the answers: `record_id`, `source` where two sources are linked, and the
 * columns of the track as text. Rows are in the order of record ids.
 */
export async function writeTrack(connection: DuckDBConnection, set: LabelledSet, to: { readonly track: Track; readonly path: string }): Promise<void> {
  const columns = ['record_id', ...(set.isLink ? ['source'] : []), ...columnsOfTrack(set, to.track).map((name) => `"${name}"`)]
  await connection.run(`COPY (SELECT ${columns.join(', ')} FROM (${truthSql(set)}) ORDER BY record_id) TO '${quote(to.path)}' (FORMAT parquet)`)
}

/** The answers of a set. */
export interface Truth {
  /** Record ids, in code-unit order. */
  readonly ids: readonly string[]
  /** The true cluster of each record, as a number from 0. */
  readonly clusters: Int32Array
  /** The number of each record id, from 0. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Reads the answers of a set. */
export async function readTruth(connection: DuckDBConnection, set: LabelledSet): Promise<Truth> {
  return readTruthOf(connection, truthSql(set))
}

/** Reads the answers from any query or Parquet scan with the columns `record_id` and `cluster`. */
export async function readTruthOf(connection: DuckDBConnection, sql: string): Promise<Truth> {
  const reader = await connection.runAndReadAll(
    `SELECT record_id::VARCHAR AS id, (dense_rank() OVER (ORDER BY cluster::VARCHAR) - 1)::INTEGER AS cluster FROM (${sql}) ORDER BY id`,
  )
  const [ids, clusters] = reader.getColumns() as [string[], number[]]
  return { ids, clusters: Int32Array.from(clusters), numbers: new Map(ids.map((id, number) => [id, number])) }
}

/** The rows of a set: `record_id`, `source`, `cluster` and every column of it as text or NULL, in the order of record ids. */
export async function readRecords(connection: DuckDBConnection, set: LabelledSet): Promise<Record<string, string | null>[]> {
  const reader = await connection.runAndReadAll(`SELECT * FROM (${truthSql(set)}) ORDER BY record_id`)
  return reader.getRowObjects() as Record<string, string | null>[]
}

/** The query of a set: `record_id`, `source`, `cluster` and its columns. */
export function truthSql(set: LabelledSet): string {
  const folder = matchingFolder()
  if (!folder) throw new RangeError(whyAbsent())
  return set.sql((file) => `'${quote(join(folder, file))}'`)
}

function quote(text: string): string {
  return text.replaceAll("'", "''")
}
