import type { FindingRule } from '../rule.ts'
import { listWords } from '../sentence-words.ts'

/** A number that begins, when another ends, with the same contacts. */
export const numberChangeRule: FindingRule = {
  id: 'communication.number-change',
  chapter: 'Communication',
  kind: 'assessment',
  looksFor: 'A number that begins within two weeks of the end of another and has at least three, and most, of its contacts: somebody may have changed numbers.',
  query: `WITH cited AS (SELECT c.*, unnest(from_json(c.statement_ids, '["VARCHAR"]')) AS statement FROM number_changes c WHERE c.kind = 'number' AND c.shared IS NOT NULL)
  SELECT c.id AS subject, c.first_new || c.id || coalesce(d.value, '') || s.id AS place, s.exhibit_id, s.locator, s.id AS statement_id,
    coalesce(s.original, s.value) AS quote, 'support' AS role, c.old, c."new", c.handset, c.last_old, c.first_new, c.shared, c.of_old, c.of_new, c.explanations
  FROM cited c JOIN statements s ON s.id = c.statement
  LEFT JOIN (SELECT entity_id, min(value) AS value FROM entity_values WHERE property = 'date' GROUP BY entity_id) d ON d.entity_id = s.entity_id`,
  sentence: ([row]) =>
    `The number ${String(row!['old'])} is last used on ${String(row!['last_old']).replace('T', ' ')}, and ${String(row!['new'])} is first used on ${String(row!['first_new']).replace('T', ' ')}, ` +
    `with ${row!['shared']} of the ${row!['of_old']} contacts of the old one${row!['handset'] ? `, in the same handset (IMEI ${String(row!['handset'])})` : ''}. ` +
    `A lead, not proof; it may be innocent: ${listWords((JSON.parse(String(row!['explanations'])) as string[]).map((text) => text.replace(/\.$/, '')), 3)}.`,
}
