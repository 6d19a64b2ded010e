import type { BetweenLine } from '../api-types.ts'
import { decimalSql, maybeText, placeOf, textOf } from '../place.ts'
import type { AnswerRow } from '../served-case.ts'

/** SQL: links that fit a condition, with the number and path of their exhibits, in order of date. */
export function betweenSql(condition: string): string {
  return `SELECT l.* REPLACE (${decimalSql('l.amount')} AS amount), x.number AS exhibit, x.path
FROM (SELECT * FROM links WHERE ${condition}) l LEFT JOIN exhibits x ON x.id = l.exhibit_id
ORDER BY l.start_date NULLS LAST, l.label, x.number, l.locator, l.id`
}

/** One link with the place that tells it. */
export function betweenLine(row: AnswerRow): BetweenLine {
  return {
    id: textOf(row['id']),
    label: textOf(row['label']),
    schema: textOf(row['schema']),
    source: textOf(row['source_id']),
    target: textOf(row['target_id']),
    startDate: maybeText(row['start_date']),
    endDate: maybeText(row['end_date']),
    amount: maybeText(row['amount']),
    currency: maybeText(row['currency']),
    role: maybeText(row['role']),
    place: placeOf(row),
  }
}
