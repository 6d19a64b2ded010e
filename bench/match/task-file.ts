import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { columnsOfTrack, findSet, truthSql, writeTrack, type Track } from './labelled-sets.ts'
import { recordColumns } from './population/observe.ts'
import { writePopulation } from './population/write-population.ts'

/** A file of records without answers, and a query for the answers. */
export interface TaskFile {
  readonly set: string
  readonly track: string
  /** All records in one file, with a column `source` where two sources are linked. */
  readonly file: string
  /** The same records with a file for each source, without that column. */
  readonly sourceFiles: readonly string[]
  readonly isLink: boolean
  readonly columns: readonly string[]
  readonly truthSql: string
}

/** Writes one track of a labelled set. */
export async function makeSetTask(name: string, track: string, room: string): Promise<TaskFile> {
  const set = findSet(name)
  if (!isTrack(track)) throw new RangeError(`There is no track ${track}: demo, all.`)
  const file = join(room, `${name}.${track}.parquet`)
  const connection = await (await DuckDBInstance.create()).connect()
  try {
    if (!existsSync(file)) await writeTrack(connection, set, { track, path: file })
    const sourceFiles = set.isLink ? await splitSources(connection, file) : [file]
    return { set: name, track, file, sourceFiles, isLink: set.isLink, columns: columnsOfTrack(set, track), truthSql: truthSql(set) }
  } finally {
    connection.closeSync()
  }
}

async function splitSources(connection: DuckDBConnection, file: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(`SELECT DISTINCT source FROM '${file}' ORDER BY source`)
  const sources = reader.getRows().map(([source]) => String(source))
  for (const source of sources) {
    await connection.run(`COPY (SELECT * EXCLUDE (source) FROM '${file}' WHERE source = '${source}' ORDER BY record_id) TO '${sourceFile(file, source)}' (FORMAT parquet)`)
  }
  return sources.map((source) => sourceFile(file, source))
}

function sourceFile(file: string, source: string): string {
  return file.replace(/\.parquet$/, `.${source}.parquet`)
}

/** What is generated, and which of its columns are told. */
export interface GeneratedTask {
  readonly records: number
  readonly seed: number
  /** 0 to 1; see `PopulationSize`. */
  readonly hardness?: number
  readonly track: string
  readonly room: string
}

/** Columns of a generated population that the track `demo` has: those that the peer's demonstrations read of people. */
const demoColumns = ['given_name', 'family_name', 'birth_date', 'street', 'postcode', 'city', 'phone', 'email']

/** Generates people and companies and writes one track of them; in `demo` a cell holds one telephone and one address of mail. */
export async function makeGeneratedTask({ records, seed, hardness = 1, track, room }: GeneratedTask): Promise<TaskFile> {
  if (!isTrack(track)) throw new RangeError(`There is no track ${track}: demo, all.`)
  const [whole, truth, file] = ['whole', 'truth', track].map((part) => join(room, `people-${records}-${seed}${hardness === 1 ? '' : `-${hardness}`}.${part}.parquet`)) as [string, string, string]
  if (!existsSync(whole)) await writePopulation({ records, seed, hardness }, { records: whole, truth })
  const columns = track === 'all' ? recordColumns.slice(1) : demoColumns
  const cells = columns.map((name) => (track === 'demo' && (name === 'phone' || name === 'email') ? `split_part(${name}, '; ', 1) AS ${name}` : name))
  const connection = await (await DuckDBInstance.create(':memory:', { memory_limit: '3GB' })).connect()
  try {
    if (!existsSync(file)) await connection.run(`COPY (SELECT record_id, ${cells.join(', ')} FROM '${whole}') TO '${file}' (FORMAT parquet)`)
  } finally {
    connection.closeSync()
  }
  return { set: 'people', track, file, sourceFiles: [file], isLink: false, columns, truthSql: `SELECT record_id, cluster FROM '${truth}'` }
}

function isTrack(text: string): text is Track {
  return text === 'demo' || text === 'all'
}
