import { renameSync, rmSync } from 'node:fs'
import type { Progress } from '../../base/progress.ts'
import { exhibitOrderSql } from '../sql-text.ts'
import { openSqlite, type SqliteDatabase, type SqliteValue } from '../sqlite/sqlite-database.ts'
import type { Store, Value } from '../store.ts'
import { fillIndex, searchTables } from './index-tables.ts'
import { splitPassage } from './split-passage.ts'
import { unsearchedSql } from './unsearched.ts'
import { glyphText, plainText } from './word.ts'

/** What was put into the index. */
export interface SearchCounts {
  readonly passages: number
  readonly unsearched: number
}

/** Property types whose values a person would type into a search. */
const searchedTypes =
  "('name', 'identifier', 'string', 'text', 'email', 'phone', 'iban', 'address', 'url', 'ip', 'html')"

/** Sums are looked for by their digits; other numbers (coordinates, sizes) would drown them. */
const searchedNumbers = "('amount', 'amountUsd', 'amountEur', 'balance', 'netAmount')"

/** Properties that repeat the text of their exhibit, which is searched by itself. */
const bodyProperties = "('bodyText', 'bodyHtml', 'indexText', 'translatedText')"

/**
 * Builds the search file of a case at `path` from its texts and the values of its entities. It is written beside and
 * takes its name when it is whole: a search that runs meanwhile sees the one before.
 */
export async function buildSearch(store: Store, path: string, progress: Progress): Promise<SearchCounts> {
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  const database = openSqlite(unfinished, { durability: 'rebuildable' })
  try {
    database.execute(searchTables)
    database.execute('BEGIN')
    let passages = 0
    for (const { kind, sql } of sources) {
      passages = await fillPassages(database, { kind, rows: store.columns(sql), next: passages, progress })
    }
    const unsearched = await fillUnsearched(database, store)
    database.execute('COMMIT')
    database.execute(fillIndex)
    database.close()
    renameSync(unfinished, path)
    progress.end('search', `${passages} passages searchable, ${unsearched} places are not`)
    return { passages, unsearched }
  } finally {
    database.close()
    rmSync(unfinished, { force: true })
  }
}

/** Each gives: exhibit id, its number, its path, locator, text, how it was written if otherwise, entity, canonical entity, schema, property, statement. */
const sources = [
  {
    kind: 'exhibit',
    sql: `SELECT x.id, x.number, x.path, 'whole', x.path, NULL, NULL, NULL, NULL, NULL, NULL
      FROM derived.exhibits x ORDER BY ${exhibitOrderSql('x.number')}, x.id`,
  },
  {
    kind: 'text',
    sql: `SELECT t.exhibit_id, x.number, x.path, t.locator, t.text, NULL, NULL, NULL, NULL, NULL, NULL
      FROM derived.texts t LEFT JOIN derived.exhibits x ON x.id = t.exhibit_id
      ORDER BY ${exhibitOrderSql('x.number')}, t.exhibit_id, t.segment`,
  },
  {
    kind: 'value',
    sql: `SELECT s.exhibit_id, x.number, x.path, s.locator, v.value, nullif(s.original, v.value),
        v.entity_id, v.canonical_id, v.schema, v.property, v.statement_id
      FROM derived.entity_values v
      JOIN derived.statements s ON s.id = v.statement_id
      LEFT JOIN derived.exhibits x ON x.id = s.exhibit_id
      WHERE (v.property_type IN ${searchedTypes} OR v.property IN ${searchedNumbers})
        AND NOT (v.property IN ${bodyProperties} AND s.exhibit_id IN (SELECT exhibit_id FROM derived.texts))
      ORDER BY ${exhibitOrderSql('x.number')}, s.exhibit_id, v.entity_id, v.property, v.value`,
  },
] as const

interface Filling {
  readonly kind: string
  readonly rows: AsyncIterable<readonly Value[][]>
  readonly next: number
  readonly progress: Progress
}

async function fillPassages(database: SqliteDatabase, { kind, rows, next, progress }: Filling): Promise<number> {
  let count = next
  for await (const block of rows) {
    const [exhibitIds, numbers, paths, locators, texts, originals, ...rest] = block
    for (let row = 0; row < texts!.length; row++) {
      for (const { base, text } of splitPassage(String(texts![row]))) {
        const values: (Value | undefined)[] = [
          ++count, kind, exhibitIds![row], numbers![row], paths![row], locators![row], base, ...rest.map((column) => column[row]), text,
          `${plainText(text)} ${originals![row] ?? ''}`.trim(), glyphText(text),
        ]
        database.run(insertPassage, values as SqliteValue[])
      }
    }
    progress.report({ step: 'search', done: count, unit: 'passages' })
  }
  return count
}

const insertPassage = `INSERT INTO passages (id, kind, exhibit_id, exhibit, path, locator, base, entity_id, canonical_id, schema, property,
  statement_id, body, plain, glyphs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

async function fillUnsearched(database: SqliteDatabase, store: Store): Promise<number> {
  const rows = await store.all(unsearchedSql)
  for (const row of rows) {
    database.run('INSERT INTO unsearched (why, exhibit_id, exhibit, path, locator, message) VALUES (?, ?, ?, ?, ?, ?)', [
      row['why'], row['exhibit_id'], row['exhibit'], row['path'], row['locator'], row['message'],
    ] as SqliteValue[])
  }
  return rows.length
}
