import type { FindingRule } from '../rule.ts'
import { formatMoney } from '../sentence-words.ts'

/** Transfers between two accounts of the case that only one of their statements tells. */
export const transferOneSidedRule: FindingRule = {
  id: 'money.one-sided',
  chapter: 'Money',
  kind: 'assessment',
  looksFor:
    'Transfers between two accounts whose statements are both in the case, told by the one and not by the other within five days, although ' +
    'the other was kept in that time.',
  query: `WITH entry AS (
    SELECT *, TRY_CAST(substr(date, 1, 10) AS DATE) AS day, CASE WHEN amount < 0 THEN payer_id ELSE beneficiary_id END AS own_id,
      CASE WHEN amount < 0 THEN beneficiary_id ELSE payer_id END AS other_id
    FROM accounts_rows WHERE schema = 'AccountEntry' AND same_as = id AND amount <> 0),
  kept AS (SELECT own_id, min(day) AS first, max(day) AS last FROM entry WHERE own_id IS NOT NULL AND day IS NOT NULL GROUP BY own_id),
  alone AS (
    SELECT e.* FROM entry e JOIN kept k ON k.own_id = e.other_id AND e.day BETWEEN k.first AND k.last
    WHERE e.other_id <> e.own_id AND e.exhibit_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM entry o WHERE o.own_id = e.other_id AND o.amount = -e.amount AND abs(date_diff('day', e.day, o.day)) <= 5))
  SELECT id AS subject, lpad(CAST(row_number() OVER (ORDER BY abs(amount) DESC, id) AS VARCHAR), 9, '0') AS place, exhibit_id, locator,
    statement_id, CAST(amount AS VARCHAR) AS quote, 'support' AS role, amount, abs(amount) AS size, currency, payer, beneficiary, date
  FROM alone`,
  limit: 50,
  sentence: ([row]) => {
    const silent = Number(row!['amount']) < 0 ? row!['beneficiary'] : row!['payer']
    return (
      `${formatMoney(row!['size'], row!['currency'])} from ${String(row!['payer'])} to ${String(row!['beneficiary'])}, ${String(row!['date'])}: the rows of ` +
      `${String(silent)} show no such movement within five days. It may have been returned, or a page may be missing.`
    )
  },
}
