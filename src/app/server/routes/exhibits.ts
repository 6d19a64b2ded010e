import { exhibitOrderSql } from '../../../store/sql-text.ts'
import { Condition } from '../condition.ts'
import type { ExhibitLine, ExhibitList } from '../api-types.ts'
import { countAll, countBy } from '../count-by.ts'
import { maybeText, numberOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import type { AnswerRow } from '../served-case.ts'

/** The list of exhibits, by words in the path, state and format. */
export const exhibitsRoute = route(
  '/api/exhibits',
  { q: ask.words, state: ask.name, format: ask.name, parent: ask.exhibit.optional(), offset: ask.offset, limit: ask.limit },
  async (served, { q, state, format, parent, offset, limit }): Promise<ExhibitList> => {
    const named = (withState: boolean, withFormat: boolean) => {
      const condition = new Condition().words(q, ['number', 'path', 'format']).and('parent_id = (SELECT id FROM exhibits WHERE number = ?)', parent)
      if (withState) condition.and('state = ?', state)
      if (withFormat) condition.and("coalesce(format, 'unknown') = ?", format)
      return condition
    }
    const all = named(true, true)
    const order = exhibitOrderSql('number')
    const rows = await served.ask(
      `SELECT *, (SELECT count(*) FROM exhibits c WHERE c.parent_id = x.id) AS children
FROM (SELECT * FROM exhibits${all.where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) x ORDER BY ${order}`,
      all.values,
    )
    return {
      rows: rows.map(exhibitLine),
      total: await countAll(served, 'exhibits', all),
      offset,
      states: await countBy(served, { from: 'exhibits', by: 'state', condition: named(false, true) }),
      formats: await countBy(served, { from: 'exhibits', by: "coalesce(format, 'unknown')", condition: named(true, false) }),
    }
  },
)

/** One exhibit of the list, from a row of the view with the number of its `children`. */
export function exhibitLine(row: AnswerRow): ExhibitLine {
  return {
    number: textOf(row['number']),
    path: textOf(row['path']),
    name: textOf(row['name']),
    format: maybeText(row['format']),
    state: textOf(row['state']),
    reason: maybeText(row['reason']),
    sizeBytes: numberOf(row['size_bytes']),
    authority: textOf(row['authority']),
    statements: numberOf(row['statements']),
    problems: numberOf(row['problems']),
    textChars: numberOf(row['text_chars']),
    children: numberOf(row['children']),
  }
}
