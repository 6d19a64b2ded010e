import { z } from 'zod'
import type { FlowsAnswer } from '../api-types.ts'
import { chosenIds } from '../chart/chosen-ids.ts'
import { nameOf, readEntityNames } from '../chart/named-entities.ts'
import { Condition } from '../condition.ts'
import { decimalSql, maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { focusShape } from '../chart/event-focus.ts'

/** The ledger by who gave to whom in which currency, each transfer counted once; the largest of each currency first. */
export const flowsRoute = route(
  '/api/flows',
  {
    entities: chosenIds.optional(), from: focusShape.from, until: focusShape.until, within: ask.exhibit.optional(),
    currency: ask.name, limit: z.coerce.number().int().min(1).max(1_000).default(200),
  },
  async (served, { entities, from, until, within, currency, limit }): Promise<FlowsAnswer> => {
    const condition = new Condition()
      .and("(list_contains(string_split(?, ','), giver_id) OR list_contains(string_split(?, ','), taker_id))", entities, entities)
      .and('date >= ?', from).and("date < ? || '~'", until)
      .and('exhibit_id IN (SELECT id FROM exhibits WHERE number = ?)', within)
    const once = `${condition.where || ' WHERE true'} AND transfer_id = id AND amount IS NOT NULL`
    const sums = await served.ask(
      `SELECT coalesce(currency, '') AS currency, ${decimalSql('sum(amount)')} AS amount, count(*) AS n FROM transfers${once}
GROUP BY 1 ORDER BY n DESC, currency`, condition.values,
    )
    condition.and("coalesce(currency, '') = ?", currency || undefined)
    const rows = await served.ask(
      `WITH flow AS (
  SELECT giver_id, min(giver) AS giver, taker_id, min(taker) AS taker, coalesce(currency, '') AS currency, sum(amount) AS amount, count(*) AS transfers,
    min(date) AS first, max(date) AS last, arg_min(exhibit_id, id) AS exhibit_id, arg_min(locator, id) AS locator
  FROM transfers${condition.where || ' WHERE true'} AND transfer_id = id AND amount IS NOT NULL AND giver_id IS NOT NULL AND taker_id IS NOT NULL
  GROUP BY giver_id, taker_id, coalesce(currency, ''))
SELECT f.* REPLACE (${decimalSql('f.amount')} AS amount), count(*) OVER () AS total, x.number AS exhibit, x.path
FROM flow f LEFT JOIN exhibits x ON x.id = f.exhibit_id ORDER BY f.amount DESC, f.giver_id, f.taker_id, f.currency LIMIT ${limit}`, condition.values,
    )
    const names = await readEntityNames(served, rows.flatMap((row) => [textOf(row['giver_id']), textOf(row['taker_id'])]))
    return {
      rows: rows.map((row) => ({
        giver: nameOf(names, textOf(row['giver_id'])), taker: nameOf(names, textOf(row['taker_id'])), currency: textOf(row['currency']),
        amount: textOf(row['amount']), transfers: numberOf(row['transfers']), first: maybeText(row['first']), last: maybeText(row['last']), place: placeOf(row),
      })),
      total: numberOf(rows[0]?.['total']),
      sums: sums.map((row) => ({ currency: textOf(row['currency']), amount: textOf(row['amount']), count: numberOf(row['n']) })),
    }
  },
)
