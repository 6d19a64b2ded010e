import type { FindingRule } from '../rule.ts'
import { countOf, listWords } from '../sentence-words.ts'

/** Stays away from the usual place of the night that began or ended between one and five. */
export const nightStayRule: FindingRule = {
  id: 'place.night-stay',
  chapter: 'Time and place',
  kind: 'assessment',
  looksFor:
    'Stays of an hour or more, in the night, at a place where the subject stood at most three times, to which it came or from which it left between one and ' +
    'five o\u2019clock. Guests, night work and a second home are ordinary reasons.',
  query: `WITH clocked AS (
    SELECT s.*, CAST(substr(s.start, 12, 2) AS INTEGER) AS came, CAST(substr(s.finish, 12, 2) AS INTEGER) AS left_at,
      count(*) OVER (PARTITION BY s.subject_id, s.place) AS visits
    FROM stays s),
  odd AS (
    SELECT * FROM clocked
    WHERE night_minutes >= 60 AND NOT usual_night AND minutes <= 600 AND visits <= 3 AND (came BETWEEN 1 AND 4 OR left_at BETWEEN 1 AND 4))
  SELECT o.subject_id AS subject, o.start || o.id || p.turn AS place, CASE p.turn WHEN 1 THEN o.first_exhibit_id ELSE o.last_exhibit_id END AS exhibit_id,
    CASE p.turn WHEN 1 THEN o.first_locator ELSE o.last_locator END AS locator, CASE p.turn WHEN 1 THEN o.first_statement_id ELSE o.last_statement_id END AS statement_id,
    CASE p.turn WHEN 1 THEN o.start ELSE o.finish END AS quote, 'support' AS role, o.subject AS caption, o.persons, o.start, o.finish, o.place AS stop, p.turn
  FROM odd o CROSS JOIN (VALUES (1), (2)) AS p(turn)`,
  sentence: (rows) => {
    const stays = rows.filter((row) => Number(row['turn']) === 1)
    const [first] = stays
    const persons = JSON.parse(String(first!['persons'])) as string[]
    const told = stays.map((row) => `${String(row['start']).replace('T', ' ')} to ${String(row['finish']).slice(11)} at stop ${row['stop']}`)
    return `${String(first!['caption'])}${persons.length > 0 ? ` (linked with ${listWords(persons)})` : ''} stood ${countOf(stays.length, 'time')} by night where it seldom stands, ` +
      `and moved between one and five: ${listWords(told, 5)}. Who drove this does not show.`
  },
}
