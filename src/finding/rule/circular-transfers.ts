import { movedSql } from '../moved-sql.ts'
import type { FindingRule } from '../rule.ts'
import { formatMoney } from '../sentence-words.ts'

/** Single transfers that follow each other in time and come back to where the first began. */
export const circularTransfersRule: FindingRule = {
  id: 'money.circular-transfers',
  chapter: 'Money',
  kind: 'assessment',
  looksFor:
    'Three to six transfers in order of time within 30 days, each of nine tenths to all of the one before, that come back to the first giver; ' +
    'among the 3,000 largest transfers of the case.',
  limit: 20,
  query: `WITH RECURSIVE ${movedSql},
  large AS (
    SELECT id, giver_id, taker_id, size, coalesce(currency, '') AS currency, day,
      row_number() OVER (ORDER BY size DESC, id) AS turn
    FROM counted WHERE transfer_id = id AND giver_id <> taker_id AND size > 0 AND day IS NOT NULL QUALIFY turn <= 3000),
  walk AS (
    SELECT giver_id AS start, taker_id AS at_id, [giver_id] AS visited, [id] AS path, size AS first_size, size, currency, day AS first_day, day
    FROM large
    UNION ALL
    SELECT w.start, l.taker_id, list_append(w.visited, l.giver_id), list_append(w.path, l.id), w.first_size, l.size, w.currency, w.first_day,
      l.day
    FROM walk w JOIN large l ON l.giver_id = w.at_id AND l.currency = w.currency
    WHERE len(w.path) < 6 AND w.at_id <> w.start AND NOT list_contains(w.visited, w.at_id)
      AND l.size BETWEEN 0.9 * w.size AND w.size AND l.day BETWEEN w.day AND w.first_day + 30),
  ring AS (
    SELECT *, row_number() OVER (ORDER BY first_size DESC, path) AS turn FROM walk WHERE at_id = start AND len(path) >= 3),
  leg AS (SELECT turn, path, first_size, size AS last_size, currency, first_day, day AS last_day, unnest(range(1, len(path) + 1)) AS leg FROM ring),
  step AS (
    SELECT g.*, c.transfer_id, c.id, c.exhibit_id, c.locator, c.statement_id, c.amount, c.giver_id
    FROM leg g JOIN counted c ON c.transfer_id = g.path[g.leg] WHERE c.exhibit_id IS NOT NULL),
  parties AS (
    SELECT s.turn, string_agg(coalesce(n.caption, s.giver_id), ' \u2192 ' ORDER BY s.leg) AS parties
    FROM step s LEFT JOIN named n ON n.id = s.giver_id WHERE s.id = s.transfer_id GROUP BY s.turn)
  SELECT array_to_string(s.path, '/') AS subject,
    lpad(CAST(s.turn AS VARCHAR), 4, '0') || lpad(CAST(s.leg AS VARCHAR), 2, '0') || (s.id <> s.transfer_id) AS place,
    s.exhibit_id, s.locator, s.statement_id, CAST(s.amount AS VARCHAR) AS quote, 'support' AS role, p.parties, s.first_size, s.last_size,
    s.currency, s.first_day, s.last_day
  FROM step s JOIN parties p ON p.turn = s.turn`,
  sentence: ([row]) => {
    const parties = String(row!['parties'])
    return (
      `${formatMoney(row!['first_size'], row!['currency'])} left ${parties.split(' \u2192 ')[0]} on ${String(row!['first_day'])} and ` +
      `${formatMoney(row!['last_size'], row!['currency'])} came back on ${String(row!['last_day'])}: ${parties} \u2192 ${parties.split(' \u2192 ')[0]}. ` +
      'The rows follow each other; whether it is the same money, and why, they do not tell.'
    )
  },
}
