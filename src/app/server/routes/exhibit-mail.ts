import { formatLocator, parseLocator } from '../../../model/locator.ts'
import type { MailAnswer } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { readMarks } from '../mention-marks.ts'
import { textOf } from '../place.ts'
import { ask, route } from '../route.ts'

const usualHeaders = ['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'subject', 'date', 'message-id', 'in-reply-to']
const maxBodies = 200

/** A message: its header fields, read again from the bytes, and its bodies as text. */
export const exhibitMailRoute = route('/api/exhibits/:exhibit/mail', { exhibit: ask.exhibit }, async (served, { exhibit }): Promise<MailAnswer> => {
  const known = await findExhibit(served, exhibit)
  const told = await served.ask(
    `SELECT DISTINCT regexp_replace(locator, '&char=.*$', '') AS locator FROM statements
WHERE exhibit_id = $1 AND locator LIKE 'part=%&header=%' ORDER BY 1`, [known.id],
  )
  const usual = usualHeaders.map((header) => formatLocator({ kind: 'part', part: '0', header }))
  const locators = [...new Set([...usual, ...told.map((row) => textOf(row['locator']))])]
  const values = await (await served.built()).readAgain(known, locators)
  const headers = locators.flatMap((text, at) => {
    const locator = parseLocator(text)
    const value = values[at]
    return locator?.kind === 'part' && locator.header !== undefined && value != null
      ? [{ part: locator.part, name: locator.header, index: locator.index ?? 0, value }]
      : []
  })
  const rows = await served.ask(
    `SELECT locator, text FROM texts WHERE exhibit_id = $1 AND locator LIKE 'part=%' AND locator NOT LIKE '%header=%'
ORDER BY segment LIMIT ${maxBodies}`, [known.id],
  )
  const bodies = await Promise.all(
    rows.map(async (row) => {
      const locator = parseLocator(textOf(row['locator']))
      const part = locator?.kind === 'part' ? locator.part : ''
      const marks = await readMarks(served, known.id, { prefix: `part=${part}&char=`, from: 0, to: Number.MAX_SAFE_INTEGER })
      return { part, text: textOf(row['text']), mentions: marks }
    }),
  )
  return { headers, bodies }
})
