import type { FindingRule } from '../rule.ts'
import { quoteText } from '../sentence-words.ts'

/** Joins of two tellings into one entity that rest on little. */
export const weakJoinRule: FindingRule = {
  id: 'who.weak-join',
  chapter: 'Who is in it',
  kind: 'assessment',
  looksFor: 'Tellings taken as one entity by a join below 0.95: whatever rests on the entity rests on that join.',
  query: `WITH weak AS (
    SELECT m.id, m.left_id, m.right_id, m.probability, m.weight_bits, e.canonical_caption AS caption
    FROM matches m JOIN entities e ON e.id = m.left_id
    WHERE m.joined AND m.state = 'machine' AND e.cluster_state = 'machine' AND m.probability < 0.95
      AND m.probability <= e.cluster_probability + 1e-9),
  side AS (SELECT *, left_id AS entity_id FROM weak UNION ALL SELECT *, right_id FROM weak),
  named AS (
    SELECT w.id, w.entity_id, min_by(s.id, (s.property_type <> 'name', s.id)) AS statement_id
    FROM side w JOIN statements s ON s.entity_id = w.entity_id WHERE s.property_type <> 'entity' GROUP BY w.id, w.entity_id)
  SELECT w.id AS subject, w.probability AS place, s.exhibit_id, s.locator, s.id AS statement_id, coalesce(s.original, s.value) AS quote,
    'support' AS role, w.probability, w.caption, e.caption AS name
  FROM side w JOIN named n ON n.id = w.id AND n.entity_id = w.entity_id JOIN statements s ON s.id = n.statement_id
  JOIN entities e ON e.id = w.entity_id`,
  sentence: (rows) => {
    const names = rows.map((row) => quoteText(row['name'])).sort().join(' and ')
    return `${names} are taken as one, on a join of probability ${Number(rows[0]!['probability']).toFixed(3)}: judge it before relying on either.`
  },
}
