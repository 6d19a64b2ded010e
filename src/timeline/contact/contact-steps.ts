import { sqlText } from '../../store/sql-text.ts'
import type { SqlStep } from '../../store/steps.ts'

/** The stage that counts the contacts of each pair and channel into `contacts`, from `contact_row` and `contact_name`. */
export function countContactsStep(run: string): SqlStep {
  return { name: 'write_contacts', sql: `INSERT INTO derived.contacts
  WITH sided AS (
    SELECT least(source_id, target_id) AS one_id, greatest(source_id, target_id) AS other_id, source_id < target_id AS is_forth, * FROM contact_row),
  stepped AS (
    SELECT *, epoch(moment) - epoch(lag(moment) OVER pair) AS silent, lag(start) OVER pair AS before
    FROM sided WINDOW pair AS (PARTITION BY one_id, other_id, channel ORDER BY turn)),
  counted AS (
    SELECT one_id, other_id, channel, count(*) AS contacts, count(*) FILTER (is_forth) AS forth, count(*) FILTER (NOT is_forth) AS back,
      count(DISTINCT day) AS days, sum(duration) AS duration, min(turn) AS first_turn, max(turn) AS last_turn, max(silent) AS silent,
      arg_max({ 'before': before, 'after': start }, { 'silent': silent, 'turn': -turn }) FILTER (silent IS NOT NULL) AS silence
    FROM stepped GROUP BY one_id, other_id, channel)
  SELECT c.one_id, a.caption, c.other_id, b.caption, c.channel, c.contacts, c.forth, c.back, round(2 * least(c.forth, c.back) / c.contacts, 4), c.days,
    f.start, l.start, c.duration, round(c.silent / 86400, 4), c.silence.before, c.silence.after,
    f.statement_id, f.exhibit_id, f.locator, l.statement_id, l.exhibit_id, l.locator, ${sqlText(run)}
  FROM counted c JOIN contact_row f ON f.turn = c.first_turn JOIN contact_row l ON l.turn = c.last_turn
  LEFT JOIN contact_name a ON a.id = c.one_id LEFT JOIN contact_name b ON b.id = c.other_id
  ORDER BY c.contacts DESC, c.one_id, c.other_id, c.channel` }
}

/** How silences are found; stands in the run. */
export const silenceParameters = { leastDays: 3, leastContactDays: 8, mostChance: 0.05 } as const

/**
 * The stage that writes unusual silences of pairs into `silences`, whatever the channel: the longest of n intervals laid by chance over a span has a
 * share of at least g of it with a chance of at most n(1-g)^(n-1) (R. A. Fisher, Tests of significance in harmonic analysis, 1929,
 * doi:10.1098/rspa.1929.0151).
 */
export function findSilencesStep(run: string): SqlStep {
  const { leastDays, leastContactDays, mostChance } = silenceParameters
  return { name: 'write_silences', sql: `INSERT INTO derived.silences
  WITH daily AS (
    SELECT least(source_id, target_id) AS one_id, greatest(source_id, target_id) AS other_id, day, min(turn) AS first_turn, max(turn) AS last_turn
    FROM contact_row GROUP BY ALL),
  stepped AS (
    SELECT *, day - lag(day) OVER pair AS step, lag(last_turn) OVER pair AS before_turn FROM daily WINDOW pair AS (PARTITION BY one_id, other_id ORDER BY day)),
  pair AS (
    SELECT one_id, other_id, count(*) AS contact_days, max(day) - min(day) AS span, median(step) AS usual
    FROM stepped GROUP BY one_id, other_id HAVING count(*) >= ${leastContactDays}),
  tested AS (SELECT count(*) AS pairs FROM pair),
  long AS (
    SELECT s.one_id, s.other_id, s.step, s.before_turn, s.first_turn AS after_turn, p.contact_days, p.usual,
      least(1, t.pairs * (p.contact_days - 1) * pow(1 - s.step / p.span, p.contact_days - 2)) AS chance
    FROM stepped s JOIN pair p ON p.one_id = s.one_id AND p.other_id = s.other_id CROSS JOIN tested t WHERE s.step > ${leastDays}),
  kept AS (
    SELECT l.*, f.start AS before, f.moment AS before_moment, f.statement_id AS fs, f.exhibit_id AS fe, f.locator AS fl, n.start AS after,
      n.moment AS after_moment, n.statement_id AS ns, n.exhibit_id AS ne, n.locator AS nl
    FROM long l JOIN contact_row f ON f.turn = l.before_turn JOIN contact_row n ON n.turn = l.after_turn WHERE l.chance <= ${mostChance})
  SELECT k.one_id, a.caption, k.other_id, b.caption, k.before, k.after, round((epoch(k.after_moment) - epoch(k.before_moment)) / 86400, 4), k.usual,
    k.contact_days, k.chance, k.after_turn - k.before_turn - 1, k.fs, k.fe, k.fl, k.ns, k.ne, k.nl, ${sqlText(run)}
  FROM kept k LEFT JOIN contact_name a ON a.id = k.one_id LEFT JOIN contact_name b ON b.id = k.other_id
  ORDER BY k.chance, k.one_id, k.other_id, k.before` }
}
