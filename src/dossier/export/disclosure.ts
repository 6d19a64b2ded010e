import { byNumber } from '../collect-exhibits.ts'
import { csvTable } from './csv-table.ts'

/** Schedule of all material, used and unused, with the reason: what the other side is told that there is. */
export const disclosureSchedule = csvTable({
  id: 'disclosure',
  description: 'schedule of all material, used and unused, with the reason, CSV',
  names: ['exhibit', 'path', 'sha256', 'bytes', 'received_at', 'received_by', 'authority', 'used', 'findings', 'reason'],
  sql: `WITH used AS (
  SELECT c.exhibit_id, string_agg(DISTINCT coalesce(CAST(f.number AS VARCHAR), f.id), ' ') AS findings, count(DISTINCT f.id) AS n
  FROM citations c JOIN findings f ON f.id = c.finding_id GROUP BY c.exhibit_id),
  aside AS (SELECT DISTINCT c.exhibit_id FROM citations c JOIN findings_withdrawn f ON f.id = c.finding_id),
  inside AS (
    SELECT x.parent_id AS id, count(*) AS n FROM exhibits x JOIN used u ON u.exhibit_id = x.id WHERE x.parent_id IS NOT NULL GROUP BY x.parent_id)
SELECT x.number, x.path, x.sha256, x.size_bytes, x.received_at, x.received_by, x.authority, CASE WHEN u.n IS NULL THEN 'unused' ELSE 'used' END AS used,
  u.findings, CASE
    WHEN u.n IS NOT NULL THEN 'cited by ' || u.n || CASE WHEN u.n = 1 THEN ' finding' ELSE ' findings' END
    WHEN i.n IS NOT NULL THEN i.n || ' of the exhibits found inside it are cited'
    WHEN x.state = 'unread' THEN 'could not be read: ' || coalesce(x.reason, 'no reason is recorded')
    WHEN a.exhibit_id IS NOT NULL THEN 'cited only by findings that were withdrawn'
    WHEN x.state = 'partly' THEN 'read in part (' || coalesce(x.reason, 'no reason is recorded') || '); no finding cites it'
    ELSE 'read; no finding cites it' END AS reason
FROM exhibits x LEFT JOIN used u ON u.exhibit_id = x.id LEFT JOIN inside i ON i.id = x.id LEFT JOIN aside a ON a.exhibit_id = x.id
ORDER BY ${byNumber('x.number')}`,
})

/**
 * Everything that speaks against what the dossier says: places cited against a finding, contradictions about what a finding cites,
 * findings that do not fit a hypothesis, findings that are stale or were withdrawn. Nobody chooses what is on the list.
 */
export const adverseMaterial = csvTable({
  id: 'adverse',
  description: 'everything that contradicts a finding or speaks against a hypothesis, CSV',
  names: ['kind', 'of', 'sentence', 'against', 'explanation', 'exhibit', 'path', 'locator', 'quote'],
  sql: `WITH told AS (SELECT * FROM findings UNION ALL SELECT * FROM findings_withdrawn),
  adverse AS (
    SELECT 1 AS turn, 'place against a finding' AS kind, f.id AS of_id, f.sentence, 'the place says otherwise' AS against, f.review_note AS explanation,
      c.exhibit_id, c.locator, c.quote
    FROM told f JOIN citations c ON c.finding_id = f.id WHERE c.role = 'against'
    UNION ALL
    SELECT DISTINCT 2, 'contradiction', f.id, f.sentence, x.message, f.review_note, s.exhibit_id, s.locator, s.value
    FROM told f JOIN citations c ON c.finding_id = f.id AND f.rule <> 'contradiction' AND c.statement_id IS NOT NULL
    JOIN contradictions x ON c.statement_id IN (x.left_statement_id, x.right_statement_id)
    JOIN statements s ON s.id = CASE WHEN c.statement_id = x.left_statement_id THEN x.right_statement_id ELSE x.left_statement_id END
    UNION ALL
    SELECT 3, 'finding against a hypothesis', h.id, h.sentence, f.sentence, w.reason, c.exhibit_id, c.locator, c.quote
    FROM evidence_weights w JOIN hypotheses h ON h.id = w.hypothesis_id JOIN told f ON f.id = w.finding_id JOIN citations c ON c.finding_id = f.id
    WHERE w.weight = 'inconsistent'
    UNION ALL
    SELECT 4, 'stale finding', f.id, f.sentence, 'it rests on: ' || f.after, f.review_note, NULL, NULL, f.before FROM findings f WHERE f.stale
    UNION ALL
    SELECT 5, 'withdrawn finding', f.id, f.sentence, 'withdrawn by ' || f.withdrawn_by, f.withdrawn_reason, NULL, NULL, NULL FROM findings_withdrawn f)
SELECT a.kind, a.of_id, a.sentence, a.against, a.explanation, x.number, x.path, a.locator, a.quote
FROM adverse a LEFT JOIN exhibits x ON x.id = a.exhibit_id ORDER BY a.turn, a.of_id, a.against, x.number NULLS FIRST, a.locator NULLS FIRST, a.quote`,
})
