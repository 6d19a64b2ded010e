import type { SimilarityName } from './condition.ts'

/**
 * The SQL of one engine, as far as plans need more than what all engines share. Arguments and results are SQL
 * expressions, but for names, paths and patterns. Whatever is not here is written in the common subset: SELECT, JOIN ...
 * ON, GROUP BY, CASE, WITH, row_number() OVER, sum, count, min, max, coalesce, concat, substr, length, md5, CAST.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'spark'
  /** A statement that makes a table (scratch, lives as long as the run) from a SELECT. */
  createTable(name: string, select: string): string
  dropTable(name: string): string
  /** A FROM item that reads a file with all columns as text where the file has no types. */
  readFile(path: string): string
  /** A statement that writes the rows of a SELECT to one Parquet file. */
  writeParquet(select: string, path: string): string
  quote(identifier: string): string
  /** Lower case, accents off. */
  fold(text: string): string
  /** Every match of an RE2 pattern (no look-around, no back-reference) replaced. */
  replaceAll(text: string, pattern: string, replacement: string): string
  /** The first match of an RE2 pattern's first group, or an empty text. */
  extract(text: string, pattern: string): string
  matches(text: string, pattern: string): string
  /** Words between single blanks in code-unit order, with a blank between. */
  sortWords(text: string): string
  /** The words between single blanks, as the engine's list. */
  words(text: string): string
  /** A SELECT item that gives one row for each member of a list, under a name. */
  explode(list: string, as: string): string
  /** Days since 1970-01-01 of a text `YYYY-MM-DD`, NULL when it is no day. */
  dayNumber(text: string): string
  toNumber(text: string): string
  /** A signed 64-bit hash of texts, for keys: the same within a run, and need not be the same in another engine. */
  hash(parts: readonly string[]): string
  /** The function of a similarity; undefined where the engine has none: then it is computed on distinct pairs on our side. */
  similarity(name: SimilarityName, left: string, right: string): string | undefined
  /** The function, in DuckDB's SQL, of a similarity that the engine lacks and DuckDB has: computed beside the engine on distinct pairs. Absent: none. */
  aside?(name: SimilarityName, left: string, right: string): string | undefined
}
