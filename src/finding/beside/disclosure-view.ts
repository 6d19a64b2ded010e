import { exhibitOrderSql } from '../../store/sql-text.ts'
import { columnsOf, type ViewSpec } from '../../store/table.ts'

/** Schedule of all material, used and unused: what the other side is told that there is. */
export const disclosureView: ViewSpec = {
  name: 'disclosure',
  doc: 'Schedule of all material, used and unused, with the reason of each exhibit, and what is sensitive.',
  columns: columnsOf({
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    number: ['VARCHAR', 'Number of the exhibit.'],
    path: ['VARCHAR', 'Path as received.'],
    sha256: ['VARCHAR', 'SHA-256 of the bytes.'],
    size_bytes: ['BIGINT', 'Number of bytes.'],
    received_at: ['VARCHAR', 'When it was taken in.'],
    received_by: ['VARCHAR', 'Who took it in.'],
    authority: ['VARCHAR', 'Authority it is held under.'],
    used: ['BOOLEAN', 'Whether a finding that stands cites it.'],
    findings: ['VARCHAR', 'Numbers of the findings that cite it, parted by blanks.'],
    fact: ['VARCHAR', 'What computation tells: by how many findings it is cited, or what became of it.'],
    reason: ['VARCHAR', 'What a person says of it; the fact where nobody did.'],
    reasoned_by: ['VARCHAR', 'Who said so; NULL where nobody did.'],
    reasoned_at: ['VARCHAR', 'When, ISO instant in UTC.'],
    sensitive: ['BOOLEAN', 'Whether a person lists it as sensitive. It is listed all the same.'],
    grades: ['VARCHAR', 'Grades of its source, each with who gave it.'],
  }),
  sql: `WITH used AS (
    SELECT c.exhibit_id, string_agg(DISTINCT CAST(f.number AS VARCHAR), ' ' ORDER BY CAST(f.number AS VARCHAR)) AS findings, count(DISTINCT f.id) AS n
    FROM derived.citations c JOIN derived.findings f ON f.id = c.finding_id WHERE f.withdrawn_by IS NULL GROUP BY c.exhibit_id),
  aside AS (
    SELECT DISTINCT c.exhibit_id FROM derived.citations c JOIN derived.findings f ON f.id = c.finding_id WHERE f.withdrawn_by IS NOT NULL),
  inside AS (
    SELECT x.parent_id AS id, count(*) AS n FROM derived.exhibits x JOIN used u ON u.exhibit_id = x.id WHERE x.parent_id IS NOT NULL GROUP BY x.parent_id),
  graded AS (
    SELECT item_id, string_agg(concat(scheme, ' ', source, information, coalesce(' ' || handling, ''), ' by ', graded_by), '; ' ORDER BY sequence) AS grades
    FROM derived.grades WHERE item_kind = 'exhibit' GROUP BY item_id),
  told AS (
    SELECT x.*, u.n IS NOT NULL AS used, u.findings, CASE
      WHEN u.n IS NOT NULL THEN 'cited by ' || u.n || CASE WHEN u.n = 1 THEN ' finding' ELSE ' findings' END
      WHEN i.n IS NOT NULL THEN i.n || ' of the exhibits found inside it are cited'
      WHEN x.state = 'unread' THEN 'could not be read: ' || coalesce(x.reason, 'no reason is recorded')
      WHEN a.exhibit_id IS NOT NULL THEN 'cited only by findings that were withdrawn'
      WHEN x.state = 'partly' THEN 'read in part (' || coalesce(x.reason, 'no reason is recorded') || '); no finding cites it'
      ELSE 'read; no finding cites it' END AS fact
    FROM derived.exhibits x LEFT JOIN used u ON u.exhibit_id = x.id LEFT JOIN inside i ON i.id = x.id LEFT JOIN aside a ON a.exhibit_id = x.id)
SELECT t.id AS exhibit_id, t.number, t.path, t.sha256, t.size_bytes, t.received_at, t.received_by, t.authority, t.used, t.findings, t.fact,
  coalesce(r.reason, t.fact) AS reason, r.reasoned_by, r.reasoned_at, coalesce(r.sensitive, false) AS sensitive, g.grades
FROM told t LEFT JOIN derived.disclosure_reasons r ON r.exhibit_id = t.id LEFT JOIN graded g ON g.item_id = t.id
ORDER BY ${exhibitOrderSql('t.number')}`,
}
