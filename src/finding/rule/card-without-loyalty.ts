import type { FindingRule } from '../rule.ts'
import { countOf, formatDecimal, formatMoney } from '../sentence-words.ts'

const aloneSql = `use AS (
    SELECT *, substr(date, 1, 10) AS day FROM accounts_rows WHERE schema = 'CardUse' AND same_as = id AND date IS NOT NULL),
  paid AS (SELECT *, count(*) OVER () AS payments FROM use WHERE coalesce(programme, 'payment') = 'payment'),
  loyal AS (SELECT DISTINCT day, beneficiary_id, amount FROM use WHERE programme = 'loyalty'),
  alone AS (
    SELECT p.* FROM paid p
    LEFT JOIN loyal l ON l.day = p.day AND l.beneficiary_id IS NOT DISTINCT FROM p.beneficiary_id AND l.amount = p.amount
    WHERE l.day IS NULL AND EXISTS (SELECT 1 FROM loyal)),
  ranked AS (SELECT *, count(*) OVER () AS without, row_number() OVER (ORDER BY amount DESC, id) AS turn FROM alone WHERE exhibit_id IS NOT NULL)`

/** Card payments that no loyalty use stands beside, where a case holds both. */
export const cardWithoutLoyaltyRule: FindingRule = {
  id: 'money.card-without-loyalty',
  chapter: 'Money',
  kind: 'assessment',
  looksFor: 'Card payments without a loyalty use of the same day, place and amount, in a case that holds loyalty records.',
  query: `WITH ${aloneSql}
  SELECT 'all' AS subject, turn AS place, exhibit_id, locator, statement_id, CAST(amount AS VARCHAR) AS quote, 'support' AS role,
    payments, without, amount, currency, payer, beneficiary, date
  FROM ranked WHERE turn <= 25`,
  numbers: {
    rows: `WITH ${aloneSql}
  SELECT 'all' AS subject, coalesce(p.exhibit_id, '') AS exhibit_id, coalesce(p.locator, '') AS locator, CAST(p.amount AS VARCHAR) AS amount,
    CASE WHEN p.id IN (SELECT id FROM ranked) THEN 'no' ELSE 'yes' END AS loyalty
  FROM paid p`,
    each: [
      { name: 'card payments', expression: { count: true }, printed: true },
      { name: 'without loyalty use', expression: { where: { column: 'loyalty', is: 'no' }, of: { count: true } }, printed: true },
      { name: 'largest', expression: { where: { column: 'loyalty', is: 'no' }, of: { greatest: 'amount' } }, printed: true },
    ],
  },
  sentence: ([row]) =>
    `${formatDecimal(row!['without'])} of ${countOf(row!['payments'], 'card payment')} ${Number(row!['without']) === 1 ? 'has' : 'have'} no loyalty use of the same day, place and amount. ` +
    `The largest is ${formatMoney(row!['amount'], row!['currency'])} by ${String(row!['payer'])} at ${String(row!['beneficiary'])}, ${String(row!['date']).replace('T', ' ')}. ` +
    'A purchase need not be recorded on a loyalty card.',
}
