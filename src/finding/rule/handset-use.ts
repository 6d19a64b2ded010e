import type { FindingRule } from '../rule.ts'
import { countOf, listWords } from '../sentence-words.ts'

/** Which number was used in which handset, by calls and by subscriber records. */
const usedSql = `told AS (
    SELECT n.target_canonical_id AS number_id, h.value AS imei, h.statement_id, d.value AS date
    FROM entity_values h
    JOIN entity_values n ON n.entity_id = h.entity_id AND n.schema = 'Call' AND n.target_canonical_id IS NOT NULL
      AND n.property = CASE h.property WHEN 'callerImei' THEN 'caller' ELSE 'receiver' END
    LEFT JOIN entity_values d ON d.entity_id = h.entity_id AND d.property = 'date'
    WHERE h.schema = 'Call' AND h.property IN ('callerImei', 'receiverImei')
    UNION ALL
    SELECT canonical_id, value, statement_id, NULL FROM entity_values WHERE schema = 'Phone' AND property = 'imei'),
  used AS (
    SELECT number_id, imei, count(*) AS uses, min(date) AS first, max(date) AS last, min(statement_id) AS statement_id
    FROM told GROUP BY number_id, imei),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities GROUP BY canonical_id)`

const citedSql = (subject: string) => `SELECT u.${subject} AS subject, u.${subject} || coalesce(u.first, '') || u.number_id || u.imei AS place,
    s.exhibit_id, s.locator, s.id AS statement_id, coalesce(s.original, s.value) AS quote, 'support' AS role, u.imei, n.caption AS number,
    u.uses, u.first, u.last, count(*) OVER (PARTITION BY u.${subject}) AS partners
  FROM used u JOIN statements s ON s.id = u.statement_id LEFT JOIN named n ON n.id = u.number_id
  QUALIFY partners > 1`

/** One handset in which several numbers were used. */
export const handsetNumbersRule: FindingRule = {
  id: 'communication.handset-numbers',
  chapter: 'Communication',
  kind: 'assessment',
  looksFor: 'A handset (IMEI) in which two numbers or more were used: one person may have changed numbers, or the handset its user.',
  query: `WITH ${usedSql}
  ${citedSql('imei')}`,
  sentence: (rows) =>
    `The handset with the IMEI ${String(rows[0]!['imei'])} was used with ${countOf(rows.length, 'number')}: ` +
    `${listWords(rows.map((row) => `${String(row['number'])} (${useWords(row)})`))}. Who held it this does not show.`,
}

/** One number that was used in several handsets. */
export const numberHandsetsRule: FindingRule = {
  id: 'communication.number-handsets',
  chapter: 'Communication',
  kind: 'assessment',
  looksFor: 'A number that was used in two handsets or more: a new device, a second one, or a card passed on.',
  query: `WITH ${usedSql}
  ${citedSql('number_id')}`,
  sentence: (rows) =>
    `The number ${String(rows[0]!['number'])} was used in ${countOf(rows.length, 'handset')}: ` +
    `${listWords(rows.map((row) => `IMEI ${String(row['imei'])} (${useWords(row)})`))}. A new device is an ordinary reason.`,
}

function useWords(row: Readonly<Record<string, unknown>>): string {
  const uses = countOf(Number(row['uses']), 'record')
  if (row['first'] == null) return uses
  return row['first'] === row['last'] ? `${uses}, ${String(row['first'])}` : `${uses}, ${String(row['first'])} to ${String(row['last'])}`
}
