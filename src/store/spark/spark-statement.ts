/** One statement of the SQL that rooms write, as the Spark session is asked to do it. */
export type SparkStatement =
  | { readonly do: 'table'; readonly name: string; readonly sql: string }
  | { readonly do: 'drop'; readonly name: string }
  | { readonly do: 'copy'; readonly sql: string; readonly path: string }
  | { readonly do: 'nothing' }

/**
 * Reads a statement that makes, drops or writes a table: these are all that rooms run besides SELECT. Spark keeps tables by
 * plain names, so that `derived.x` is `derived_x`. Undefined for any other statement.
 */
export function readStatement(sql: string): SparkStatement | undefined {
  const text = toSparkSql(sql).trim()
  const [, made, select] = /^CREATE (?:OR REPLACE )?(?:TEMP )?TABLE (\w+) AS\s+([\s\S]+)$/.exec(text) ?? []
  if (made && select) return { do: 'table', name: made, sql: select }
  const [, dropped] = /^DROP TABLE IF EXISTS (\w+)$/.exec(text) ?? []
  if (dropped) return { do: 'drop', name: dropped }
  const [, copied, path] = /^COPY \(([\s\S]+)\) TO '((?:[^']|'')+)' \(FORMAT parquet[^)]*\)$/.exec(text) ?? []
  if (copied && path) return { do: 'copy', sql: copied, path: path.replaceAll("''", "'") }
  // Schemata are parts of names, and an empty table is made when its rows are written.
  if (/^CREATE SCHEMA /.test(text) || /^CREATE (?:OR REPLACE )?TABLE (?:IF NOT EXISTS )?\w+ \(/.test(text)) return { do: 'nothing' }
  return undefined
}

/** SQL of the common subset with the few words that Spark has others for: texts without a length, names of one part, whole division, lower case as DuckDB has it. */
export function toSparkSql(sql: string): string {
  return sql.replaceAll(/\bVARCHAR\b/gi, 'STRING').replaceAll(' // ', ' div ').replaceAll(/\blower\(/g, 'jackdaw_lower(').replaceAll(/\bderived\."?(\w+)"?/g, 'derived_$1').replaceAll(/\btemp\.(\w+)/g, '$1')
}
