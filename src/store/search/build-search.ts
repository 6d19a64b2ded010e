import { renameSync, rmSync } from 'node:fs'
import { entityRanges, inRangeSql, type EntityRange } from '../entity-range.ts'
import { exhibitOrderSql } from '../sql-text.ts'
import { openSqlite, type SqliteDatabase, type SqliteValue } from '../sqlite/sqlite-database.ts'
import type { Store, Value } from '../store.ts'
import { fillIndex, type FillOptions } from './fill-index.ts'
import { searchTables } from './index-tables.ts'
import { chooseValues, defaultValueLimits, type UnsearchedValues, type ValueLimits } from './searched-values.ts'
import { splitPassage } from './split-passage.ts'
import { unsearchedSql } from './unsearched.ts'
import { glyphText, plainText } from './word.ts'

/** How a search file is built. */
export interface SearchBuildOptions extends FillOptions {
  readonly limits?: ValueLimits
}

/** What was put into the index. */
export interface SearchCounts {
  readonly passages: number
  readonly unsearched: number
}

/** Properties that repeat the text of their exhibit, which is searched by itself. */
const bodyProperties = "('bodyText', 'bodyHtml', 'indexText', 'translatedText')"

/**
 * Builds the search file of a case at `path` from its texts and the values of its entities. It is written beside and
 * takes its name when it is whole: a search that runs meanwhile sees the one before.
 */
export async function buildSearch(store: Store, path: string, options: SearchBuildOptions): Promise<SearchCounts> {
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  const database = openSqlite(unfinished, { durability: 'rebuildable' })
  try {
    database.execute(searchTables)
    database.execute('BEGIN')
    const passages = await new PassageWriter(store, database, options).write()
    const unsearched = await fillUnsearched(database, store, passages.unsearched)
    await fillIndex(database, passages.count, options)
    database.execute('COMMIT')
    database.close()
    renameSync(unfinished, path)
    options.progress.end('search', `${passages.count} passages searchable, ${unsearched} places are not`)
    return { passages: passages.count, unsearched }
  } finally {
    database.close()
    rmSync(unfinished, { force: true })
  }
}

const exhibitsSql = `CREATE OR REPLACE TEMP TABLE search_exhibit AS
SELECT row_number() OVER (ORDER BY ${exhibitOrderSql('number')}, id) AS place, id, number, path FROM derived.exhibits`

const textsSql = `SELECT coalesce(x.place, 0), t.locator, t.text FROM derived.texts t LEFT JOIN search_exhibit x ON x.id = t.exhibit_id
ORDER BY x.place, t.exhibit_id, t.segment`

/** Each gives: place of the exhibit, locator, text, how it was written if otherwise, entity, canonical entity if another, schema, property, statement, tellings. */
function valuesSql(range: EntityRange, isSearched: string): string {
  return `SELECT coalesce(x.place, 0), s.locator, v.value, nullif(s.original, v.value), v.entity_id, nullif(v.canonical_id, v.entity_id),
  v.schema, v.property, v.statement_id, r.tellings
FROM derived.entity_values v
JOIN derived.statements s ON s.id = v.statement_id AND ${inRangeSql('s.entity_id', range)}
LEFT JOIN search_exhibit x ON x.id = s.exhibit_id
LEFT JOIN search_repeated r ON r.schema = v.schema AND r.property = v.property AND r.value = v.value
WHERE ${inRangeSql('v.entity_id', range)} AND ${isSearched} AND (r.value IS NULL OR r.statement_id = v.statement_id)
  AND NOT (v.property IN ${bodyProperties} AND s.exhibit_id IN (SELECT exhibit_id FROM derived.texts))
ORDER BY x.place, s.exhibit_id, v.entity_id, v.property, v.value`
}

const insertPassage = `INSERT INTO passages (id, kind, place, locator, base, entity_id, canonical_id, schema, property, statement_id, tellings,
  body, plain, glyphs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Writes what is searched, not yet its index. */
class PassageWriter {
  readonly #store: Store
  readonly #database: SqliteDatabase
  readonly #options: SearchBuildOptions
  #count = 0

  constructor(store: Store, database: SqliteDatabase, options: SearchBuildOptions) {
    this.#store = store
    this.#database = database
    this.#options = options
  }

  async write(): Promise<{ count: number; unsearched: UnsearchedValues[] }> {
    await this.#store.run(exhibitsSql)
    await this.#writeExhibits()
    await this.#fill('text', textsSql)
    const { isSearched, unsearched } = await chooseValues(this.#store, this.#options.limits ?? defaultValueLimits)
    for (const range of await entityRanges(this.#store)) await this.#fill('value', valuesSql(range, isSearched))
    for (const table of ['exhibit', 'repeated']) await this.#store.run(`DROP TABLE temp.search_${table}`)
    return { count: this.#count, unsearched }
  }

  async #writeExhibits(): Promise<void> {
    for await (const [places, ids, numbers, paths] of this.#store.columns('SELECT place, id, number, path FROM search_exhibit ORDER BY place')) {
      for (let row = 0; row < places!.length; row++) {
        this.#database.run('INSERT INTO exhibits (place, exhibit_id, exhibit, path) VALUES (?, ?, ?, ?)', [
          places![row], ids![row], numbers![row], paths![row],
        ] as SqliteValue[])
        this.#add('exhibit', [places![row]!, 'whole', String(paths![row])])
      }
    }
  }

  async #fill(kind: string, sql: string): Promise<void> {
    for await (const columns of this.#store.columns(sql)) {
      for (let row = 0; row < columns[0]!.length; row++) this.#add(kind, columns.map((column) => column[row] ?? null))
      this.#options.progress.report({ step: 'search', done: this.#count, unit: 'passages' })
    }
  }

  #add(kind: string, [place, locator, whole, original, entity, canonical, schema, property, statement, tellings]: readonly Value[]): void {
    for (const { base, text } of splitPassage(String(whole))) {
      this.#database.run(insertPassage, [
        ++this.#count, kind, place!, locator!, base, entity ?? null, canonical ?? null, schema ?? null, property ?? null, statement ?? null, tellings ?? null,
        text, original == null ? plainText(text) : `${plainText(text)} ${original}`.trim(), glyphText(text),
      ] as SqliteValue[])
    }
  }
}

async function fillUnsearched(database: SqliteDatabase, store: Store, values: readonly UnsearchedValues[]): Promise<number> {
  const insert = 'INSERT INTO unsearched (why, exhibit_id, exhibit, path, locator, message) VALUES (?, ?, ?, ?, ?, ?)'
  // What concerns the case as a whole is told first: only the first places are shown.
  for (const { why, message } of values) database.run(insert, [why, null, null, null, null, message])
  const rows = await store.all(unsearchedSql)
  for (const row of rows) {
    database.run(insert, [row['why'], row['exhibit_id'], row['exhibit'], row['path'], row['locator'], row['message']] as SqliteValue[])
  }
  return values.length + rows.length
}
