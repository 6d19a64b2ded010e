import { z } from 'zod'
import type { TimelineAnswer, TimelineLane } from '../api-types.ts'
import { eventCondition, focusShape } from '../chart/event-focus.ts'
import { readEntityNames } from '../chart/named-entities.ts'
import type { Condition } from '../condition.ts'
import { countBy } from '../count-by.ts'
import { numberOf, textOf } from '../place.ts'
import { route } from '../route.ts'
import { thingSchemata } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Lengths of a stretch that somebody can name. */
const steps = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day, 91 * day, 364 * day, 3_640 * day]

/** Events by stretch of time, for the case and for each of those who take part most often, or are selected. */
export const timelineRoute = route(
  '/api/timeline',
  {
    ...focusShape, bins: z.coerce.number().int().min(20).max(2_000).default(600), lanes: z.coerce.number().int().min(0).max(60).default(24),
    core: z.enum(['', 'yes']).default(''),
  },
  async (served, { bins, lanes: most, core, ...focus }): Promise<TimelineAnswer> => {
    const condition = eventCondition(focus)
    const outside = core === '' ? 0 : await narrowToCore(served, condition)
    const kinds = await countBy(served, { from: 'events e', by: 'e.kind', condition: eventCondition({ ...focus, kind: '' }) })
    const [span] = await served.ask(
      `SELECT epoch_ms(min(e.moment)) AS first, epoch_ms(max(e.moment)) AS last, count(*) AS n FROM events e${condition.where || ' WHERE true'} AND e.moment IS NOT NULL`,
      condition.values,
    )
    if (!span || span['first'] === null) return { start: 0, end: 0, step: day, events: 0, outside, counts: [], lanes: [], lanesInAll: 0, kinds }
    const [first, last] = [numberOf(span['first']), numberOf(span['last'])]
    const step = steps.find((length) => (last - first) / length <= bins) ?? steps.at(-1)!
    // Stretches of a day or more begin at midnight, those of a week on a Monday (the fourth day after Thursday 1 January 1970).
    const origin = step >= 7 * day ? 4 * day : 0
    const start = Math.floor((first - origin) / step) * step + origin
    const bin = `CAST(floor((epoch_ms(e.moment) - ${start}) / ${step}) AS INTEGER)`
    const counted = await served.ask(
      `SELECT ${bin} AS bin, count(*) AS n FROM events e${condition.where || ' WHERE true'} AND e.moment IS NOT NULL GROUP BY 1 ORDER BY 1`, condition.values,
    )
    const { lanes, lanesInAll } = await readLanes(served, condition, { bin, most, entities: focus.entities, type: focus.type })
    return { start, end: last, step, events: numberOf(span['n']), outside, counts: counted.map(countOf), lanes, lanesInAll, kinds }
  },
)

/** A birth or an issue of long ago would press what happened into one stretch: what lies far from the middle 96 of 100 is left out, and counted. */
async function narrowToCore(served: ServedCase, condition: Condition): Promise<number> {
  const told = `FROM events e${condition.where || ' WHERE true'} AND e.moment IS NOT NULL`
  const [core] = await served.ask(
    `WITH most AS (SELECT quantile_disc(e.moment, 0.02) AS first, quantile_disc(e.moment, 0.98) AS last
${told} AND e.kind NOT IN ('life', 'identity', 'relation', 'document'))
SELECT CAST(first - (last - first) / 10 AS VARCHAR) AS first, CAST(last + (last - first) / 10 AS VARCHAR) AS last FROM most`, condition.values,
  )
  if (!core?.['first']) return 0
  const [all] = await served.ask(`SELECT count(*) AS n ${told}`, condition.values)
  condition.and('e.moment >= CAST(? AS TIMESTAMP)', textOf(core['first'])).and('e.moment <= CAST(? AS TIMESTAMP)', textOf(core['last']))
  const [kept] = await served.ask(`SELECT count(*) AS n FROM events e${condition.where}`, condition.values)
  return numberOf(all?.['n']) - numberOf(kept?.['n'])
}

interface LaneWish {
  readonly bin: string
  readonly most: number
  readonly entities: string | undefined
  readonly type: string | undefined
}

async function readLanes(served: ServedCase, condition: Condition, { bin, most, entities, type }: LaneWish): Promise<{ lanes: TimelineLane[]; lanesInAll: number }> {
  const base = condition.values.length
  // Who takes part: people and things, not the record that tells of it.
  const rows = await served.ask(
    `WITH told AS (
  SELECT ${bin} AS bin, unnest(list_distinct(list_append(from_json(e.participants, '["VARCHAR"]'), e.canonical_id))) AS id
  FROM events e${condition.where || ' WHERE true'} AND e.moment IS NOT NULL),
able AS (SELECT DISTINCT canonical_id AS id FROM entities WHERE
  CASE WHEN $${base + 1} <> '' THEN list_contains(string_split($${base + 1}, ','), canonical_id)
    WHEN $${base + 2} <> '' THEN canonical_schema = $${base + 2}
    ELSE list_contains(string_split($${base + 3}, ','), canonical_schema) END),
counted AS (SELECT id, bin, count(*) AS n FROM told JOIN able USING (id) GROUP BY ALL),
best AS (SELECT id, sum(n) AS events, count(*) OVER () AS lanes FROM counted GROUP BY 1 ORDER BY events DESC, id LIMIT ${most})
SELECT b.id, b.events, b.lanes, c.bin, c.n FROM best b JOIN counted c USING (id) ORDER BY b.events DESC, b.id, c.bin`,
    [...condition.values, entities ?? '', type ?? '', thingSchemata().join(',')],
  )
  const names = await readEntityNames(served, rows.map((row) => textOf(row['id'])))
  const lanes = new Map<string, TimelineLane & { counts: [number, number][] }>()
  for (const row of rows) {
    const id = textOf(row['id'])
    const lane = lanes.get(id) ?? { entity: names.get(id) ?? { id, caption: id, schema: 'Thing', kind: '' }, events: numberOf(row['events']), counts: [] }
    lane.counts.push(countOf(row))
    lanes.set(id, lane)
  }
  return { lanes: [...lanes.values()], lanesInAll: numberOf(rows[0]?.['lanes']) }
}

function countOf(row: AnswerRow): [number, number] {
  return [numberOf(row['bin']), numberOf(row['n'])]
}
