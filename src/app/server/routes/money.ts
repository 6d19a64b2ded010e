import type { MoneyList } from '../api-types.ts'
import { focusShape } from '../chart/event-focus.ts'
import { Condition } from '../condition.ts'
import { countBy } from '../count-by.ts'
import { decimalSql, maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { schemaLabel } from '../schema-words.ts'
import type { AnswerRow } from '../served-case.ts'
import { z } from 'zod'

const orders = { date: 'date NULLS LAST, path, row, id', amount: 'abs(amount) DESC NULLS LAST, date, id' } as const

/** Movements of money as their sources tell them, with exact sums; a movement told again under the same number is counted once. */
export const moneyRoute = route(
  '/api/money',
  {
    q: ask.words, schema: ask.name, entity: ask.entity.optional(), entities: focusShape.entities, within: focusShape.within,
    from: focusShape.from, until: focusShape.until, order: z.enum(['date', 'amount']).default('date'),
    offset: ask.offset, limit: ask.limit,
  },
  async (served, { q, schema, entity, entities, within, from, until, order, offset, limit }): Promise<MoneyList> => {
    const condition = new Condition()
      .words(q, ['payer', 'beneficiary', 'purpose', 'path', 'date', decimalSql('amount')])
      .and('(payer_id = ? OR beneficiary_id = ?)', entity, entity)
      .and("(list_contains(string_split(?, ','), payer_id) OR list_contains(string_split(?, ','), beneficiary_id))", entities, entities)
      .and('exhibit_id IN (SELECT id FROM exhibits WHERE number = ?)', within)
      .and('date >= ?', from).and("date < ? || '~'", until)
    const schemata = await countBy(served, { from: 'accounts_rows', by: 'schema', condition, label: schemaLabel })
    condition.and('schema = ?', schema)
    const [sum] = await served.ask(
      `SELECT count(*) AS n, count(*) FILTER (same_as <> id) AS repeats FROM accounts_rows${condition.where}`, condition.values,
    )
    const sums = await served.ask(
      `SELECT coalesce(currency, '') AS currency, ${decimalSql('sum(abs(amount))')} AS amount, count(*) AS n
FROM accounts_rows${condition.where || ' WHERE true'}
AND amount IS NOT NULL AND same_as = id GROUP BY 1 ORDER BY n DESC, currency`, condition.values,
    )
    const rows = await served.ask(
      `SELECT a.* REPLACE (${decimalSql('a.amount')} AS amount, ${decimalSql('a.balance')} AS balance), x.number AS exhibit
FROM (SELECT *, row_number() OVER (ORDER BY ${orders[order]}) AS nth FROM accounts_rows${condition.where}
  ORDER BY nth LIMIT ${limit} OFFSET ${offset}) a
LEFT JOIN exhibits x ON x.id = a.exhibit_id ORDER BY nth`, condition.values,
    )
    return {
      rows: rows.map((row) => ({
        id: textOf(row['id']), schema: schemaLabel(textOf(row['schema'])), date: maybeText(row['date']), amount: maybeText(row['amount']),
        currency: maybeText(row['currency']), ...partyOf(row, 'payer'), ...partyOf(row, 'beneficiary'), purpose: maybeText(row['purpose']),
        balance: maybeText(row['balance']), programme: maybeText(row['programme']), isRepeat: row['same_as'] !== row['id'], place: placeOf(row),
      })),
      total: numberOf(sum?.['n']),
      offset,
      sums: sums.map((row) => ({ currency: textOf(row['currency']), amount: textOf(row['amount']), count: numberOf(row['n']) })),
      repeats: numberOf(sum?.['repeats']),
      schemata,
    }
  },
)

function partyOf(row: AnswerRow, side: 'payer' | 'beneficiary'): Record<string, { id: string | null; caption: string }> {
  return row[side] === null ? {} : { [side]: { id: maybeText(row[`${side}_id`]), caption: textOf(row[side]) } }
}
