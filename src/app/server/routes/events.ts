import type { EntityName, EventBuckets, EventLine, EventList } from '../api-types.ts'
import { eventCondition, focusShape, type EventFocus } from '../chart/event-focus.ts'
import { blockOf } from '../block.ts'
import type { Condition } from '../condition.ts'
import { countAll, countBy } from '../count-by.ts'
import { listOf, maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { entityName } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'

const filters = { q: ask.words, entity: ask.entity.optional(), ...focusShape } as const

const participantsNamed = 8

interface Filters extends EventFocus {
  readonly q: string
  readonly entity?: string | undefined
}

/** Everything dated, in order of time. */
export const eventsRoute = route('/api/events', { ...filters, offset: ask.offset, limit: ask.limit }, async (served, input): Promise<EventList> => {
  const condition = conditionOf({ ...input, kind: '' })
  const kinds = await countBy(served, { from: 'events e', by: 'e.kind', condition })
  condition.and('e.kind = ?', input.kind)
  const block = blockOf(input.offset, input.limit)
  const read = await served.ask(
    `SELECT e.*, x.number AS exhibit, x.path
FROM (SELECT e.* FROM events e${condition.where} ORDER BY e.moment NULLS LAST, e.id LIMIT ${block.limit} OFFSET ${block.offset}) e
LEFT JOIN exhibits x ON x.id = e.exhibit_id ORDER BY e.moment NULLS LAST, e.id`, condition.values,
  )
  const rows = read.slice(input.offset - block.offset, input.offset - block.offset + input.limit)
  const names = await readNames(served, rows.flatMap(namedOf))
  return {
    rows: rows.map((row) => eventLine(row, names)),
    total: await countAll(served, 'events e', condition),
    offset: input.offset,
    kinds,
  }
})

function eventLine(row: AnswerRow, names: ReadonlyMap<string, EntityName>): EventLine {
  const degrees = (column: string) => (row[column] === null ? null : numberOf(row[column]))
  return {
    id: textOf(row['id']),
    canonicalId: textOf(row['canonical_id']),
    kind: textOf(row['kind']),
    start: textOf(row['start']),
    end: maybeText(row['finish']),
    precision: textOf(row['precision']),
    zone: textOf(row['zone']),
    title: textOf(row['title']),
    where: maybeText(row['place']),
    latitude: degrees('latitude'),
    longitude: degrees('longitude'),
    participants: namedOf(row).flatMap((id) => names.get(id) ?? []),
    participantsInAll: listOf(row['participants']).length,
    place: placeOf(row),
  }
}

function namedOf(row: AnswerRow): string[] {
  return listOf(row['participants']).slice(0, participantsNamed).map(String)
}

function conditionOf({ q, entity, ...focus }: Filters): Condition {
  return eventCondition(focus).words(q, ['e.title', 'e.place']).and('(e.canonical_id = ? OR contains(e.participants, ?))', entity, entity)
}

async function readNames(served: ServedCase, ids: readonly string[]): Promise<Map<string, EntityName>> {
  if (ids.length === 0) return new Map()
  const rows: AnswerRow[] = await served.ask(
    `SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM entities
WHERE list_contains(string_split($1, ','), canonical_id) GROUP BY 1`, [[...new Set(ids)].join(',')],
  )
  return new Map(rows.map((row) => [textOf(row['id']), entityName(row)]))
}

const maxBuckets = 400
const units = ['hour', 'day', 'month', 'year'] as const

/** Events counted by stretch of time, in the finest unit that gives no more than 400 of them. */
export const eventBucketsRoute = route('/api/event-buckets', filters, async (served, input): Promise<EventBuckets> => {
  const condition = conditionOf(input)
  const lengths = units.map((unit) => `date_diff('${unit}', min(moment), max(moment)) AS "${unit}"`)
  const [spread] = await served.ask(`SELECT ${lengths.join(', ')} FROM events e${condition.where}`, condition.values)
  const unit = units.find((name) => numberOf(spread?.[name]) <= maxBuckets) ?? 'year'
  const rows = await served.ask(
    `SELECT CAST(date_trunc('${unit}', moment) AS VARCHAR) AS start, count(*) AS n FROM events e${condition.where || ' WHERE true'}
AND moment IS NOT NULL GROUP BY 1 ORDER BY 1`, condition.values,
  )
  return { unit, buckets: rows.map((row) => ({ start: textOf(row['start']), count: numberOf(row['n']) })) }
})
