import { hashSql } from '../../store/hash-sql.ts'
import { sqlText } from '../../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../../store/steps.ts'

/** How gaps are looked for, by kind; stands in the run. */
export const gapParameters = {
  numbers: { members: 5, share: 0.7 }, pages: { members: 1, share: 0 }, months: { members: 4, share: 0.6 }, days: { members: 20, share: 0.3 },
  mostMissing: 1000, leastDays: 4, mostChance: 0.01,
} as const

/** The stages that lay out everything that is numbered, paged or dated by period (`series_member`) and write its gaps into `gaps`. */
export function gapSteps(run: string): SqlStep[] {
  return [
    temporaryStep('series_told', seriesToldSql),
    temporaryStep('series_member', `SELECT kind, series, subject_id, n, min_by(label, statement_id || locator) AS label,
    min_by(statement_id, statement_id || locator) AS statement_id, min_by(exhibit_id, statement_id || locator) AS exhibit_id, min_by(locator, statement_id || locator) AS locator
  FROM series_told WHERE n IS NOT NULL AND subject_id IS NOT NULL GROUP BY kind, series, subject_id, n`),
    { name: 'write_gaps', sql: writeGapsSql(run) },
  ]
}

/** The number at the end of a text, at most nine digits, a year behind it left out; and what stands before. */
const number = (value: string) => `TRY_CAST(nullif(regexp_extract(${value}, '([0-9]{1,9})(?:\\s*/\\s*[0-9]{4})?$', 1), '') AS BIGINT)`
const prefix = (value: string) => `regexp_replace(${value}, '[0-9]{1,9}(\\s*/\\s*[0-9]{4})?$', '\\1')`

const seriesToldSql = `
  WITH owner AS (
    SELECT entity_id, min(target_canonical_id) FILTER (property = 'account') AS account, min(target_canonical_id) FILTER (property = 'issuer') AS issuer
    FROM derived.entity_values WHERE property IN ('account', 'issuer') AND schema IN ('AccountEntry', 'Invoice') GROUP BY entity_id),
  valued AS (
    SELECT v.schema, v.property, v.value, v.entity_id, s.id AS statement_id, s.exhibit_id, s.locator, o.account, o.issuer
    FROM derived.entity_values v JOIN derived.statements s ON s.id = v.statement_id LEFT JOIN owner o ON o.entity_id = v.entity_id
    WHERE (v.schema = 'AccountEntry' AND v.property IN ('statementNumber', 'sequenceNumber', 'date')) OR (v.schema = 'Invoice' AND v.property = 'invoiceNumber')
      OR (v.property = 'recordId' AND v.schema IN ('Call', 'Message', 'Payment', 'CardUse'))),
  paged AS (
    SELECT exhibit_id, locator, unnest(regexp_extract_all(text, '(?i)\\b(?:page|seite|p\u00e1gina|pagina)\\s*([0-9]{1,3})\\s*(?:of|von|de|di|/)\\s*[0-9]{1,3}\\b', 1)) AS page,
      unnest(regexp_extract_all(text, '(?i)\\b(?:page|seite|p\u00e1gina|pagina)\\s*[0-9]{1,3}\\s*(?:of|von|de|di|/)\\s*([0-9]{1,3})\\b', 1)) AS pages
    FROM derived.texts)
  SELECT 'numbers' AS kind, property || ' ' || ${prefix('value')} AS series, coalesce(account, issuer, exhibit_id) AS subject_id, ${number('value')} AS n, value AS label,
    statement_id, exhibit_id, locator
  FROM valued WHERE property <> 'date' AND (schema <> 'AccountEntry' OR account IS NOT NULL)
  UNION ALL
  SELECT 'months', 'AccountEntry by month', account, CAST(substr(value, 1, 4) AS BIGINT) * 12 + CAST(substr(value, 6, 2) AS BIGINT), substr(value, 1, 7),
    statement_id, exhibit_id, locator
  FROM valued WHERE schema = 'AccountEntry' AND property = 'date' AND account IS NOT NULL AND regexp_matches(value, '^[0-9]{4}-[0-9]{2}')
  UNION ALL
  SELECT 'days', kind || ' by day', exhibit_id, date_diff('day', DATE '1970-01-01', moment::DATE), strftime(moment, '%Y-%m-%d'), statement_id, exhibit_id, locator
  FROM derived.events WHERE kind IN ('call', 'message', 'payment', 'card-use', 'position') AND moment IS NOT NULL AND precision IN ('day', 'minute', 'second')
  UNION ALL
  SELECT 'pages', 'page of ' || pages, exhibit_id, CAST(page AS BIGINT), page, '', exhibit_id, locator FROM paged WHERE CAST(page AS INTEGER) <= CAST(pages AS INTEGER)
  UNION ALL
  SELECT DISTINCT 'pages', 'page of ' || pages, exhibit_id, unnest([0, CAST(pages AS BIGINT) + 1]), NULL, '', exhibit_id, NULL FROM paged`

function writeGapsSql(run: string): string {
  const { numbers, pages, months, days, mostMissing, leastDays, mostChance } = gapParameters
  const limits = Object.entries({ numbers, pages, months, days }).map(([kind, { members, share }]) => `(${sqlText(kind)}, ${members}, ${share})`).join(', ')
  return `INSERT INTO derived.gaps
  WITH least AS (SELECT * FROM (VALUES ${limits}) AS t(kind, members, share)),
  counted AS (
    SELECT kind, series, subject_id, count(*) FILTER (label IS NOT NULL) AS members, max(n) - min(n) + 1 AS span FROM series_member GROUP BY ALL),
  running AS (
    SELECT c.*, c.members / c.span AS share, count(*) OVER (PARTITION BY c.kind) AS looked_at
    FROM counted c JOIN least l ON l.kind = c.kind AND c.members >= l.members AND c.members >= l.share * c.span),
  stepped AS (
    SELECT m.*, lead(n) OVER w AS next_n, lead(label) OVER w AS next_label, lead(statement_id) OVER w AS next_statement,
      lead(exhibit_id) OVER w AS next_exhibit, lead(locator) OVER w AS next_locator
    FROM series_member m WINDOW w AS (PARTITION BY kind, series, subject_id ORDER BY n)),
  gap AS (
    SELECT s.*, r.members, r.share, CASE WHEN s.kind = 'days' THEN least(1, r.looked_at * (r.members - 1) * pow(1 - (s.next_n - s.n) / r.span, r.members - 2)) END AS chance
    FROM stepped s JOIN running r ON r.kind = s.kind AND r.series = s.series AND r.subject_id = s.subject_id
    WHERE s.next_n > s.n + 1 AND s.next_n - s.n - 1 <= ${mostMissing}),
  named AS (
    SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id UNION ALL SELECT id, path FROM derived.exhibits)
  SELECT ${hashSql(['g.kind', 'g.series', 'g.subject_id', 'CAST(g.n AS VARCHAR)'])}, g.kind, trim(g.series), g.subject_id, n.caption, g.label,
    g.next_label, g.next_n - g.n - 1, g.members,
    round(g.share, 4), g.chance, nullif(g.statement_id, ''), g.exhibit_id, g.locator, nullif(g.next_statement, ''), g.next_exhibit, g.next_locator, ${sqlText(run)}
  FROM gap g LEFT JOIN named n ON n.id = g.subject_id
  WHERE g.kind <> 'days' OR (g.next_n - g.n - 1 >= ${leastDays} AND g.chance <= ${mostChance})
  ORDER BY g.kind, g.subject_id, g.series, g.n`
}
