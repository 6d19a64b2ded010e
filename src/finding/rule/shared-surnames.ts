import type { FindingRule } from '../rule.ts'
import { listWords, quoteText } from '../sentence-words.ts'

/** Members of one small thread whose surnames others bear in one document. */
export const sharedSurnamesRule: FindingRule = {
  id: 'communication.shared-surnames',
  chapter: 'Communication',
  kind: 'assessment',
  looksFor:
    'Threads of three to twelve people, three or more of whom bear surnames that other people bear in one document, at least three times as many as ' +
    'would be if those of the thread were drawn by chance from all senders and recipients. A surname is a lead to ask after kinship, never a proof of it.',
  limit: 3,
  query: `WITH member AS (
    SELECT DISTINCT regexp_replace(lower(trim(s.value)), '^((re|fw|fwd|aw|wg)\\s*:\\s*)+', '') AS thread, v.target_canonical_id AS person_id
    FROM entity_values s JOIN entity_values v ON v.entity_id = s.entity_id AND v.property IN ('emitters', 'recipients', 'sender') AND v.target_canonical_id IS NOT NULL
    WHERE s.schema IN ('Email', 'Message') AND s.property = 'subject'),
  person AS (
    SELECT canonical_id AS id, min(canonical_caption) AS caption, lower(list_last(string_split(min(canonical_caption), ' '))) AS surname,
      lower(string_split(min(canonical_caption), ' ')[1]) AS given
    FROM entities WHERE canonical_schema = 'Person' AND canonical_caption LIKE '% %' AND canonical_id IN (SELECT person_id FROM member) GROUP BY canonical_id),
  thread AS (
    SELECT m.thread, count(*) AS size FROM member m JOIN person p ON p.id = m.person_id GROUP BY m.thread HAVING count(*) BETWEEN 3 AND 12),
  named AS (
    SELECT id, exhibit_id, locator, text, lower(list_last(string_split(text, ' '))) AS surname, lower(string_split(text, ' ')[1]) AS given
    FROM mentions WHERE kind = 'person' AND text LIKE '% %'),
  other AS (
    SELECT p.id AS person_id, p.caption, n.exhibit_id, n.id AS mention_id, n.locator, n.text FROM person p JOIN named n ON n.surname = p.surname AND n.given <> p.given
    WHERE NOT EXISTS (SELECT 1 FROM person q WHERE q.surname = n.surname AND q.given = n.given)),
  document AS (SELECT exhibit_id, count(DISTINCT person_id) AS bearers FROM other GROUP BY exhibit_id HAVING count(DISTINCT person_id) >= 3),
  everybody AS (SELECT count(*) AS people FROM person),
  met AS (
    SELECT t.thread, t.size, o.exhibit_id, count(DISTINCT o.person_id) AS shared, any_value(d.bearers) AS bearers, any_value(e.people) AS people
    FROM thread t JOIN member m ON m.thread = t.thread JOIN other o ON o.person_id = m.person_id JOIN document d ON d.exhibit_id = o.exhibit_id CROSS JOIN everybody e
    GROUP BY t.thread, t.size, o.exhibit_id),
  kept AS (
    SELECT *, size * bearers / people AS expected FROM met WHERE shared >= 3 AND shared >= 3 * size * bearers / people),
  listed AS (
    SELECT exhibit_id, to_json(list({ 'thread': thread, 'shared': shared, 'size': size, 'expected': round(expected, 1) } ORDER BY shared / size DESC, thread)) AS threads,
      max(bearers) AS bearers, max(shared) AS most FROM kept GROUP BY exhibit_id)
  SELECT l.exhibit_id AS subject, lpad(CAST(999 - l.most AS VARCHAR), 3, '0') || l.exhibit_id || o.caption || o.mention_id AS place, o.exhibit_id, o.locator,
    NULL AS statement_id, o.text AS quote, 'support' AS role, l.threads, o.caption, x.path
  FROM listed l JOIN other o ON o.exhibit_id = l.exhibit_id JOIN exhibits x ON x.id = l.exhibit_id
  WHERE EXISTS (SELECT 1 FROM kept k JOIN member m ON m.thread = k.thread WHERE k.exhibit_id = l.exhibit_id AND m.person_id = o.person_id)
  QUALIFY row_number() OVER (PARTITION BY l.exhibit_id, o.person_id ORDER BY o.locator, o.mention_id) = 1`,
  sentence: (rows) => {
    const threads = JSON.parse(String(rows[0]!['threads'])) as readonly { readonly thread: string; readonly shared: number; readonly size: number; readonly expected: number }[]
    const told = threads.map(({ thread, shared, size, expected }) => `${quoteText(thread)} (${shared} of ${size}; ${expected} by chance)`)
    return `${rows.length} people bear surnames that others bear in ${String(rows[0]!['path'])}: ${listWords(rows.map((row) => `${String(row['caption'])} (${String(row['quote'])})`))}. ` +
      `They stand together more than by chance in ${told.length === 1 ? 'the thread' : 'the threads'} ${listWords(told, 5)}. ` +
      'A lead to ask after, not proof: many who bear one surname are not related, and a relation says nothing of what somebody did.'
  },
}
