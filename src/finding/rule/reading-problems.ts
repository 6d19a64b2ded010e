import type { FindingRule } from '../rule.ts'
import { countOf, endSentence } from '../sentence-words.ts'

/** Errors met in reading, by kind. */
export const readingProblemsRule: FindingRule = {
  id: 'given.problems',
  chapter: 'What was given',
  kind: 'fact',
  looksFor: 'Errors met in reading, so that nobody takes silence of the evidence for silence of the facts.',
  query: `SELECT code AS subject, code AS place, exhibit_id, coalesce(locator, 'whole') AS locator, NULL AS statement_id,
    message AS quote, 'support' AS role, code, count(*) OVER (PARTITION BY code) AS met,
    first(message) OVER (PARTITION BY code ORDER BY exhibit_id, locator, message) AS example
  FROM problems WHERE severity = 'error' AND exhibit_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY code ORDER BY exhibit_id, locator, message) <= 25`,
  numbers: {
    rows: `SELECT code AS subject, exhibit_id, coalesce(locator, 'whole') AS locator FROM problems WHERE severity = 'error' AND exhibit_id IS NOT NULL`,
    each: [{ name: 'errors', expression: { count: true }, printed: true }],
  },
  sentence: ([row]) => `${countOf(row!['met'], 'error')} of the kind ${row!['code']} met in reading, for example: ${endSentence(String(row!['example']))}`,
}
