import type { FindingRule } from '../rule.ts'
import { countOf, endSentence, listWords } from '../sentence-words.ts'

/** People and organisations that two exhibits or more tell of. */
export const toldByManyRule: FindingRule = {
  id: 'who.told-by-many',
  chapter: 'Who is in it',
  kind: 'assessment',
  looksFor: 'People and organisations that two exhibits or more tell of, with one citation from each.',
  query: `WITH told AS (
    SELECT e.canonical_id, min(e.canonical_caption) AS caption, min(e.canonical_schema) AS schema, s.exhibit_id,
      min(s.id) AS statement_id, min(e.cluster_size) AS cluster_size, min(e.cluster_state) AS cluster_state,
      min(e.cluster_probability) AS probability
    FROM statements s JOIN entities e ON e.id = s.entity_id
    WHERE e.canonical_schema IN ('Person', 'Company', 'Organization', 'PublicBody', 'LegalEntity') AND s.property_type IN ('name', 'email')
    GROUP BY e.canonical_id, s.exhibit_id),
  counted AS (SELECT *, count(*) OVER (PARTITION BY canonical_id) AS exhibits FROM told)
  SELECT c.canonical_id AS subject, lpad(CAST(1000000 - c.exhibits AS VARCHAR), 7, '0') || c.caption AS place, c.exhibit_id, s.locator,
    c.statement_id, coalesce(s.original, s.value) AS quote, 'support' AS role, c.caption, c.schema, c.exhibits, c.cluster_size,
    c.cluster_state, c.probability, s.value AS name
  FROM counted c JOIN statements s ON s.id = c.statement_id WHERE c.exhibits >= 2`,
  sentence: (rows) => {
    const [row] = rows
    const names = [...new Set(rows.map((one) => String(one['name'])))].filter((name) => name !== row!['caption']).sort()
    const also = names.length > 0 ? `, also as ${listWords(names, 4)}` : ''
    return `${String(row!['caption'])} (${String(row!['schema'])}) is told of by ${endSentence(countOf(row!['exhibits'], 'exhibit') + also)}${joinWords(row!)}`
  },
}

function joinWords(row: Readonly<Record<string, unknown>>): string {
  if (Number(row['cluster_size']) < 2) return ''
  const how = row['cluster_state'] === 'judged' ? 'judged to be one by a person' : 'taken as one by computation, which no person has looked at'
  return ` ${countOf(Number(row['cluster_size']), 'telling')} of it were ${how} (probability of the weakest join ${Number(row['probability']).toFixed(3)}).`
}
