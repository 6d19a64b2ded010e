import { z } from 'zod'
import type { LinkLine, LinkList, Page, Sum } from '../api-types.ts'
import { Condition } from '../condition.ts'
import { countAll, countBy } from '../count-by.ts'
import { decimalSql, listOf, maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { ask, endOf, route } from '../route.ts'
import { entityName } from '../schema-words.ts'

/** Pairs of entities and how they are linked, counted by kind and direction; with `entity`, those of one; with `entities`, of any of them. */
export const linkPairsRoute = route(
  '/api/link-pairs',
  {
    q: ask.words, label: ask.name, entity: ask.entity.optional(), direction: z.enum(['out', 'in', 'both']).default('both'), schema: ask.name,
    entities: ask.entities, within: ask.exhibit.optional(), from: ask.moment, until: ask.moment, offset: ask.offset, limit: ask.limit,
  },
  async (served, { q, label, entity, direction, schema, entities, within, from, until, offset, limit }): Promise<LinkList> => {
    const condition = new Condition().words(q, ['s.caption', 't.caption', 'l.role'])
    if (direction === 'both') condition.and('(l.source_id = ? OR l.target_id = ?)', entity, entity)
    else condition.and(direction === 'out' ? 'l.source_id = ?' : 'l.target_id = ?', entity)
    condition
      .and("(list_contains(string_split(?, ','), l.source_id) OR list_contains(string_split(?, ','), l.target_id))", entities, entities)
      .and('l.exhibit_id = (SELECT id FROM exhibits WHERE number = ?)', within)
      .and('coalesce(l.end_date, l.start_date) >= ?', from)
      .and('l.start_date <= ?', until && endOf(until))
    const kinds = await countBy(served, { from: named, by: 'l.label', condition })
    condition.and('l.label = ?', label).and('l.schema = ?', schema)
    const grouped = `FROM ${named}${condition.where} GROUP BY l.source_id, l.target_id, l.label, l.schema`
    const [sum] = await served.ask(`SELECT count(*) AS n FROM (SELECT 1 ${grouped})`, condition.values)
    const rows = await served.ask(
      `SELECT g.*, x.number AS exhibit, x.path FROM (
  SELECT l.source_id, min(s.caption) AS source_caption, min(s.schema) AS source_schema, l.target_id, min(t.caption) AS target_caption,
    min(t.schema) AS target_schema, l.label, l.schema, count(*) AS links, min(l.start_date) AS first, max(l.start_date) AS last,
    arg_min(l.exhibit_id, l.id) AS exhibit_id, arg_min(l.locator, l.id) AS locator,
    to_json(list({'currency': coalesce(l.currency, ''), 'amount': CAST(l.amount AS VARCHAR)}) FILTER (l.amount IS NOT NULL)) AS amounts
  ${grouped} ORDER BY links DESC, l.label, source_caption, target_caption, l.source_id, l.target_id LIMIT ${limit} OFFSET ${offset}) g
LEFT JOIN exhibits x ON x.id = g.exhibit_id ORDER BY links DESC, label, source_caption, target_caption, source_id, target_id`, condition.values,
    )
    return {
      rows: rows.map((row) => ({
        source: entityName(row, 'source_'), target: entityName(row, 'target_'), label: textOf(row['label']), schema: textOf(row['schema']),
        links: numberOf(row['links']), first: maybeText(row['first']), last: maybeText(row['last']), sums: sumsOf(listOf(row['amounts'])),
        place: placeOf(row),
      })),
      total: numberOf(sum?.['n']),
      offset,
      kinds,
    }
  },
)

const captions = '(SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema FROM entities GROUP BY 1)'
const named = `links l LEFT JOIN ${captions} s ON s.id = l.source_id LEFT JOIN ${captions} t ON t.id = l.target_id`

function sumsOf(amounts: readonly unknown[]): Sum[] {
  const sums = new Map<string, { units: bigint; count: number }>()
  for (const entry of amounts) {
    const { currency, amount } = entry as { currency?: unknown; amount?: unknown }
    const known = sums.get(textOf(currency)) ?? { units: 0n, count: 0 }
    sums.set(textOf(currency), { units: known.units + unitsOf(textOf(amount)), count: known.count + 1 })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, { units, count }]) => ({ currency, amount: decimalOf(units), count }))
}

/** An amount in units of its eighth decimal: sums stay exact. */
function unitsOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const units = BigInt(whole + fraction.padEnd(8, '0').slice(0, 8))
  return amount.startsWith('-') ? -units : units
}

function decimalOf(units: bigint): string {
  const text = (units < 0n ? -units : units).toString().padStart(9, '0')
  return `${units < 0n ? '-' : ''}${text.slice(0, -8)}.${text.slice(-8)}`.replace(/\.?0+$/, '')
}

/** The links of one kind between two entities, each with its place. */
export const linksRoute = route(
  '/api/links', { source: ask.entity, target: ask.entity, label: ask.name, offset: ask.offset, limit: ask.limit },
  async (served, { source, target, label, offset, limit }): Promise<Page<LinkLine>> => {
    const condition = new Condition().and('source_id = ?', source).and('target_id = ?', target).and('label = ?', label)
    const rows = await served.ask(
      `SELECT l.* REPLACE (${decimalSql('l.amount')} AS amount), x.number AS exhibit, x.path
FROM (SELECT * FROM links${condition.where}) l LEFT JOIN exhibits x ON x.id = l.exhibit_id
ORDER BY l.start_date NULLS LAST, x.number, l.locator, l.id LIMIT ${limit} OFFSET ${offset}`, condition.values,
    )
    return {
      rows: rows.map((row) => ({
        id: textOf(row['id']), label: textOf(row['label']), schema: textOf(row['schema']), edgeId: maybeText(row['edge_id']),
        startDate: maybeText(row['start_date']), endDate: maybeText(row['end_date']), amount: maybeText(row['amount']),
        currency: maybeText(row['currency']), role: maybeText(row['role']), place: placeOf(row),
      })),
      total: await countAll(served, 'links', condition),
      offset,
    }
  },
)
