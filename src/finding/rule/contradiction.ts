import type { FindingRule } from '../rule.ts'
import { endSentence } from '../sentence-words.ts'

/** Statements that cannot both be true. */
export const contradictionRule: FindingRule = {
  id: 'contradiction',
  chapter: 'Contradictions',
  kind: 'assessment',
  looksFor: 'Two statements about one entity that cannot both be true; which of them is, it does not say.',
  limit: 500,
  query: `WITH side AS (
    SELECT *, 1 AS turn, left_exhibit_id AS exhibit_id, left_locator AS locator, left_statement_id AS statement_id, left_value AS value
    FROM contradictions
    UNION ALL
    SELECT *, 2, right_exhibit_id, right_locator, right_statement_id, right_value FROM contradictions)
  SELECT id AS subject, coalesce(strength, 'Z') || rule || coalesce(caption, '') || id || turn AS place, exhibit_id, locator, statement_id,
    value AS quote, 'support' AS role, message, same_probability, explanations
  FROM side WHERE exhibit_id IS NOT NULL AND locator IS NOT NULL`,
  sentence: ([row]) => {
    const probability = row!['same_probability'] == null ? 1 : Number(row!['same_probability'])
    const doubt = probability < 0.999 ? ` That both speak of one entity has a probability of ${probability.toFixed(3)}.` : ''
    return `${endSentence(String(row!['message']))}${doubt}`
  },
}
