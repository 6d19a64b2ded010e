import { columnsOf, type ViewSpec } from '../../store/table.ts'

/** What speaks against a finding or for a rival of a hypothesis. Nobody chooses what is on the list. */
export const adverseView: ViewSpec = {
  name: 'adverse',
  doc: 'Everything that speaks against what the dossier says: places cited against a finding, contradictions about what a finding cites, findings that do not fit a hypothesis, findings that are stale or were withdrawn, second looks that say otherwise. It can be explained, not hidden.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of what the item is: the same while it speaks of the same place against the same finding.'],
    turn: ['INTEGER', 'Order of the kinds, from 1.'],
    kind: ['VARCHAR', '`place against a finding`, `contradiction`, `finding against a hypothesis`, `stale finding`, `withdrawn finding` or `second look`.'],
    of_id: ['VARCHAR', 'The finding or hypothesis that it speaks against.'],
    sentence: ['VARCHAR', 'What it says.'],
    against: ['VARCHAR', 'What speaks against it.'],
    exhibit_id: ['VARCHAR', 'Where, or NULL.'],
    locator: ['VARCHAR', 'Where in it.'],
    quote: ['VARCHAR', 'What stands there.'],
    note: ['VARCHAR', 'What its reviewer, weigher or withdrawer wrote at the time.'],
    content: ['VARCHAR', 'Hash of what the item says now.'],
    explanation: ['VARCHAR', 'What a person says of it.'],
    explained_by: ['VARCHAR', 'Who.'],
    explained_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    explanation_stale: ['BOOLEAN', 'Whether the item said something else when it was explained.'],
  }),
  sql: `WITH f AS (SELECT * FROM derived.findings),
  adverse AS (
    SELECT 1 AS turn, 'place against a finding' AS kind, f.id AS of_id, f.sentence, 'the place says otherwise' AS against, '' AS other,
      c.exhibit_id, c.locator, c.quote, f.review_note AS note
    FROM f JOIN derived.citations c ON c.finding_id = f.id WHERE c.role = 'against'
    UNION
    SELECT 2, 'contradiction', f.id, f.sentence, x.message, x.rule || ' ' || x.property, s.exhibit_id, s.locator,
      CASE WHEN c.statement_id = x.left_statement_id THEN x.right_value ELSE x.left_value END, f.review_note
    FROM f JOIN derived.citations c ON c.finding_id = f.id AND f.rule <> 'contradiction' AND c.statement_id IS NOT NULL
    JOIN derived.contradictions x ON c.statement_id IN (x.left_statement_id, x.right_statement_id)
    JOIN derived.statements s ON s.id = CASE WHEN c.statement_id = x.left_statement_id THEN x.right_statement_id ELSE x.left_statement_id END
    UNION
    SELECT 3, 'finding against a hypothesis', h.id, h.sentence, f.sentence, f.id, c.exhibit_id, c.locator, c.quote, w.reason
    FROM derived.evidence_weights w JOIN derived.hypotheses h ON h.id = w.hypothesis_id JOIN f ON f.id = w.finding_id
    JOIN derived.citations c ON c.finding_id = f.id WHERE w.weight = 'inconsistent'
    UNION
    SELECT 4, 'stale finding', f.id, f.sentence, 'it rests on: ' || f.after, '', NULL, NULL, f.before, f.review_note FROM f
    WHERE f.stale AND f.withdrawn_by IS NULL
    UNION
    SELECT 5, 'withdrawn finding', f.id, f.sentence, 'withdrawn by ' || f.withdrawn_by, '', NULL, NULL, NULL, f.withdrawn_reason FROM f
    WHERE f.withdrawn_by IS NOT NULL
    UNION
    SELECT 6, 'second look', f.id, f.sentence, l.looked_by || ' calls it ' || l.verdict || ', and ' || l.first_by || ' ' || l.first_verdict, l.looked_by,
      NULL, NULL, NULL, l.note
    FROM derived.second_looks l JOIN f ON f.id = l.finding_id WHERE l.verdict <> l.first_verdict),
  named AS (
    SELECT *, left(sha256(concat_ws(chr(10), kind, of_id, other, coalesce(exhibit_id, '-'), coalesce(locator, '-'))), 32) AS id,
      left(sha256(concat_ws(chr(10), sentence, against, coalesce(quote, '-'))), 32) AS content
    FROM adverse)
SELECT n.id, n.turn, n.kind, n.of_id, n.sentence, n.against, n.exhibit_id, n.locator, n.quote, n.note, n.content, e.explanation, e.explained_by,
  e.explained_at, CASE WHEN e.item IS NULL THEN NULL ELSE e.content <> n.content END AS explanation_stale
FROM named n LEFT JOIN derived.adverse_explanations e ON e.item = n.id ORDER BY n.turn, n.of_id, n.id, n.content`,
}
