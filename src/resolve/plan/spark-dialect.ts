import { sqlText } from '../../store/sql-text.ts'
import type { Dialect } from './dialect.ts'
import { duckDialect } from './duck-dialect.ts'

/**
 * The SQL of Spark 4, read with `escapedStringLiterals` and without ANSI mode (`store/spark/spark-settings.ts`), over the
 * functions that its store defines (`jackdaw_fold`). Sources are Parquet files that every machine of the cluster sees.
 * What DuckDB measures texts by, it measures for Spark too, on distinct pairs, so that both engines agree to the last bit
 * (docs/decisions/spark-client.md).
 */
export const sparkDialect: Dialect = {
  name: 'spark',
  createTable: (name, select) => `CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`,
  dropTable: (name) => `DROP TABLE IF EXISTS ${name}`,
  readFile: (path) => `parquet.\`${path.replaceAll('`', '``')}\``,
  writeParquet: (select, path) => `COPY (${select}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  fold: (text) => `jackdaw_fold(${text})`,
  replaceAll: (text, pattern, replacement) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(replacement)})`,
  extract: (text, pattern) => `regexp_extract(${text}, ${literal(pattern)}, 1)`,
  matches: (text, pattern) => `regexp_like(${text}, ${literal(pattern)})`,
  sortWords: (text) => `array_join(array_sort(split(${text}, ' ')), ' ')`,
  words: (text) => `split(${text}, ' ')`,
  explode: (list, as) => `explode(${list}) AS ${as}`,
  dayNumber: (text) => `datediff(CASE WHEN regexp_like(${text}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') THEN CAST(${text} AS DATE) END, DATE '1970-01-01')`,
  toNumber: (text) => `CAST(${text} AS DOUBLE)`,
  hash: (parts) => `(xxhash64(${parts.join(', ')}) & 9223372036854775807)`,
  similarity: () => undefined,
  aside: duckDialect.similarity,
}

/** A text literal: a doubled quote would stay doubled, so a text with a quote stands in double quotes. */
function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text.split("'").map((part) => `'${part}'`).join(`, "'", `)})`
}
