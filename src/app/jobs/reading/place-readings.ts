import { sha256OfParts } from '../../../base/hash.ts'
import { exhibitsTable, readingTables } from '../../../store/catalogue/core-tables.ts'
import type { Store } from '../../../store/store.ts'
import type { ExhibitReading } from './exhibit-reading.ts'
import { loadReadings, type LoadOptions } from './load-readings.ts'

/** Where readings lie, what their rows are named by, and how it is watched and stopped. */
export interface PlaceOptions extends Omit<LoadOptions, 'runOf' | 'rowKey'> {
  readonly version: string
  readonly parameters: string
}

/**
 * Brings the derived tables to hold exactly these readings: rows of exhibits that are gone or were read anew are
 * deleted, and what is missing is loaded. Gives the hash of all readings, which later steps rest on.
 */
export async function placeReadings(
  store: Store,
  readings: readonly ExhibitReading[],
  options: PlaceOptions,
): Promise<string> {
  const wanted = new Map(readings.map((reading) => [reading.exhibit.id, rowKey(reading)]))
  const held = await store.all<{ id: string; step_key: string }>('SELECT id, step_key FROM derived.exhibits')
  const stale = held.filter((row) => wanted.get(row.id) !== row.step_key)
  await deleteExhibits(store, stale.map((row) => row.id), held.length)
  const kept = new Set(held.map((row) => row.id))
  for (const row of stale) kept.delete(row.id)
  const missing = readings.filter((reading) => !kept.has(reading.exhibit.id))
  if (missing.length > 0 || stale.length > 0) {
    await loadReadings(store, missing, { ...options, runOf: runNames(options), rowKey })
    const statements = await writeRuns(store, options)
    options.progress.end('load', `${missing.length.toLocaleString('en')} exhibits, ${statements.toLocaleString('en')} statements in all`)
  }
  return sha256OfParts(readings.map((reading) => `${reading.exhibit.id} ${rowKey(reading)}`))
}

/** What a row of `exhibits` rests on: its reading, and its number, which the reading does not decide. */
function rowKey({ key, exhibit }: ExhibitReading): string {
  return sha256OfParts([key, exhibit.number, exhibit.authority, exhibit.receivedAt, exhibit.receivedBy]).slice(0, 32)
}

async function deleteExhibits(store: Store, ids: readonly string[], heldCount: number): Promise<void> {
  if (ids.length === 0) return
  if (ids.length === heldCount) {
    for (const table of readingTables) await store.run(`DELETE FROM derived."${table.name}"`)
    return
  }
  const list = ids.map((id) => `'${id}'`).join(', ')
  for (const table of readingTables) {
    const column = table === exhibitsTable ? 'id' : 'exhibit_id'
    await store.run(`DELETE FROM derived."${table.name}" WHERE ${column} IN (${list})`)
  }
}

function runNames({ version, parameters }: { version: string; parameters: string }): (reader: string) => string {
  const names = new Map<string, string>()
  return (reader) => {
    const known = names.get(reader)
    if (known) return known
    const name = sha256OfParts([`extract:${reader}`, version, parameters]).slice(0, 32)
    names.set(reader, name)
    return name
  }
}

/** One run for each reader, with the statements it made. Gives the number of all. */
async function writeRuns(store: Store, { version, parameters }: { version: string; parameters: string }): Promise<number> {
  await store.run("DELETE FROM derived.runs WHERE step LIKE 'extract:%'")
  await store.run(
    `INSERT INTO derived.runs
SELECT run_id, 'extract:' || extractor, $1, $2, '[]', count(*)
FROM derived.statements GROUP BY run_id, extractor ORDER BY extractor`,
    [version, parameters],
  )
  const [row] = await store.all<{ n: number }>("SELECT coalesce(sum(rows), 0)::BIGINT AS n FROM derived.runs WHERE step LIKE 'extract:%'")
  return row!.n
}
