import type { FindingRule } from '../rule.ts'
import { formatDecimal, quoteText } from '../sentence-words.ts'

const datedSql = `SELECT * FROM events
    WHERE kind IN ('position', 'message', 'call', 'payment', 'card-use', 'account-entry', 'report', 'event') AND moment IS NOT NULL
      AND precision IN ('day', 'minute', 'second') AND exhibit_id IS NOT NULL`

/** The first and the last thing that happened, by the dates of the evidence. */
export const firstLastEventRule: FindingRule = {
  id: 'time.first-last',
  chapter: 'Time and place',
  kind: 'fact',
  looksFor: 'The earliest and the latest dated event, dates of birth, of documents of identity and of files left aside.',
  query: `WITH dated AS (
    SELECT e.*, count(*) OVER () AS events, row_number() OVER (ORDER BY e.moment, e.id) AS forward,
      row_number() OVER (ORDER BY e.moment DESC, e.id DESC) AS backward
    FROM (${datedSql}) e)
  SELECT CASE WHEN forward = 1 THEN 'first' ELSE 'last' END AS subject, CASE WHEN forward = 1 THEN 1 ELSE 2 END AS place, exhibit_id,
    locator, statement_id, start AS quote, 'support' AS role, kind, start, zone, title, events
  FROM dated WHERE forward = 1 OR backward = 1`,
  numbers: {
    rows: `WITH dated AS (${datedSql})
  SELECT unnest(['first', 'last']) AS subject, exhibit_id, locator, start FROM dated`,
    each: [{ name: 'dated events', expression: { count: true }, printed: true }],
  },
  sentence: ([row]) => {
    const which = row!['subject'] === 'first' ? 'earliest' : 'latest'
    const zone = row!['zone'] === 'UTC' || !String(row!['start']).includes('T') ? '' : ', zone not told'
    return `The ${which} of ${formatDecimal(row!['events'])} dated events is of ${String(row!['start']).replace('T', ' ')}${zone}: ${String(row!['kind'])}, ${quoteText(row!['title'])}.`
  },
}
