import type { FindingRule } from '../rule.ts'
import { listWords } from '../sentence-words.ts'

/** Exhibits that number their pages and lack some. */
export const missingPagesRule: FindingRule = {
  id: 'document.missing-pages',
  chapter: 'Documents',
  kind: 'assessment',
  looksFor: 'Exhibits whose text numbers its pages (`page 2 of 4`) and in which some numbers do not appear.',
  query: `WITH seen AS (
    SELECT exhibit_id, locator,
      unnest(regexp_extract_all(text, '(?i)\\b(?:page|seite|p\u00e1gina|pagina)\\s*([0-9]{1,3})\\s*(?:of|von|de|di|/)\\s*[0-9]{1,3}\\b', 1)) AS page,
      unnest(regexp_extract_all(text, '(?i)\\b(?:page|seite|p\u00e1gina|pagina)\\s*[0-9]{1,3}\\s*(?:of|von|de|di|/)\\s*([0-9]{1,3})\\b', 1)) AS pages
    FROM texts),
  numbered AS (
    SELECT exhibit_id, CAST(pages AS INTEGER) AS pages, CAST(page AS INTEGER) AS page, min(locator) AS locator
    FROM seen GROUP BY ALL),
  missing AS (
    SELECT exhibit_id, pages, list_sort(list_filter(range(1, pages + 1), lambda n: NOT list_contains(list(page), n::INTEGER))) AS lacking
    FROM numbered WHERE page <= pages GROUP BY exhibit_id, pages)
  SELECT n.exhibit_id || '/' || n.pages AS subject, x.path || lpad(CAST(n.page AS VARCHAR), 3, '0') AS place, n.exhibit_id, n.locator,
    NULL AS statement_id, 'page ' || n.page || ' of ' || n.pages AS quote, 'support' AS role, x.path, n.pages,
    to_json(m.lacking) AS lacking
  FROM numbered n JOIN missing m ON m.exhibit_id = n.exhibit_id AND m.pages = n.pages JOIN exhibits x ON x.id = n.exhibit_id
  WHERE len(m.lacking) > 0`,
  sentence: ([row]) => {
    const lacking = (JSON.parse(String(row!['lacking'])) as number[]).map(String)
    const verb = lacking.length === 1 ? 'page' : 'pages'
    return `${String(row!['path'])} numbers its pages up to ${row!['pages']}; ${verb} ${listWords(lacking)} do${lacking.length === 1 ? 'es' : ''} not appear in it.`
  },
}
