import { sqlText } from '../../store/sql-text.ts'
import { temporaryStep, type SqlStep } from '../../store/steps.ts'

/** How trends, changes of rate and clocks are looked for; stands in the run. */
export const trendParameters = { leastOfSubject: 50, leastOfChange: 100, mostSubjects: 200, leastPairs: 5, leastShare: 0.6 } as const

/** Kinds of events that come often enough to have a rate. */
const kinds = "('position', 'message', 'call', 'payment', 'card-use', 'account-entry', 'report', 'event')"

/** The stages that lay out dated events by their clock (`timed_event`) and who took part (`event_subject`). */
export function trendGroundSteps(timeZone: string | undefined): SqlStep[] {
  const clock = timeZone === undefined ? 'moment' : `CASE WHEN zone = 'UTC' AND precision <> 'day' THEN timezone(${sqlText(timeZone)}, moment AT TIME ZONE 'UTC') ELSE moment END`
  return [
    temporaryStep('timed_event', `SELECT id, kind, ${clock} AS moment, precision <> 'day' AS timed, statement_id, exhibit_id, locator, participants
  FROM derived.events WHERE kind IN ${kinds} AND moment IS NOT NULL AND precision IN ('day', 'minute', 'second') AND year(moment) BETWEEN 1900 AND 2100`),
    temporaryStep('event_subject', `WITH part AS (SELECT id, kind, moment, timed, statement_id, exhibit_id, locator, unnest(from_json(participants, '["VARCHAR"]')) AS subject_id FROM timed_event)
  SELECT *, count(*) OVER (PARTITION BY kind, subject_id) AS own FROM part QUALIFY own >= ${trendParameters.leastOfSubject}`),
  ]
}

/** The stage that counts events by hour, weekday and month into `trends`. */
export function countTrendsStep(run: string): SqlStep {
  return { name: 'write_trends', sql: `INSERT INTO derived.trends
  WITH unit AS (SELECT unnest(['hour', 'weekday', 'month']) AS unit),
  told AS (
    SELECT kind, NULL AS subject_id, moment, timed FROM timed_event UNION ALL SELECT kind, subject_id, moment, timed FROM event_subject),
  slotted AS (
    SELECT t.kind, t.subject_id, u.unit, CASE u.unit WHEN 'hour' THEN hour(moment) WHEN 'weekday' THEN isodow(moment) ELSE month(moment) END AS slot, count(*) AS events
    FROM told t CROSS JOIN unit u WHERE u.unit <> 'hour' OR t.timed GROUP BY ALL),
  span AS (SELECT kind, min(moment)::DATE AS first, max(moment)::DATE AS last FROM timed_event GROUP BY kind),
  day AS (SELECT kind, unnest(generate_series(first, last, INTERVAL 1 DAY)) AS day FROM span),
  exposure AS (
    SELECT kind, 'weekday' AS unit, isodow(day) AS slot, count(*) AS days FROM day GROUP BY ALL
    UNION ALL SELECT kind, 'month', month(day), count(*) FROM day GROUP BY ALL
    UNION ALL SELECT kind, 'hour', h.slot, count(*) FROM day CROSS JOIN (SELECT unnest(range(24)) AS slot) h GROUP BY ALL),
  share AS (SELECT *, days / sum(days) OVER (PARTITION BY kind, unit) AS even FROM exposure),
  total AS (SELECT kind, subject_id, unit, sum(events) AS events FROM slotted GROUP BY ALL),
  whole AS (SELECT kind, unit, slot, events / sum(events) OVER (PARTITION BY kind, unit) AS part FROM slotted WHERE subject_id IS NULL),
  laid AS (
    SELECT t.kind, t.subject_id, t.unit, s.slot, coalesce(o.events, 0) AS events,
      t.events * CASE WHEN t.subject_id IS NULL THEN s.even ELSE coalesce(w.part, 0) END AS expected
    FROM total t JOIN share s ON s.kind = t.kind AND s.unit = t.unit
    LEFT JOIN slotted o ON o.kind = t.kind AND o.subject_id IS NOT DISTINCT FROM t.subject_id AND o.unit = t.unit AND o.slot = s.slot
    LEFT JOIN whole w ON w.kind = t.kind AND w.unit = t.unit AND w.slot = s.slot),
  named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities GROUP BY canonical_id)
  SELECT l.kind, l.subject_id, n.caption, l.unit, l.slot, l.events, round(l.expected, 2), round((l.events - l.expected) / sqrt(nullif(l.expected, 0)), 2), ${sqlText(run)}
  FROM laid l LEFT JOIN named n ON n.id = l.subject_id ORDER BY l.kind, l.subject_id NULLS FIRST, l.unit, l.slot` }
}

/** The stage that compares the clocks of exhibits that tell the same events, into `clock_offsets`. */
export function compareClocksStep(run: string): SqlStep {
  const { leastPairs, leastShare } = trendParameters
  return { name: 'write_clock_offsets', sql: `INSERT INTO derived.clock_offsets
  WITH detail AS (
    SELECT entity_id, string_agg(DISTINCT property || '=' || value, '|' ORDER BY property || '=' || value) AS detail FROM derived.entity_values
    WHERE property IN ('duration', 'amount', 'subject', 'messageId') AND property_type <> 'entity' GROUP BY entity_id),
  told AS (
    SELECT e.kind, e.participants || '|' || d.detail AS what, e.exhibit_id, e.moment, e.zone, e.statement_id, e.locator
    FROM derived.events e JOIN detail d ON d.entity_id = e.entity_id
    WHERE e.precision IN ('minute', 'second') AND e.participants <> '[]' AND e.kind IN ('call', 'message', 'payment', 'card-use', 'account-entry')),
  lonely AS (
    SELECT * FROM told QUALIFY count(*) OVER (PARTITION BY kind, what, exhibit_id ORDER BY moment RANGE BETWEEN INTERVAL 3 DAY PRECEDING AND INTERVAL 3 DAY FOLLOWING) = 1),
  pair AS (
    SELECT a.kind, a.exhibit_id AS one, b.exhibit_id AS other, a.moment, epoch(b.moment) - epoch(a.moment) AS apart, a.zone AS one_zone, b.zone AS other_zone,
      a.statement_id AS one_statement, a.locator AS one_locator, b.statement_id AS other_statement, b.locator AS other_locator
    FROM lonely a JOIN lonely b ON b.kind = a.kind AND b.what = a.what AND a.exhibit_id < b.exhibit_id AND abs(epoch(b.moment) - epoch(a.moment)) <= 93600),
  middle AS (SELECT kind, one, other, median(apart) AS middle, count(*) AS pairs FROM pair GROUP BY ALL HAVING count(*) >= ${leastPairs}),
  near AS (
    SELECT p.*, m.middle, m.pairs, avg(CASE WHEN abs(p.apart - m.middle) <= 90 THEN 1 ELSE 0 END) OVER (PARTITION BY p.kind, p.one, p.other) AS share
    FROM pair p JOIN middle m ON m.kind = p.kind AND m.one = p.one AND m.other = p.other)
  SELECT kind, one, other, middle, pairs, round(share, 4), one_zone, other_zone, one_statement, one_locator, other_statement, other_locator, ${sqlText(run)}
  FROM near WHERE share >= ${leastShare} AND abs(apart - middle) <= 90
  QUALIFY row_number() OVER (PARTITION BY kind, one, other ORDER BY moment, one_statement, other_statement) = 1 ORDER BY kind, one, other` }
}
