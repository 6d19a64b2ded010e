import type { FindingRule } from '../rule.ts'
import { quoteText } from '../sentence-words.ts'

/** The first and the last thing that happened, by the dates of the evidence. */
export const firstLastEventRule: FindingRule = {
  id: 'time.first-last',
  chapter: 'Time and place',
  kind: 'fact',
  looksFor: 'The earliest and the latest dated event, dates of birth, of documents of identity and of files left aside.',
  query: `WITH dated AS (
    SELECT e.*, count(*) OVER () AS events, row_number() OVER (ORDER BY e.moment, e.id) AS forward,
      row_number() OVER (ORDER BY e.moment DESC, e.id DESC) AS backward
    FROM events e
    WHERE e.kind IN ('position', 'message', 'call', 'payment', 'card-use', 'account-entry', 'report', 'event') AND e.moment IS NOT NULL
      AND e.precision IN ('day', 'minute', 'second') AND e.exhibit_id IS NOT NULL)
  SELECT CASE WHEN forward = 1 THEN 'first' ELSE 'last' END AS subject, CASE WHEN forward = 1 THEN 1 ELSE 2 END AS place, exhibit_id,
    locator, statement_id, start AS quote, 'support' AS role, kind, start, zone, title, events
  FROM dated WHERE forward = 1 OR backward = 1`,
  sentence: ([row]) => {
    const which = row!['subject'] === 'first' ? 'earliest' : 'latest'
    const zone = row!['zone'] === 'UTC' || !String(row!['start']).includes('T') ? '' : ', zone not told'
    return `The ${which} of ${row!['events']} dated events is of ${String(row!['start']).replace('T', ' ')}${zone}: ${String(row!['kind'])}, ${quoteText(row!['title'])}.`
  },
}
