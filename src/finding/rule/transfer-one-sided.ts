import { movedSql } from '../moved-sql.ts'
import type { FindingRule } from '../rule.ts'
import { formatMoney } from '../sentence-words.ts'

/** Transfers between two holders of accounts of the case that only one side tells. */
export const transferOneSidedRule: FindingRule = {
  id: 'money.one-sided',
  chapter: 'Money',
  kind: 'assessment',
  looksFor:
    'Transfers between two holders whose account statements are both in the case, told by the one and not by the other within five days, ' +
    'although the other side was kept in that time.',
  query: `WITH ${movedSql},
  entry AS (
    SELECT *, CASE WHEN amount < 0 THEN giver_id ELSE taker_id END AS own_id, CASE WHEN amount < 0 THEN taker_id ELSE giver_id END AS other_id
    FROM counted WHERE schema = 'AccountEntry' AND amount <> 0 AND day IS NOT NULL),
  kept AS (SELECT own_id, min(day) AS first, max(day) AS last FROM entry WHERE own_id IS NOT NULL GROUP BY own_id),
  alone AS (
    SELECT e.* FROM entry e JOIN kept k ON k.own_id = e.other_id AND e.day BETWEEN k.first AND k.last - 5
    WHERE e.other_id <> e.own_id AND e.exhibit_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM entry o WHERE o.own_id = e.other_id AND o.amount = -e.amount AND abs(date_diff('day', e.day, o.day)) <= 5))
  SELECT e.id AS subject, lpad(CAST(row_number() OVER (ORDER BY e.size DESC, e.id) AS VARCHAR), 9, '0') AS place, e.exhibit_id, e.locator,
    e.statement_id, CAST(e.amount AS VARCHAR) AS quote, 'support' AS role, e.size, e.currency, e.date, g.caption AS giver, t.caption AS taker,
    o.caption AS silent
  FROM alone e LEFT JOIN named g ON g.id = e.giver_id LEFT JOIN named t ON t.id = e.taker_id LEFT JOIN named o ON o.id = e.other_id`,
  limit: 25,
  sentence: ([row]) =>
    `${formatMoney(row!['size'], row!['currency'])} from ${String(row!['giver'])} to ${String(row!['taker'])}, ${String(row!['date'])}: the account ` +
    `statements of ${String(row!['silent'])} in the case show no such movement within five days. Another account or a missing page may hold it.`,
}
