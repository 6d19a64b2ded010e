import type { FindingRule } from '../rule.ts'
import { countOf } from '../sentence-words.ts'

/** The pairs with most links by events (messages, payments, calls ...). */
export const mostLinkedRule: FindingRule = {
  id: 'links.most',
  chapter: 'Links',
  kind: 'fact',
  looksFor: 'The ten pairs with most links by messages, calls, payments and the like. Much contact says nothing of its reason.',
  limit: 10,
  query: `WITH pair AS (
    SELECT *, least(source_id, target_id) AS a, greatest(source_id, target_id) AS b FROM links WHERE edge_id IS NOT NULL),
  kind AS (SELECT a, b, label, count(*) AS n FROM pair GROUP BY a, b, label),
  counted AS (
    SELECT a, b, sum(n)::BIGINT AS n, string_agg(n || ' \u00d7 ' || label, ', ' ORDER BY n DESC, label) AS kinds FROM kind GROUP BY a, b),
  most AS (SELECT * FROM counted WHERE n >= 2 ORDER BY n DESC, a, b LIMIT 10),
  dated AS (
    SELECT p.*, m.n, m.kinds, min(p.start_date) OVER (PARTITION BY p.a, p.b) AS first, max(p.start_date) OVER (PARTITION BY p.a, p.b) AS last,
      row_number() OVER (PARTITION BY p.a, p.b ORDER BY p.start_date, p.id) AS turn
    FROM pair p JOIN most m ON m.a = p.a AND m.b = p.b WHERE p.exhibit_id IS NOT NULL),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities GROUP BY canonical_id)
  SELECT d.a || '/' || d.b AS subject, lpad(CAST(1000000000 - d.n AS VARCHAR), 10, '0') || d.a || d.b || lpad(CAST(d.turn AS VARCHAR), 9, '0') AS place,
    d.exhibit_id, d.locator, d.statement_id, d.label AS quote, 'support' AS role, x.caption AS left_caption, y.caption AS right_caption,
    d.n, d.kinds, d.first, d.last
  FROM dated d LEFT JOIN named x ON x.id = d.a LEFT JOIN named y ON y.id = d.b WHERE d.turn <= 25`,
  numbers: {
    rows: `SELECT least(source_id, target_id) || '/' || greatest(source_id, target_id) AS subject, coalesce(exhibit_id, '') AS exhibit_id,
    coalesce(locator, '') AS locator, label, start_date
  FROM links WHERE edge_id IS NOT NULL`,
    each: [{ name: 'links', expression: { count: true }, printed: true }],
  },
  sentence: ([row]) => {
    const period = row!['first'] == null ? '' : row!['first'] === row!['last'] ? `, on ${row!['first']}` : `, from ${row!['first']} to ${row!['last']}`
    return `${String(row!['left_caption'])} and ${String(row!['right_caption'])} have ${countOf(row!['n'], 'link')} (${String(row!['kinds'])})${period}.`
  },
}
