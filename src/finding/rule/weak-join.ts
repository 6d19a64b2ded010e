import type { FindingRule } from '../rule.ts'
import { countOf, listWords, quoteText } from '../sentence-words.ts'

/** Entities that are held together by a join that rests on little. */
export const weakJoinRule: FindingRule = {
  id: 'who.weak-join',
  chapter: 'Who is in it',
  kind: 'assessment',
  looksFor: 'Entities held together by a join below 0.95 that no person has judged: whatever rests on the entity rests on that join.',
  query: `WITH weak AS (
    SELECT m.id, m.left_id, m.right_id, m.probability, e.canonical_id, e.canonical_caption AS caption
    FROM matches m JOIN entities e ON e.id = m.left_id
    WHERE m.joined AND m.state = 'machine' AND e.cluster_state = 'machine' AND m.probability < 0.95
      AND m.probability <= e.cluster_probability + 1e-9),
  counted AS (
    SELECT canonical_id, count(*) AS joins, min(probability) AS weakest FROM weak GROUP BY canonical_id),
  side AS (
    SELECT canonical_id, caption, left_id AS entity_id FROM weak UNION SELECT canonical_id, caption, right_id FROM weak),
  named AS (
    SELECT w.canonical_id, w.caption, w.entity_id, min_by(s.id, (s.property_type <> 'name', s.id)) AS statement_id
    FROM side w JOIN statements s ON s.entity_id = w.entity_id WHERE s.property_type <> 'entity'
    GROUP BY w.canonical_id, w.caption, w.entity_id)
  SELECT n.canonical_id AS subject, CAST(c.weakest AS VARCHAR) || n.canonical_id AS place, s.exhibit_id, s.locator, s.id AS statement_id,
    coalesce(s.original, s.value) AS quote, 'support' AS role, c.weakest, c.joins, n.caption, e.caption AS name
  FROM named n JOIN counted c ON c.canonical_id = n.canonical_id JOIN statements s ON s.id = n.statement_id
  JOIN entities e ON e.id = n.entity_id`,
  sentence: (rows) => {
    const [row] = rows
    const names = [...new Set(rows.map((one) => quoteText(one['name'])))].sort()
    const joins = Number(row!['joins']) > 1 ? `, on ${countOf(row!['joins'], 'join')} of which the weakest has` : ', on a join with'
    const told = names.length > 1 ? `${listWords(names, 6)} are taken as one` : `${countOf(rows.length, 'telling')} of ${names[0]} are taken as one`
    return `${told}${joins} a probability of ${Number(row!['weakest']).toFixed(3)}: judge it before relying on either.`
  },
}
