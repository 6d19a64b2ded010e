import type { Store } from '../../store/store.ts'
import { explain } from '../explanations.ts'
import { descendantsOf, type TravelConstraint } from './constraint.ts'
import type { Contradiction } from './contradiction.ts'

const mostOfRule = 1_000

interface LegRow extends Record<string, string | number> {
  readonly subject: string
  readonly caption: string
  readonly probability: number
  readonly km: number
  readonly kmh: number
  readonly left_value: string
  readonly left_id: string
  readonly left_entity: string
  readonly left_exhibit: string
  readonly left_locator: string
  readonly left_time: string
  readonly right_value: string
  readonly right_id: string
  readonly right_entity: string
  readonly right_exhibit: string
  readonly right_locator: string
  readonly right_time: string
}

/** Length of a great circle between two points in kilometres, on a sphere of 6371 km. */
const kmSql = `2 * 6371 * asin(sqrt(least(1, pow(sin(radians(latitude - was_latitude) / 2), 2)
  + cos(radians(latitude)) * cos(radians(was_latitude)) * pow(sin(radians(longitude - was_longitude) / 2), 2))))`

function legsSql({ schema, subject, date, mostKmh, leastKm }: TravelConstraint): string {
  const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')
  return `WITH told AS (
  SELECT entity_id, max(target_canonical_id) FILTER (property = '${subject}') AS subject, min(value) FILTER (property = '${date}') AS told_time,
    arg_min(statement_id, value) FILTER (property = '${date}') AS statement_id,
    try_cast(min(value) FILTER (property = 'latitude') AS DOUBLE) AS latitude, try_cast(min(value) FILTER (property = 'longitude') AS DOUBLE) AS longitude
  FROM derived.entity_values WHERE schema IN (${list(descendantsOf(schema))}) AND property IN (${list([subject, date, 'latitude', 'longitude'])})
  GROUP BY entity_id),
point AS (
  -- A time with its zone and one without cannot be compared.
  SELECT *, try_cast(left(told_time, 19) AS TIMESTAMP) AS moment, substr(told_time, 20) AS zone FROM told
  WHERE subject IS NOT NULL AND length(told_time) >= 16 AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
leg AS (
  SELECT *, lag(entity_id) OVER w AS was_entity, lag(statement_id) OVER w AS was_statement, lag(moment) OVER w AS was_moment, lag(told_time) OVER w AS was_time,
    lag(latitude) OVER w AS was_latitude, lag(longitude) OVER w AS was_longitude
  FROM point WHERE moment IS NOT NULL WINDOW w AS (PARTITION BY subject, zone ORDER BY moment, entity_id)),
measured AS (SELECT *, ${kmSql} AS km, epoch(moment - was_moment) / 3600 AS hours FROM leg WHERE was_entity IS NOT NULL)
SELECT m.subject, min(e.canonical_caption) AS caption, min(e.cluster_probability) AS probability, m.km, m.km / greatest(m.hours, 1.0 / 3600) AS kmh,
  m.was_latitude || ', ' || m.was_longitude AS left_value, m.was_statement AS left_id, m.was_entity AS left_entity,
  l.exhibit_id AS left_exhibit, l.locator AS left_locator, m.was_time AS left_time,
  m.latitude || ', ' || m.longitude AS right_value, m.statement_id AS right_id, m.entity_id AS right_entity,
  r.exhibit_id AS right_exhibit, r.locator AS right_locator, m.told_time AS right_time
FROM measured m JOIN derived.entities e ON e.canonical_id = m.subject
JOIN derived.statements l ON l.id = m.was_statement JOIN derived.statements r ON r.id = m.statement_id
WHERE m.km >= ${leastKm} AND m.km > ${mostKmh} * m.hours
GROUP BY ALL ORDER BY m.subject, m.told_time, m.entity_id LIMIT ${mostOfRule}`
}

/** Places of one thing or person that lie farther apart than anything goes in the time between them. */
export async function findTooFast(store: Store, constraint: TravelConstraint): Promise<Contradiction[]> {
  const rows = await store.all<LegRow>(legsSql(constraint))
  return rows.map((row) => ({
    rule: constraint.rule, canonicalId: row.subject, caption: row.caption, property: constraint.date,
    left: { value: `${row.left_value} at ${row.left_time}`, statementId: row.left_id, entityId: row.left_entity, exhibit: row.left_exhibit, locator: row.left_locator },
    right: { value: `${row.right_value} at ${row.right_time}`, statementId: row.right_id, entityId: row.right_entity, exhibit: row.right_exhibit, locator: row.right_locator },
    sameProbability: row.probability, strength: constraint.strength,
    message: `${row.caption} is told to be at two places ${Math.round(row.km)} km apart between ${row.left_time.replace('T', ' ')} and ${row.right_time.replace('T', ' ')}: more than ${constraint.mostKmh} km an hour.`,
    explanations: constraint.explanations.map(explain),
  }))
}
