import { z } from 'zod'
import { parseLocator } from '../../../model/locator.ts'
import type { PageAnswer, TextAnswer } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { readMarks } from '../mention-marks.ts'
import { numberOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'

const usualChars = 40_000

/** A stretch of the extracted text of an exhibit, with the mentions in it. */
export const exhibitTextRoute = route(
  '/api/exhibits/:exhibit/text',
  { exhibit: ask.exhibit, from: ask.offset, length: z.coerce.number().int().min(1).max(200_000).default(usualChars) },
  async (served, { exhibit, from, length }): Promise<TextAnswer> => {
    const known = await findExhibit(served, exhibit)
    const rows = await served.ask(
      "SELECT locator, text FROM texts WHERE exhibit_id = $1 AND (locator = 'whole' OR locator LIKE 'char=%') ORDER BY segment", [known.id],
    )
    const pieces = rows.map((row) => {
      const parsed = parseLocator(textOf(row['locator']))
      return { start: parsed?.kind === 'chars' ? parsed.start : 0, text: textOf(row['text']) }
    })
    const total = Math.max(0, ...pieces.map(({ start, text }) => start + text.length))
    const start = Math.min(from, Math.max(0, total - 1))
    const end = Math.min(total, start + length)
    let text = ''
    for (const piece of pieces) {
      if (piece.start >= end || piece.start + piece.text.length <= start) continue
      // Between two pieces stands what no text was read from.
      text = text.padEnd(Math.max(0, piece.start - start), ' ') + piece.text.slice(Math.max(0, start - piece.start), Math.max(0, end - piece.start))
    }
    return { start, text, total, mentions: await readMarks(served, known.id, { prefix: 'char=', from: start, to: end }) }
  },
)

/** One page of an exhibit: text, where its runs stand, and mentions. */
export const exhibitPageRoute = route(
  '/api/exhibits/:exhibit/pages/:page',
  { exhibit: ask.exhibit, page: z.coerce.number().int().min(1).max(100_000) },
  async (served, { exhibit, page }): Promise<PageAnswer> => {
    const known = await findExhibit(served, exhibit)
    const [row] = await served.ask(
      `SELECT t.text, t.layout, t.page_width, t.page_height, x.pages FROM exhibits x LEFT JOIN texts t ON t.exhibit_id = x.id AND t.locator = $2
WHERE x.id = $1 ORDER BY t.segment LIMIT 1`, [known.id, `page=${page}`],
    )
    const size = (name: string) => (row?.[name] === null || row?.[name] === undefined ? null : numberOf(row[name]))
    return {
      page,
      pages: numberOf(row?.['pages']),
      text: textOf(row?.['text']),
      layout: row?.['layout'] ? (JSON.parse(textOf(row['layout'])) as PageAnswer['layout']) : [],
      width: size('page_width'),
      height: size('page_height'),
      mentions: await readMarks(served, known.id, { prefix: `page=${page}&char=`, from: 0, to: Number.MAX_SAFE_INTEGER }),
    }
  },
)
