import { exhibitOrderSql } from '../../store/sql-text.ts'
import type { FindingRule } from '../rule.ts'
import { countOf, endSentence } from '../sentence-words.ts'

/** What was given, and how much of it could be read. */
export const givenExhibitsRule: FindingRule = {
  id: 'given.exhibits',
  chapter: 'What was given',
  kind: 'fact',
  looksFor: 'How many exhibits there are, how many were found inside others, and how many were read.',
  query: `WITH counted AS (
    SELECT count(*) FILTER (parent_id IS NULL) AS given, count(*) FILTER (parent_id IS NOT NULL) AS inside,
      count(*) FILTER (state = 'read') AS whole, count(*) FILTER (state = 'partly') AS partly,
      count(*) FILTER (state = 'unread') AS unread, count(DISTINCT format) AS formats, sum(size_bytes) FILTER (parent_id IS NULL) AS bytes
    FROM exhibits)
  SELECT 'all' AS subject, row_number() OVER (ORDER BY ${exhibitOrderSql('x.number')}, x.id) AS place, x.id AS exhibit_id,
    'whole' AS locator, NULL AS statement_id, x.path AS quote, 'support' AS role, c.*
  FROM exhibits x, counted c WHERE x.parent_id IS NULL QUALIFY place <= 25`,
  numbers: {
    rows: `SELECT 'all' AS subject, id AS exhibit_id, 'whole' AS locator, CASE WHEN parent_id IS NULL THEN 'given' ELSE 'inside' END AS how, state, format
      FROM exhibits`,
    each: [
      { name: 'given', expression: { where: { column: 'how', is: 'given' }, of: { count: true } }, printed: true },
      { name: 'formats', expression: { distinct: 'format' }, printed: true },
      { name: 'read whole', expression: { where: { column: 'state', is: 'read' }, of: { count: true } }, printed: true },
      { name: 'read partly', expression: { where: { column: 'state', is: 'partly' }, of: { count: true } }, printed: true },
      { name: 'unread', expression: { where: { column: 'state', is: 'unread' }, of: { count: true } }, printed: true },
    ],
  },
  sentence: ([row]) => {
    const inside = Number(row!['inside']) > 0 ? `, and ${countOf(row!['inside'], 'more was', 'more were')} found inside them` : ''
    return (
      `${countOf(row!['given'], 'exhibit was', 'exhibits were')} given${inside}, in ${countOf(row!['formats'], 'format')}. ` +
      `${countOf(row!['whole'], 'was', 'were')} read whole, ${row!['partly']} partly, ${row!['unread']} not at all.`
    )
  },
}

/** Exhibits that could not be read, or only partly, by reason. */
export const unreadExhibitsRule: FindingRule = {
  id: 'given.unread',
  chapter: 'What was given',
  kind: 'fact',
  looksFor: 'Exhibits of which nothing, or not all, could be read: nothing in the case says what is in them.',
  query: `SELECT state || ': ' || coalesce(reason, '') AS subject,
    lpad(CAST(1000000 - count(*) OVER (PARTITION BY state, reason) AS VARCHAR), 7, '0') || state AS place, id AS exhibit_id,
    'whole' AS locator, NULL AS statement_id, path AS quote, 'support' AS role, state, reason,
    count(*) OVER (PARTITION BY state, reason) AS exhibits
  FROM exhibits WHERE state IN ('unread', 'partly')`,
  numbers: {
    rows: `SELECT state || ': ' || coalesce(reason, '') AS subject, id AS exhibit_id, 'whole' AS locator FROM exhibits WHERE state IN ('unread', 'partly')`,
    each: [{ name: 'exhibits', expression: { count: true }, printed: true }],
  },
  sentence: ([row]) =>
    `${countOf(row!['exhibits'], 'exhibit')} could ${row!['state'] === 'unread' ? 'not be read' : 'be read only in part'}: ` +
    endSentence(String(row!['reason'] ?? 'no reason is recorded')),
}
