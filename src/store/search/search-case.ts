import { formatLocator, parseLocator, withChars } from '../../model/locator.ts'
import { openSqlite, type SqliteDatabase, type SqliteRow, type SqliteValue } from '../sqlite/sqlite-database.ts'
import { cutSnippet, findSpans, type Span } from './highlight.ts'
import { nearWordsIn } from './near-words.ts'
import { parseSearchQuery, toMatch, type SearchQuery } from './search-query.ts'
import type { UnsearchedReason } from './unsearched.ts'

/** What is searched: text of exhibits, values of entities, and the paths of exhibits. */
export type PassageKind = 'text' | 'value' | 'exhibit'

/** How a case is searched. */
export interface SearchOptions {
  /** Hits given; default 50, at most 1000. */
  readonly limit?: number
  /** Hits passed over, for the next page. */
  readonly offset?: number
  readonly kinds?: readonly PassageKind[]
  /** Only this exhibit, by id or number, with what was found inside it. */
  readonly exhibit?: string
}

/** One place where the query is found. */
export interface SearchHit {
  readonly kind: PassageKind
  readonly exhibitId: string
  readonly exhibit: string
  readonly path: string
  /** Of a text: the characters of the first term found; of a value: where it stands. */
  readonly locator: string
  readonly entityId?: string
  readonly canonicalId?: string
  readonly schema?: string
  readonly property?: string
  readonly statementId?: string
  /** Of a value that very many entities tell, and that is given at one place: how many do. */
  readonly tellings?: number
  /** The text around, line breaks as blanks. */
  readonly snippet: string
  /** Where the terms stand in the snippet. */
  readonly highlights: readonly Span[]
}

/** Something given that the search did not see. */
export interface UnsearchedPlace {
  readonly why: UnsearchedReason
  readonly exhibitId: string | undefined
  readonly exhibit: string | undefined
  readonly path: string | undefined
  readonly locator: string | undefined
  readonly message: string
}

/** The answer of a search, with what it did not see. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  /** Hits in all, beyond the limit too. */
  readonly total: number
  /** Words of the index spelled nearly as a word of the query that was not found. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>
  readonly notSearched: { readonly total: number; readonly places: readonly UnsearchedPlace[] }
}

const maxHits = 1000
const maxUnsearchedShown = 100

/** Searches the file that `buildSearch` wrote. Hits come best first (BM25), equal ones in the order of exhibits. */
export function searchCase(path: string, text: string, options: SearchOptions = {}): SearchAnswer {
  const database = openSqlite(path, { readOnly: true })
  try {
    const known = new Map<string, readonly string[]>()
    const nearWords = (word: string): readonly string[] => {
      const near = known.get(word) ?? nearWordsIn(database, word)
      known.set(word, near)
      return near
    }
    const query = parseSearchQuery(text)
    const match = toMatch(query, nearWords)
    const found = match === undefined ? { total: 0, rows: [] } : findRows(database, match, options)
    return {
      total: found.total,
      hits: found.rows.map((row) => toHit(row, query, nearWords)),
      suggestions: found.total > 0 ? {} : suggest(query, nearWords),
      notSearched: readUnsearched(database, options),
    }
  } finally {
    database.close()
  }
}

/** A passage that is found, before it is read: what is needed to sort passages into facets. */
export interface FoundPassage {
  readonly id: number
  readonly kind: PassageKind
  readonly exhibitId: string
  readonly exhibit: string
  readonly path: string
  readonly entityId?: string
  readonly canonicalId?: string
  readonly schema?: string
}

/** The passages that a query finds, best first, at most `most` of them. */
export function findPassages(path: string, text: string, { most, ...options }: Pick<SearchOptions, 'kinds' | 'exhibit'> & { readonly most: number }): FoundPassage[] {
  const database = openSqlite(path, { readOnly: true })
  try {
    const match = toMatch(parseSearchQuery(text), (word) => nearWordsIn(database, word))
    if (match === undefined) return []
    const { where, values } = filterOf(options)
    const rows = database.all(
      `SELECT p.id, p.kind, x.exhibit_id, x.exhibit, x.path, p.entity_id, coalesce(p.canonical_id, p.entity_id) AS canonical_id, p.schema
FROM passages_index JOIN passages p ON p.id = passages_index.rowid LEFT JOIN exhibits x ON x.place = p.place
WHERE passages_index MATCH ?${where} ORDER BY bm25(passages_index), p.place, p.id LIMIT ?`, [match, ...values, most],
    )
    return rows.map((row) => ({
      id: Number(row['id']), kind: row['kind'] as PassageKind, exhibitId: String(row['exhibit_id'] ?? ''), exhibit: String(row['exhibit'] ?? ''), path: String(row['path'] ?? ''),
      ...withoutAbsent({ entityId: textIn(row, 'entity_id'), canonicalId: textIn(row, 'canonical_id'), schema: textIn(row, 'schema') }),
    }))
  } finally {
    database.close()
  }
}

/** Reads passages that `findPassages` gave for the same text, in the order given. */
export function readPassages(path: string, text: string, ids: readonly number[]): SearchHit[] {
  const database = openSqlite(path, { readOnly: true })
  try {
    const query = parseSearchQuery(text)
    const nearWords = (word: string) => nearWordsIn(database, word)
    const rows = database.all(
      `SELECT p.*, x.exhibit_id, x.exhibit, x.path FROM passages p LEFT JOIN exhibits x ON x.place = p.place WHERE p.id IN (${ids.map(() => '?').join(', ')})`, [...ids],
    )
    const byId = new Map(rows.map((row) => [Number(row['id']), row]))
    return ids.map((id) => byId.get(id)).filter((row) => row !== undefined).map((row) => toHit(row, query, nearWords))
  } finally {
    database.close()
  }
}

function textIn(row: SqliteRow, column: string): string | undefined {
  return row[column] == null ? undefined : String(row[column])
}

function findRows(database: SqliteDatabase, match: string, options: SearchOptions): { total: number; rows: SqliteRow[] } {
  const { where, values } = filterOf(options)
  const from = `FROM passages_index JOIN passages p ON p.id = passages_index.rowid LEFT JOIN exhibits x ON x.place = p.place
    WHERE passages_index MATCH ?${where}`
  const total = Number(database.get(`SELECT count(*) AS n ${from}`, [match, ...values])!['n'])
  const limit = Math.min(Math.max(options.limit ?? 50, 0), maxHits)
  const rows = database.all(`SELECT p.*, x.exhibit_id, x.exhibit, x.path ${from} ORDER BY bm25(passages_index), p.place, p.id LIMIT ? OFFSET ?`, [
    match, ...values, limit, Math.max(options.offset ?? 0, 0),
  ])
  return { total, rows }
}

function filterOf(options: SearchOptions): { where: string; values: SqliteValue[] } {
  const kinds = options.kinds ? ` AND p.kind IN (${options.kinds.map(() => '?').join(', ')})` : ''
  const exhibit = options.exhibit === undefined ? '' : " AND (x.exhibit_id = ? OR x.exhibit = ? OR substr(x.exhibit, 1, length(?) + 1) = ? || '.')"
  const named = options.exhibit === undefined ? [] : Array.from({ length: 4 }, () => options.exhibit!)
  return { where: kinds + exhibit, values: [...(options.kinds ?? []), ...named] }
}

function toHit(row: SqliteRow, query: SearchQuery, nearWords: (word: string) => readonly string[]): SearchHit {
  const body = String(row['body'])
  const spans = findSpans(body, query, nearWords)
  const { text, highlights } = cutSnippet(body, spans)
  return {
    kind: row['kind'] as PassageKind,
    exhibitId: String(row['exhibit_id'] ?? ''),
    exhibit: String(row['exhibit'] ?? ''),
    path: String(row['path'] ?? ''),
    locator: locate(row, spans[0]),
    ...withoutAbsent({
      entityId: textIn(row, 'entity_id'), canonicalId: textIn(row, 'canonical_id') ?? textIn(row, 'entity_id'), schema: textIn(row, 'schema'),
      property: textIn(row, 'property'), statementId: textIn(row, 'statement_id'),
    }),
    ...(row['tellings'] == null ? {} : { tellings: Number(row['tellings']) }),
    snippet: text,
    highlights,
  }
}

function locate(row: SqliteRow, span: Span | undefined): string {
  const locator = String(row['locator'])
  const base = row['kind'] === 'text' && span ? parseLocator(locator) : undefined
  const place = base && withChars(base, Number(row['base']) + span![0], Number(row['base']) + span![1])
  return place ? formatLocator(place) : locator
}

function suggest(query: SearchQuery, nearWords: (word: string) => readonly string[]): Record<string, readonly string[]> {
  const words = query.groups.flat().flatMap((term) => term.words)
  return Object.fromEntries(words.map((word) => [word, nearWords(word)] as const).filter(([, near]) => near.length > 0))
}

function readUnsearched(database: SqliteDatabase, options: SearchOptions): SearchAnswer['notSearched'] {
  const where = options.exhibit === undefined ? '' : 'WHERE exhibit_id = ? OR exhibit = ?'
  const values = options.exhibit === undefined ? [] : [options.exhibit, options.exhibit]
  const total = Number(database.get(`SELECT count(*) AS n FROM unsearched ${where}`, values)!['n'])
  const rows = database.all(`SELECT * FROM unsearched ${where} ORDER BY id LIMIT ${maxUnsearchedShown}`, values)
  const optional = (value: SqliteValue | undefined) => (value == null ? undefined : String(value))
  return {
    total,
    places: rows.map((row) => ({
      why: row['why'] as UnsearchedReason, exhibitId: optional(row['exhibit_id']), exhibit: optional(row['exhibit']),
      path: optional(row['path']), locator: optional(row['locator']), message: String(row['message']),
    })),
  }
}

function withoutAbsent<T extends Record<string, string | undefined>>(record: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string }
}
