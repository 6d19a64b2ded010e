import { exhibitOrderSql } from '../sql-text.ts'

/** Why something given is not seen by a search. */
export type UnsearchedReason = 'unread' | 'partly' | 'page-without-text' | 'picture' | 'cut' | 'without-text' | 'too-many' | 'repeated' | 'special'

/**
 * What a search does not see: exhibits that could not be read or only partly, pages of which no text was read (they may
 * be pictures), pictures, texts cut at a limit, and exhibits that gave neither text nor value.
 */
export const unsearchedSql = `
  WITH page AS (
    SELECT DISTINCT exhibit_id, TRY_CAST(regexp_extract(locator, '^page=([0-9]+)', 1) AS INTEGER) AS page
    FROM derived.texts WHERE trim(text) <> ''),
  told AS (
    SELECT exhibit_id FROM derived.texts WHERE trim(text) <> '' UNION SELECT exhibit_id FROM derived.statements),
  gap AS (
    SELECT 1 AS part, state AS why, id AS exhibit_id, NULL AS locator, coalesce(reason, 'It could not be read.') AS message
    FROM derived.exhibits WHERE state IN ('unread', 'partly')
    UNION ALL
    SELECT 2, 'page-without-text', x.id, 'page=' || n.page, 'Page ' || n.page || ' holds no text that could be read; it may be a picture.'
    FROM derived.exhibits x CROSS JOIN LATERAL (SELECT unnest(range(1, least(x.pages, 5000) + 1))::INTEGER AS page) n
    LEFT JOIN page p ON p.exhibit_id = x.id AND p.page = n.page
    WHERE x.pages IS NOT NULL AND x.state <> 'unread' AND p.page IS NULL
      AND EXISTS (SELECT 1 FROM page q WHERE q.exhibit_id = x.id AND q.page IS NOT NULL)
    UNION ALL
    SELECT 2, 'page-without-text', x.id, NULL, 'None of its ' || x.pages || ' pages holds text that could be read; they may be pictures.'
    FROM derived.exhibits x WHERE x.pages > 0 AND x.state <> 'unread' AND x.format = 'pdf'
      AND NOT EXISTS (SELECT 1 FROM page q WHERE q.exhibit_id = x.id AND q.page IS NOT NULL)
    UNION ALL
    SELECT 3, 'picture', id, NULL, 'What is written or shown in a picture is not searched.'
    FROM derived.exhibits WHERE media_type LIKE 'image/%' AND state <> 'unread' AND coalesce(text_chars, 0) = 0
    UNION ALL
    SELECT 4, 'cut', exhibit_id, locator, message FROM derived.problems WHERE code LIKE 'limit.%'
    UNION ALL
    SELECT 5, 'without-text', id, NULL, 'Neither text nor a value was read from it.'
    FROM derived.exhibits x
    WHERE state = 'read' AND coalesce(media_type, '') NOT LIKE 'image/%' AND id NOT IN (SELECT exhibit_id FROM told)
      AND id NOT IN (SELECT parent_id FROM derived.exhibits WHERE parent_id IS NOT NULL))
  SELECT g.why, g.exhibit_id, x.number AS exhibit, x.path, g.locator, g.message
  FROM gap g LEFT JOIN derived.exhibits x ON x.id = g.exhibit_id
  ORDER BY g.part, ${exhibitOrderSql('x.number')}, g.exhibit_id, length(g.locator), g.locator, g.message`
