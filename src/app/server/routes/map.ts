import { z } from 'zod'
import type { Journey, MapAnswer, MapCell, MapThing, StayLine } from '../api-types.ts'
import { eventCondition, focusShape, type EventFocus } from '../chart/event-focus.ts'
import { nameOf, readEntityNames } from '../chart/named-entities.ts'
import type { Condition } from '../condition.ts'
import { maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { route } from '../route.ts'
import { entityName } from '../schema-words.ts'
import type { ServedCase } from '../served-case.ts'

const mostCells = 3_000
const mostThings = 1_000
const mostStays = 500
const mostJourneys = 12
const mostPoints = 3_000

/** Coordinates as GeoJSON and the sources have them; 0, 0 is what a device tells that knows none. */
const placed = 'e.latitude BETWEEN -90 AND 90 AND e.longitude BETWEEN -180 AND 180 AND NOT (e.latitude = 0 AND e.longitude = 0)'

/** What of the focus has a place on earth: events gathered in cells, entities with coordinates, and the journeys of those selected. */
export const mapRoute = route(
  '/api/map', { ...focusShape, cell: z.coerce.number().min(0.000_01).max(10).optional() },
  async (served, { cell, ...focus }): Promise<MapAnswer> => {
    const condition = eventCondition(focus)
    const [span] = await served.ask(
      `SELECT min(e.longitude) AS west, min(e.latitude) AS south, max(e.longitude) AS east, max(e.latitude) AS north, count(*) AS n
FROM events e${condition.where || ' WHERE true'} AND ${placed}`, condition.values,
    )
    const things = await readThings(served, focus.entities, focus.type)
    const events = numberOf(span?.['n'])
    const edges = events === 0 ? [] : [['west', 'south', 'east', 'north'].map((edge) => numberOf(span?.[edge]))]
    const bounds = boundsOf([...edges, ...things.map(({ longitude, latitude }) => [longitude, latitude, longitude, latitude])])
    const size = cell ?? (bounds ? Math.max(0.000_1, Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / 120) : 1)
    const cells = events === 0 ? [] : await readCells(served, condition, size)
    const journeys = focus.entities && events > 0 ? await readJourneys(served, condition, focus.entities.split(',').slice(0, mostJourneys)) : []
    return {
      events, cells: cells.slice(0, mostCells), things, journeys, stays: focus.entities ? await readStays(served, focus) : [],
      isCut: cells.length > mostCells || things.length >= mostThings || journeys.some((journey) => journey.isCut),
      ...(bounds ? { bounds } : {}),
    }
  },
)

/** Stays of those selected, or of what a source links with them (their car), the longest first. */
async function readStays(served: ServedCase, { entities = '', from = '', until = '' }: EventFocus): Promise<StayLine[]> {
  const rows = await served.ask(
    `WITH chosen AS (SELECT unnest(string_split($1, ',')) AS id),
near AS (SELECT id FROM chosen UNION SELECT target_id FROM links WHERE source_id IN (SELECT id FROM chosen)
  UNION SELECT source_id FROM links WHERE target_id IN (SELECT id FROM chosen))
SELECT s.subject_id AS id, s.subject AS caption, s.latitude, s.longitude, s.start, s.finish, s.positions, x.number AS exhibit, x.path, s.first_locator AS locator,
  (SELECT min(canonical_schema) FROM entities e WHERE e.canonical_id = s.subject_id) AS schema
FROM stays s LEFT JOIN exhibits x ON x.id = s.first_exhibit_id
WHERE s.subject_id IN (SELECT id FROM near) AND ($2 = '' OR s.finish >= $2) AND ($3 = '' OR s.start < $3 || '~')
ORDER BY s.minutes DESC, s.id LIMIT ${mostStays}`, [entities, from, until],
  )
  return rows.map((row) => ({
    entity: entityName(row), latitude: numberOf(row['latitude']), longitude: numberOf(row['longitude']), from: textOf(row['start']), until: textOf(row['finish']),
    positions: numberOf(row['positions']), name: null, place: placeOf(row),
  }))
}

function boundsOf(boxes: readonly (readonly number[])[]): [number, number, number, number] | undefined {
  if (boxes.length === 0) return undefined
  const edge = (at: number, pick: (...values: number[]) => number) => boxes.reduce((found, box) => pick(found, box[at]!), boxes[0]![at]!)
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
}

async function readCells(served: ServedCase, condition: Condition, size: number): Promise<MapCell[]> {
  const rows = await served.ask(
    `WITH cell AS (
  SELECT floor(e.latitude / ${size}) AS y, floor(e.longitude / ${size}) AS x, avg(e.latitude) AS latitude, avg(e.longitude) AS longitude, count(*) AS events,
    count(DISTINCT e.canonical_id) AS entities, min(e.start) AS first, max(e.start) AS last, min(e.place) AS name,
    arg_min(e.exhibit_id, e.id) AS exhibit_id, arg_min(e.locator, e.id) AS locator
  FROM events e${condition.where || ' WHERE true'} AND ${placed} GROUP BY 1, 2 ORDER BY events DESC, y, x LIMIT ${mostCells + 1})
SELECT c.*, x.number AS exhibit, x.path FROM cell c LEFT JOIN exhibits x ON x.id = c.exhibit_id ORDER BY c.events DESC, c.y, c.x`, condition.values,
  )
  return rows.map((row) => ({
    latitude: numberOf(row['latitude']), longitude: numberOf(row['longitude']), events: numberOf(row['events']), entities: numberOf(row['entities']),
    first: textOf(row['first']), last: textOf(row['last']), name: maybeText(row['name']), place: placeOf(row),
  }))
}

async function readThings(served: ServedCase, entities: string | undefined, type: string | undefined): Promise<MapThing[]> {
  const rows = await served.ask(
    `WITH told AS (
  SELECT canonical_id AS id, arg_min(TRY_CAST(value AS DOUBLE), id) FILTER (property = 'latitude') AS latitude,
    arg_min(TRY_CAST(value AS DOUBLE), id) FILTER (property = 'longitude') AS longitude,
    arg_min(exhibit, id) FILTER (property = 'latitude') AS exhibit, arg_min(path, id) FILTER (property = 'latitude') AS path,
    arg_min(locator, id) FILTER (property = 'latitude') AS locator
  FROM statements WHERE property IN ('latitude', 'longitude') GROUP BY 1
  HAVING latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
named AS (SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM entities GROUP BY 1)
SELECT t.*, n.caption, n.schema FROM told t JOIN named n USING (id) LEFT JOIN network w ON w.canonical_id = t.id
WHERE t.id NOT IN (SELECT canonical_id FROM events WHERE latitude IS NOT NULL) AND ($2 = '' OR n.schema = $2)
  AND ($1 = '' OR list_contains(string_split($1, ','), t.id) OR t.id IN (
    SELECT CASE WHEN list_contains(string_split($1, ','), source_id) THEN target_id ELSE source_id END FROM links
    WHERE list_contains(string_split($1, ','), source_id) OR list_contains(string_split($1, ','), target_id)))
ORDER BY w.degree DESC NULLS LAST, n.caption, t.id LIMIT ${mostThings}`, [entities ?? '', type ?? ''],
  )
  return rows.map((row) => ({ entity: entityName(row), latitude: numberOf(row['latitude']), longitude: numberOf(row['longitude']), place: placeOf(row) }))
}

async function readJourneys(served: ServedCase, condition: Condition, ids: readonly string[]): Promise<Journey[]> {
  const names = await readEntityNames(served, ids)
  const journeys: Journey[] = []
  const at = `$${condition.values.length + 1}`
  for (const id of ids) {
    const rows = await served.ask(
      `WITH told AS (
  SELECT e.moment, e.id, e.start, e.latitude, e.longitude, e.exhibit_id, e.locator, count(*) OVER () AS positions,
    lag(e.latitude) OVER walk AS before_latitude, lag(e.longitude) OVER walk AS before_longitude
  FROM events e${condition.where || ' WHERE true'} AND ${placed} AND e.moment IS NOT NULL
    AND (e.canonical_id = ${at} OR contains(e.participants, ${at})) WINDOW walk AS (ORDER BY e.moment, e.id))
SELECT t.start AS moment, t.latitude, t.longitude, t.positions, t.locator, x.number AS exhibit, x.path
FROM told t LEFT JOIN exhibits x ON x.id = t.exhibit_id
WHERE before_latitude IS NULL OR abs(latitude - before_latitude) + abs(longitude - before_longitude) > 0.0001
ORDER BY t.moment, t.id LIMIT ${mostPoints + 1}`, [...condition.values, id],
    )
    if (rows.length === 0) continue
    journeys.push({
      entity: nameOf(names, id),
      positions: numberOf(rows[0]?.['positions']),
      points: rows.slice(0, mostPoints).map((row) => ({
        moment: textOf(row['moment']), latitude: numberOf(row['latitude']), longitude: numberOf(row['longitude']), place: placeOf(row),
      })),
      isCut: rows.length > mostPoints,
    })
  }
  return journeys
}
