import type { Rhythm, TrendsAnswer } from '../api-types.ts'
import { eventCondition, focusShape, type EventFocus } from '../chart/event-focus.ts'
import { readEntityNames } from '../chart/named-entities.ts'
import { countBy } from '../count-by.ts'
import { numberOf, textOf } from '../place.ts'
import { route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

const mostCompared = 12

/** When things happen by hour, weekday and month: the whole case as the base, and each entity selected, or each kind of event. */
export const trendsRoute = route('/api/trends', focusShape, async (served, { entities, ...focus }): Promise<TrendsAnswer> => {
  const kinds = await countBy(served, { from: 'events e', by: 'e.kind', condition: eventCondition({ ...focus, entities, kind: '' }) })
  const base = await readRhythm(served, { ...focus, entities: undefined }, { name: '', label: '' })
  const chosen = (entities?.split(',') ?? []).slice(0, mostCompared)
  const names = await readEntityNames(served, chosen)
  const rhythms: Rhythm[] = []
  for (const id of chosen) rhythms.push(await readRhythm(served, { ...focus, entities: id }, { name: id, label: names.get(id)?.caption ?? id }))
  if (chosen.length === 0 && focus.kind === '') {
    for (const { name, label } of kinds.slice(0, mostCompared)) rhythms.push(await readRhythm(served, { ...focus, kind: name }, { name, label }))
  }
  return { base, rhythms, kinds }
})

async function readRhythm(served: ServedCase, focus: EventFocus, { name, label }: { name: string; label: string }): Promise<Rhythm> {
  const condition = eventCondition(focus)
  const rows = await served.ask(
    `WITH told AS (SELECT e.moment, e.precision FROM events e${condition.where || ' WHERE true'} AND e.moment IS NOT NULL)
SELECT 'hour' AS unit, lpad(CAST(hour(moment) AS VARCHAR), 2, '0') AS slot, count(*) AS n FROM told WHERE precision IN ('minute', 'second') GROUP BY ALL
UNION ALL SELECT 'weekday', CAST(isodow(moment) AS VARCHAR), count(*) FROM told WHERE precision NOT IN ('year', 'month') GROUP BY ALL
UNION ALL SELECT 'month', strftime(moment, '%Y-%m'), count(*) FROM told WHERE precision <> 'year' GROUP BY ALL
UNION ALL SELECT 'all', '', count(*) FROM told GROUP BY ALL ORDER BY unit, slot`, condition.values,
  )
  const counts = (unit: string) => new Map(rows.filter((row) => row['unit'] === unit).map((row) => [textOf(row['slot']), numberOf(row['n'])]))
  const [hours, weekdays] = [counts('hour'), counts('weekday')]
  return {
    name, label,
    events: counts('all').get('') ?? 0,
    timed: [...hours.values()].reduce((sum, count) => sum + count, 0),
    hours: Array.from({ length: 24 }, (_, at) => hours.get(String(at).padStart(2, '0')) ?? 0),
    weekdays: Array.from({ length: 7 }, (_, at) => weekdays.get(String(at + 1)) ?? 0),
    months: [...counts('month')],
  }
}
