/**
 * SQL that gives the first moment of a date text (`2014`, `2014-01-06`, `2014-01-06T10:28:00Z`) as TIMESTAMP: a time with
 * an offset in UTC, one without as written. NULL for what is no date.
 */
export function momentSql(column: string): string {
  return `TRY_CAST(CASE length(${column}) WHEN 4 THEN ${column} || '-01-01' WHEN 7 THEN ${column} || '-01'
    WHEN 10 THEN ${column} WHEN 20 THEN ${column} WHEN 19 THEN ${column}
    ELSE regexp_replace(${column}, '(T[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}:?[0-9]{2}|$)', '\\1:00\\2') END AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`
}
