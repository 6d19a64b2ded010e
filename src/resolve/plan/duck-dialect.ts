import { sqlText } from '../../store/sql-text.ts'
import type { SimilarityName } from './condition.ts'
import type { Dialect } from './dialect.ts'

const similarities: Partial<Record<SimilarityName, string>> = {
  'jaro-winkler': 'jaro_winkler_similarity',
  'levenshtein': 'levenshtein',
  'damerau-levenshtein': 'damerau_levenshtein',
}

/** The SQL of DuckDB 1.5. */
export const duckDialect: Dialect = {
  name: 'duckdb',
  createTable: (name, select) => `CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`,
  dropTable: (name) => `DROP TABLE IF EXISTS temp.${name}`,
  readFile: (path) =>
    /\.parquet$/i.test(path) ? `read_parquet(${sqlText(path)})` : `read_csv(${sqlText(path)}, all_varchar = true, header = true, sample_size = -1)`,
  writeParquet: (select, path) => `COPY (${select}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  fold: (text) => `strip_accents(lower(${text}))`,
  replaceAll: (text, pattern, replacement) => `regexp_replace(${text}, ${sqlText(pattern)}, ${sqlText(replacement)}, 'g')`,
  extract: (text, pattern) => `regexp_extract(${text}, ${sqlText(pattern)}, 1)`,
  matches: (text, pattern) => `regexp_matches(${text}, ${sqlText(pattern)})`,
  sortWords: (text) => `array_to_string(list_sort(string_split(${text}, ' ')), ' ')`,
  words: (text) => `string_split(${text}, ' ')`,
  explode: (list, as) => `UNNEST(${list}) AS ${as}`,
  dayNumber: (text) => `date_diff('day', DATE '1970-01-01', TRY_CAST(${text} AS DATE))`,
  toNumber: (text) => `TRY_CAST(${text} AS DOUBLE)`,
  hash: (parts) => `CAST(hash(${parts.join(', ')}) & 9223372036854775807 AS BIGINT)`,
  similarity(name, left, right) {
    // Lists of words are compared 20 times as fast on our side (measured: 7 microseconds a pair in list_intersect).
    const called = similarities[name]
    return called && `${called}(${left}, ${right})`
  },
}
