import type { Store } from '../../../store/store.ts'
import { fatesOf, type Fates } from './fate.ts'

type Compared = { id: string; was: string; is: string | null; fate: string }

/** The database as it was is attached under this name. */
export const beforeName = 'before'

/** A finding that is told of another subject (the smallest id of an entity is gone) is known again by rule and a place that both cite. */
const findingsSql = `
  WITH was AS (SELECT id, rule, sentence, number FROM before.derived.findings),
  now AS (SELECT id, rule, sentence FROM derived.findings),
  lost AS (SELECT * FROM was WHERE id NOT IN (SELECT id FROM now)),
  new AS (SELECT * FROM now WHERE id NOT IN (SELECT id FROM was)),
  shared AS (
    SELECT l.id, n.id AS now_id, n.sentence, count(*) AS places
    FROM lost l JOIN before.derived.citations b ON b.finding_id = l.id
    JOIN derived.citations c ON c.exhibit_id = b.exhibit_id AND c.locator = b.locator AND c.statement_id IS NOT DISTINCT FROM b.statement_id AND c.locator <> 'whole'
    JOIN new n ON n.id = c.finding_id AND n.rule = l.rule
    GROUP BY l.id, n.id, n.sentence QUALIFY row_number() OVER (PARTITION BY l.id ORDER BY count(*) DESC, n.id) = 1),
  same AS (
    SELECT w.id, w.number, w.sentence AS was_text, coalesce(n.sentence, s.sentence) AS is_text, coalesce(n.id, s.now_id) AS now_id
    FROM was w LEFT JOIN now n ON n.id = w.id LEFT JOIN shared s ON s.id = w.id),
  gone AS (
    SELECT b.finding_id AS id, count(*) AS places FROM before.derived.citations b JOIN same s ON s.id = b.finding_id
    WHERE NOT EXISTS (SELECT 1 FROM derived.citations c WHERE c.finding_id = s.now_id AND c.exhibit_id = b.exhibit_id AND c.locator = b.locator)
    GROUP BY 1)
  SELECT s.id, s.was_text AS was, s.is_text AS "is", s.now_id,
    CASE WHEN s.now_id IS NULL THEN 'falls' WHEN s.was_text <> s.is_text OR g.id IS NOT NULL THEN 'weakens' ELSE 'stands' END AS fate
  FROM same s LEFT JOIN gone g ON g.id = s.id ORDER BY s.number, s.id`

/** What becomes of the findings. */
export async function compareFindings(store: Store): Promise<Fates> {
  const rows = await store.all<Compared & { now_id: string | null }>(findingsSql)
  const known = new Set(rows.flatMap(({ now_id: id }) => id ?? []))
  const now = await store.all<{ id: string }>('SELECT id FROM derived.findings')
  return fatesOf(rows.filter(({ fate }) => fate !== 'stands'), {
    stands: rows.filter(({ fate }) => fate === 'stands').length, arises: now.filter(({ id }) => !known.has(id)).length,
  })
}

/** Failed checks: their id tells check, place and what was observed. */
export async function compareSigns(store: Store): Promise<Fates> {
  const rows = await store.all<Compared>(`
    SELECT w.id, w.message AS was, n.message AS "is", CASE WHEN n.id IS NULL THEN 'falls' WHEN w.message <> n.message THEN 'weakens' ELSE 'stands' END AS fate
    FROM (SELECT * FROM before.derived.signs WHERE outcome = 'fail') w
    LEFT JOIN (SELECT * FROM derived.signs WHERE outcome = 'fail') n ON n.id = w.id ORDER BY w.id`)
  const [now] = await store.all<{ n: number }>(`SELECT count(*) AS n FROM derived.signs WHERE outcome = 'fail' AND id NOT IN (SELECT id FROM before.derived.signs WHERE outcome = 'fail')`)
  return fatesOf(rows.filter(({ fate }) => fate !== 'stands'), { stands: rows.filter(({ fate }) => fate === 'stands').length, arises: Number(now!.n) })
}

/** A contradiction told by other statements with the same values, of what is the same entity, is the same contradiction. */
const contradictionsSql = `
  WITH pairs AS (
    SELECT w.id, n.id AS now_id, n.same_probability AS now_probability, n.message AS now_message
    FROM before.derived.contradictions w JOIN derived.contradictions n ON n.id = w.id OR (n.rule = w.rule
      AND least(n.left_value, n.right_value) IS NOT DISTINCT FROM least(w.left_value, w.right_value)
      AND greatest(n.left_value, n.right_value) IS NOT DISTINCT FROM greatest(w.left_value, w.right_value)
      AND EXISTS (SELECT 1 FROM carried c WHERE c.was_id = w.canonical_id AND c.now_id = n.canonical_id))
    QUALIFY row_number() OVER (PARTITION BY w.id ORDER BY n.id <> w.id, n.id) = 1)
  SELECT w.id, w.message AS was, p.now_message AS "is", p.now_id,
    CASE WHEN p.id IS NULL THEN 'falls' WHEN p.now_id <> w.id OR p.now_probability < w.same_probability - 1e-9 THEN 'weakens' ELSE 'stands' END AS fate
  FROM before.derived.contradictions w LEFT JOIN pairs p ON p.id = w.id ORDER BY w.id`

/** What becomes of the contradictions. Needs the temporary table `carried`. */
export async function compareContradictions(store: Store): Promise<Fates> {
  const rows = await store.all<Compared & { now_id: string | null }>(contradictionsSql)
  const known = new Set(rows.flatMap(({ now_id: id }) => id ?? []))
  const now = await store.all<{ id: string }>('SELECT id FROM derived.contradictions')
  return fatesOf(rows.filter(({ fate }) => fate !== 'stands'), {
    stands: rows.filter(({ fate }) => fate === 'stands').length, arises: now.filter(({ id }) => !known.has(id)).length,
  })
}
