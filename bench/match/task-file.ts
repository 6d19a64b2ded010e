import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { columnsOfTrack, findSet, truthSql, writeTrack, type Track } from './labelled-sets.ts'

/** A file of records without answers, and a query for the answers. */
export interface TaskFile {
  readonly set: string
  readonly track: string
  readonly file: string
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
  } finally {
    connection.closeSync()
  }
  return { set: name, track, file, isLink: set.isLink, columns: columnsOfTrack(set, track), truthSql: truthSql(set) }
}

function isTrack(text: string): text is Track {
  return text === 'demo' || text === 'all'
}
