import { momentSql } from '../moment-sql.ts'

/**
 * SQL that puts the contacts of a table (columns of `contactRowsTable`) in order of time: `moment`, `day` (days since 1970), `timed` (whether a clock
 * time is told), `turn`. Where several exhibits tell a contact of one pair, channel and second, the first exhibit's stays.
 */
export function orderedContactsSql(table: string): string {
  return `WITH timed AS (SELECT *, ${momentSql('start')} AS moment, length(start) > 10 AS timed FROM ${table} WHERE source_id <> target_id),
  kept AS (
    SELECT * FROM timed WHERE moment IS NOT NULL
    QUALIFY NOT timed OR (SELECT count(DISTINCT exhibit_id) FROM ${table}) < 2
      OR rank() OVER (PARTITION BY source_id, target_id, channel, moment, timed ORDER BY exhibit_id) = 1)
  SELECT *, date_diff('day', DATE '1970-01-01', moment::DATE) AS day, row_number() OVER (ORDER BY moment, exhibit_id, locator, source_id, target_id, statement_id) AS turn
  FROM kept ORDER BY turn`
}
