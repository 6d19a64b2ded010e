import { movedSql } from '../moved-sql.ts'
import type { FindingRule } from '../rule.ts'
import { countOf, formatMoney } from '../sentence-words.ts'

/** Money that went one way and about as much the other. */
export const returnFlowRule: FindingRule = {
  id: 'money.return-flow',
  chapter: 'Money',
  kind: 'assessment',
  looksFor: 'The ten largest pairs between which nearly equal totals went both ways (the smaller at least four fifths of the larger).',
  limit: 10,
  query: `WITH ${movedSql},
  pair AS (
    SELECT o.giver_id AS a, o.taker_id AS b, o.currency, o.total AS out_total, i.total AS back_total, o.movements AS out_movements,
      i.movements AS back_movements, least(o.first, i.first) AS first, greatest(o.last, i.last) AS last
    FROM flow o JOIN flow i ON i.giver_id = o.taker_id AND i.taker_id = o.giver_id AND i.currency = o.currency
    WHERE o.giver_id < o.taker_id AND least(o.total, i.total) >= 0.8 * greatest(o.total, i.total)),
  large AS (
    SELECT *, row_number() OVER (ORDER BY least(out_total, back_total) DESC, a, b, currency) AS turn FROM pair QUALIFY turn <= 10),
  cited AS (
    SELECT l.*, c.exhibit_id, c.locator, c.statement_id, c.amount,
      row_number() OVER (PARTITION BY l.turn, c.giver_id ORDER BY c.size DESC, c.id) AS cite
    FROM large l JOIN counted c ON coalesce(c.currency, '') = l.currency
      AND ((c.giver_id = l.a AND c.taker_id = l.b) OR (c.giver_id = l.b AND c.taker_id = l.a))
    WHERE c.exhibit_id IS NOT NULL AND c.transfer_id = c.id)
  SELECT a || '/' || b || '/' || currency AS subject, lpad(CAST(turn AS VARCHAR), 3, '0') || lpad(CAST(cite AS VARCHAR), 6, '0') AS place,
    exhibit_id, locator, statement_id, CAST(amount AS VARCHAR) AS quote, 'support' AS role, x.caption AS left_caption,
    y.caption AS right_caption, out_total, back_total, out_movements, back_movements, currency, first, last
  FROM cited LEFT JOIN named x ON x.id = a LEFT JOIN named y ON y.id = b WHERE cite <= 10`,
  numbers: {
    rows: `WITH ${movedSql}
  SELECT least(giver_id, taker_id) || '/' || greatest(giver_id, taker_id) || '/' || coalesce(currency, '') AS subject,
    coalesce(exhibit_id, '') AS exhibit_id, coalesce(locator, '') AS locator, CASE WHEN giver_id < taker_id THEN 'out' ELSE 'back' END AS way,
    CAST(size AS VARCHAR) AS size, date
  FROM counted WHERE giver_id <> taker_id AND size > 0 AND transfer_id = id`,
    each: [
      { name: 'out', expression: { where: { column: 'way', is: 'out' }, of: { sum: 'size' } }, printed: true },
      { name: 'back', expression: { where: { column: 'way', is: 'back' }, of: { sum: 'size' } }, printed: true },
      { name: 'movements out', expression: { where: { column: 'way', is: 'out' }, of: { count: true } }, printed: true },
      { name: 'movements back', expression: { where: { column: 'way', is: 'back' }, of: { count: true } }, printed: true },
      { name: 'first', expression: { first: 'date' }, printed: true },
      { name: 'last', expression: { last: 'date' }, printed: true },
      { name: 'days', expression: { days: [{ first: 'date' }, { last: 'date' }] }, printed: false },
    ],
  },
  sentence: ([row]) => {
    const out = `${formatMoney(row!['out_total'], row!['currency'])} in ${countOf(row!['out_movements'], 'movement')}`
    const back = `${formatMoney(row!['back_total'], row!['currency'])} in ${countOf(row!['back_movements'], 'movement')}`
    return (
      `From ${String(row!['left_caption'])} to ${String(row!['right_caption'])} went ${out}, and back ${back}` +
      `${row!['first'] ? `, between ${row!['first']} and ${row!['last']}` : ''}. Money that comes back can have an ordinary reason (a loan, a mirrored trade).`
    )
  },
}
