import { Failure } from '../../../base/failure.ts'
import { maskText } from '../../../model/special-category.ts'
import { formatLocator, parseLocator, type Locator } from '../../../model/locator.ts'
import type { Page, PlaceAnswer, ProblemLine, ReadAgainAnswer, StatementLine } from '../api-types.ts'
import { Condition } from '../condition.ts'
import { findExhibit, type KnownExhibit } from '../exhibit-file.ts'
import { makePlace, numberOf, placeOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'
import { readSheets } from '../sheets.ts'
import { selectStatements } from '../statements.ts'

const statementsAtPlace = 60

/** The statements that were read from an exhibit, in the order of its places. */
export const exhibitStatementsRoute = route(
  '/api/exhibits/:exhibit/statements',
  { exhibit: ask.exhibit, q: ask.words, offset: ask.offset, limit: ask.limit },
  async (served, { exhibit, q, offset, limit }): Promise<Page<StatementLine>> => {
    const known = await findExhibit(served, exhibit)
    const condition = new Condition().and('s.exhibit_id = ?', known.id).words(q, ['s.property', 's.value', 's.original', 's.locator'])
    return selectStatements(served, { condition, order: placeOrder, offset, limit })
  },
)

/** Rows and offsets in their order, not as text. */
const placeOrder =
  "TRY_CAST(regexp_extract(s.locator, '(?:row|page|char|part)=([0-9]+)', 1) AS BIGINT), length(s.locator), s.locator, s.property, s.id"

/** The problems met in an exhibit. */
export const exhibitProblemsRoute = route(
  '/api/exhibits/:exhibit/problems', { exhibit: ask.exhibit },
  async (served, { exhibit }): Promise<ProblemLine[]> => {
    const known = await findExhibit(served, exhibit)
    const rows = await served.ask(
      `SELECT code, severity, message, locator, exhibit, path FROM problems WHERE exhibit_id = $1
ORDER BY list_position(['error', 'warning', 'information'], severity), code, id LIMIT 1000`, [known.id],
    )
    return rows.map((row) => ({
      code: textOf(row['code']), severity: textOf(row['severity']), message: textOf(row['message']),
      ...(row['locator'] ? { place: placeOf(row) } : {}),
    }))
  },
)

/** A place of an exhibit taken apart, with the statements that were read there. */
export const exhibitPlaceRoute = route(
  '/api/exhibits/:exhibit/place', { exhibit: ask.exhibit, at: ask.locator },
  async (served, { exhibit, at }): Promise<PlaceAnswer> => {
    const known = await findExhibit(served, exhibit)
    const parts = readLocator(at)
    const condition = new Condition().and('s.exhibit_id = ?', known.id)
    if (parts.kind === 'cell' && !parts.chars && parts.columns.length === 1) {
      // What was read from a cell together with others, or from a part of it, was read there too.
      const row = formatLocator({ ...parts, columns: [] })
      condition
        .and('starts_with(s.locator, ?)', `${row}&col=`)
        .and("list_contains(string_split(regexp_extract(s.locator, 'col=([0-9,]+)', 1), ','), ?)", String(parts.columns[0]))
    } else {
      condition.and('s.locator = ?', formatLocator(parts))
    }
    const { rows } = await selectStatements(served, { condition, order: 's.entity_id, s.property, s.id', offset: 0, limit: statementsAtPlace })
    return { place: makePlace(exhibit, known.path, formatLocator(parts)), parts, statements: rows }
  },
)

/** What stands at a place of an exhibit, read again from the bytes now. */
export const exhibitReadAgainRoute = route(
  '/api/exhibits/:exhibit/read-again', { exhibit: ask.exhibit, at: ask.locator },
  async (served, { exhibit, at }): Promise<ReadAgainAnswer> => {
    const known = await findExhibit(served, exhibit)
    const place = readLocator(at)
    const [text] = await (await served.built()).readAgain(known, [formatLocator(place)])
    if (text == null) return { text: null }
    return { text: await isMaskedPlace(served, known, place) ? maskText : text.slice(0, 20_000) }
  },
)

/** Whether a place is a cell, or a row with one, that tells a special category that the purpose has no recorded need of. */
async function isMaskedPlace(served: ServedCase, known: KnownExhibit, place: Locator): Promise<boolean> {
  if (place.kind !== 'cell') return false
  const sheet = (await readSheets(served, known)).find(({ name }) => name === (place.sheet ?? null))
  return served.maskedColumns(known, sheet?.columns ?? []).some(({ column }) => place.columns.length === 0 || place.columns.includes(column))
}

function readLocator(text: string): Locator {
  const parsed = (() => {
    try {
      return parseLocator(text)
    } catch {
      // A percent sign that begins no escape.
      return undefined
    }
  })()
  const numbers = parsed ? Object.values(parsed).flat().filter((value) => typeof value === 'number') : []
  if (!parsed || numbers.some((value) => !Number.isFinite(value) || numberOf(value) < 0)) {
    throw new Failure('usage', `'${text.slice(0, 200)}' is no place in an exhibit.`)
  }
  return parsed
}
