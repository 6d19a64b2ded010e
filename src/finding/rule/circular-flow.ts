import { movedSql } from '../moved-sql.ts'
import type { FindingRule } from '../rule.ts'
import { formatMoney } from '../sentence-words.ts'

/** Money that went round over three parties or more and came back in nearly equal totals. */
export const circularFlowRule: FindingRule = {
  id: 'money.circular-flow',
  chapter: 'Money',
  kind: 'assessment',
  looksFor:
    'Rings of three to six parties along which nearly equal totals went (each at least four fifths of the largest), among the 1,000 largest ' +
    'flows of the case; the order in time is not looked at.',
  limit: 10,
  query: `WITH RECURSIVE ${movedSql},
  large AS (SELECT *, row_number() OVER (ORDER BY total DESC, giver_id, taker_id, currency) AS turn FROM flow QUALIFY turn <= 1000),
  walk AS (
    SELECT giver_id AS start, taker_id AS at_id, [giver_id, taker_id] AS path, total AS least, total AS most, currency FROM large
    WHERE giver_id < taker_id
    UNION ALL
    SELECT w.start, l.taker_id, list_append(w.path, l.taker_id), least(w.least, l.total), greatest(w.most, l.total), w.currency
    FROM walk w JOIN large l ON l.giver_id = w.at_id AND l.currency = w.currency
    WHERE len(w.path) <= 6 AND w.at_id <> w.start
      AND (l.taker_id = w.start OR (l.taker_id > w.start AND NOT list_contains(w.path, l.taker_id)))
      AND least(w.least, l.total) >= 0.8 * greatest(w.most, l.total)),
  ring AS (
    SELECT path, least, most, currency, row_number() OVER (ORDER BY least DESC, path) AS turn FROM walk
    WHERE at_id = start AND len(path) >= 4 QUALIFY turn <= 10),
  leg AS (SELECT turn, path, least, most, currency, unnest(range(1, len(path))) AS leg FROM ring),
  cited AS (
    SELECT g.*, c.exhibit_id, c.locator, c.statement_id, c.amount,
      row_number() OVER (PARTITION BY g.turn, g.leg ORDER BY c.size DESC, c.id) AS cite
    FROM leg g JOIN counted c ON c.giver_id = g.path[g.leg] AND c.taker_id = g.path[g.leg + 1] AND coalesce(c.currency, '') = g.currency
    WHERE c.exhibit_id IS NOT NULL AND c.transfer_id = c.id),
  told AS (
    SELECT g.turn, string_agg(coalesce(n.caption, g.path[g.leg]), ' \u2192 ' ORDER BY g.leg) AS parties
    FROM leg g LEFT JOIN named n ON n.id = g.path[g.leg] GROUP BY g.turn)
  SELECT array_to_string(c.path, '/') || '/' || c.currency AS subject,
    lpad(CAST(c.turn AS VARCHAR), 3, '0') || lpad(CAST(c.leg AS VARCHAR), 3, '0') || lpad(CAST(c.cite AS VARCHAR), 6, '0') AS place,
    c.exhibit_id, c.locator, c.statement_id, CAST(c.amount AS VARCHAR) AS quote, 'support' AS role, t.parties, c.least, c.most, c.currency
  FROM cited c JOIN told t ON t.turn = c.turn WHERE c.cite <= 4`,
  sentence: ([row]) => {
    const parties = String(row!['parties'])
    const first = parties.split(' \u2192 ')[0]
    const range =
      row!['least'] === row!['most']
        ? formatMoney(row!['least'], row!['currency'])
        : `between ${formatMoney(row!['least'], row!['currency'])} and ${formatMoney(row!['most'], row!['currency'])}`
    return `Money goes round: ${parties} \u2192 ${first}, ${range} on each leg. Whether it is the same money this does not show.`
  },
}
