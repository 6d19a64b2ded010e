import type { FindingRule } from '../rule.ts'
import { countOf, listWords } from '../sentence-words.ts'

/** Account statements and rows that are numbered and lack some numbers. */
export const missingNumbersRule: FindingRule = {
  id: 'document.missing-numbers',
  chapter: 'Documents',
  kind: 'assessment',
  looksFor: 'Gaps in the numbers of an account\u2019s statements, or of its rows, between the first and the last that were given.',
  query: `WITH numbered AS (
    SELECT a.target_canonical_id AS account_id, v.property, min(v.statement_id) AS statement_id,
      TRY_CAST(nullif(regexp_extract(v.value, '^[^0-9]*([0-9]{1,9})(?:\\s*[/-]\\s*[0-9]{4})?$', 1), '') AS BIGINT) AS n,
      regexp_extract(v.value, '[/-]\\s*([0-9]{4})$', 1) AS series
    FROM entity_values v
    JOIN entity_values a ON a.entity_id = v.entity_id AND a.property = 'account' AND a.target_canonical_id IS NOT NULL
    WHERE v.schema = 'AccountEntry' AND v.property IN ('statementNumber', 'sequenceNumber')
    GROUP BY ALL HAVING n IS NOT NULL),
  step AS (
    SELECT *, lead(n) OVER series AS next_n, lead(statement_id) OVER series AS next_statement_id
    FROM numbered WINDOW series AS (PARTITION BY account_id, property, series ORDER BY n)),
  gap AS (SELECT * FROM step WHERE next_n > n + 1 AND next_n - n <= 1000),
  side AS (
    SELECT account_id, property, series, n, next_n, statement_id, 1 AS turn FROM gap
    UNION ALL SELECT account_id, property, series, n, next_n, next_statement_id, 2 FROM gap),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM entities GROUP BY canonical_id)
  SELECT g.account_id || '/' || g.property || '/' || g.series AS subject,
    g.account_id || g.property || g.series || lpad(CAST(g.n AS VARCHAR), 9, '0') || g.turn AS place,
    s.exhibit_id, s.locator, s.id AS statement_id, coalesce(s.original, s.value) AS quote, 'support' AS role,
    c.caption, g.property, g.series, g.n, g.next_n, g.turn
  FROM side g JOIN statements s ON s.id = g.statement_id LEFT JOIN named c ON c.id = g.account_id`,
  sentence: (rows) => {
    const gaps = rows.filter((row) => Number(row['turn']) === 1)
    const noun = rows[0]!['property'] === 'statementNumber' ? 'account statement' : 'row'
    const lacking = gaps.reduce((sum, row) => sum + Number(row['next_n']) - Number(row['n']) - 1, 0)
    const ranges = gaps.map((row) => rangeWords(Number(row['n']) + 1, Number(row['next_n']) - 1))
    const series = rows[0]!['series'] ? ` of ${String(rows[0]!['series'])}` : ''
    return `Of ${String(rows[0]!['caption'])} ${countOf(lacking, noun)}${series} by number ${lacking === 1 ? 'is' : 'are'} not among the exhibits: ${listWords(ranges)}.`
  },
}

function rangeWords(from: number, to: number): string {
  return from === to ? String(from) : `${from} to ${to}`
}
