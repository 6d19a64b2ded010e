import type { FindingRule } from '../rule.ts'
import { countOf, listWords } from '../sentence-words.ts'

/** Whose stays fit the uses of cards. */
export const cardPresenceRule: FindingRule = {
  id: 'place.card-presence',
  chapter: 'Time and place',
  kind: 'assessment',
  looksFor: 'Cards whose times and places of use fit the stays of one thing with positions that a source links with a person (probability 0.95 or more under the model).',
  query: `WITH sure AS (
    SELECT *, count(*) OVER () AS cards, (SELECT count(DISTINCT card_id) FROM card_presence) AS asked FROM card_presence
    WHERE turn = 1 AND programme = 'payment' AND candidate_id IS NOT NULL AND persons <> '[]' AND probability >= 0.95),
  cited AS (SELECT s.*, unnest(from_json(s.statement_ids, '["VARCHAR"]')[1:1]) AS statement FROM sure s)
  SELECT 'all' AS subject, c.card || c.card_id AS place, s.exhibit_id, s.locator, s.id AS statement_id, coalesce(s.original, s.value) AS quote, 'support' AS role,
    c.card, c.candidate, c.persons, c.probability, c.present, c.placed, c.expected, c.cards, c.asked
  FROM cited c JOIN statements s ON s.id = c.statement`,
  sentence: (rows) => {
    const told = rows.map((row) => `${String(row['card'])} with ${String(row['candidate'])} (${listWords(JSON.parse(String(row['persons'])) as string[])}), ${row['present']} of ${row['placed']} uses`)
    return `Of ${countOf(rows[0]!['asked'], 'card')} ${rows.length} were used where and when one thing with known positions stood: ${listWords(told, 6)}. ` +
      'The places are learned from the same data. A lead, not proof: people go about together, and lend cars and cards.'
  },
}
