import { parseLocator } from '../../../model/locator.ts'
import type { FieldLine } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { textOf } from '../place.ts'
import { ask, route } from '../route.ts'

/** Fields of an exhibit that stand in neither text nor table: EXIF, document properties, comments of archive members. */
export const exhibitFieldsRoute = route('/api/exhibits/:exhibit/fields', { exhibit: ask.exhibit }, async (served, { exhibit }) => {
  const known = await findExhibit(served, exhibit)
  const rows = await served.ask(
    `SELECT locator, min(value) AS value FROM (
  SELECT regexp_replace(locator, '&char=.*$', '') AS locator, coalesce(original, value) AS value FROM statements WHERE exhibit_id = $1
  UNION ALL SELECT locator, text FROM texts WHERE exhibit_id = $1)
WHERE locator LIKE 'field=%' OR locator LIKE 'member=%' GROUP BY locator ORDER BY locator LIMIT 2000`, [known.id],
  )
  return rows.map((row): FieldLine => {
    const locator = parseLocator(textOf(row['locator']))
    const name = locator?.kind === 'field' ? locator.name : locator?.kind === 'member' ? locator.path : ''
    return { locator: textOf(row['locator']), name, value: textOf(row['value']) }
  })
})
