import type { EntityLine, EntityList } from '../api-types.ts'
import { blockOf } from '../block.ts'
import { Condition } from '../condition.ts'
import { numberOf, textOf } from '../place.ts'
import { ask, endOf, route } from '../route.ts'
import { entityName, schemaLabel, thingSchemata } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'
import { z } from 'zod'

const toldWithinSql = 'id IN (SELECT s.entity_id FROM statements s WHERE s.exhibit = ?)'
const tookPartSql = `canonical_id IN (SELECT unnest(list_append(CAST(CAST(participants AS JSON) AS VARCHAR[]), canonical_id)) FROM events
WHERE start >= ? AND start <= ?)`

const orders = { told: 'statements DESC, caption, id', name: 'caption, id', sources: 'sources DESC, caption, id' } as const

/**
 * People and things of the case: canonical entities by words in their names, and by schema. Ordered by evidence, never by
 * anything about a person.
 */
export const entitiesRoute = route(
  '/api/entities',
  {
    q: ask.words, schema: ask.name, within: ask.exhibit.optional(), from: ask.moment, until: ask.moment,
    order: z.enum(['told', 'name', 'sources']).default('told'), offset: ask.offset, limit: ask.limit,
  },
  async (served, { q, schema, within, from, until, order, offset, limit }): Promise<EntityList> => {
    const things = thingSchemata()
    const condition = new Condition().words(q, ['caption', 'canonical_caption']).and(toldWithinSql, within)
    if (from || until) condition.and(tookPartSql, from ?? '0', until ? endOf(until) : '~')
    const [countedSql, countedValues] = [
      `SELECT canonical_schema AS name, count(DISTINCT canonical_id) AS n FROM entities${condition.where} GROUP BY 1 ORDER BY n DESC, name`, [...condition.values],
    ]
    if (schema) condition.and('canonical_schema = ?', schema)
    else condition.and("list_contains(string_split(?, ','), canonical_schema)", things.join(','))
    const [counted, [sum], rows] = await Promise.all([
      served.ask(countedSql, countedValues),
      served.ask(`SELECT count(DISTINCT canonical_id) AS n FROM entities${condition.where}`, condition.values),
      selectEntities(served, { condition, order: orders[order], offset, limit }),
    ])
    return {
      rows,
      total: numberOf(sum?.['n']),
      offset,
      schemata: counted.map((row) => {
        const name = textOf(row['name'])
        return { name, label: schemaLabel(name), count: numberOf(row['n']), group: things.includes(name) ? 'thing' : 'record' }
      }),
    }
  },
)

/** Canonical entities that one of whose sources fits; counts are over all their sources. */
export async function selectEntities(
  served: ServedCase, { condition, order, offset, limit }: { condition: Condition; order: string; offset: number; limit: number },
): Promise<EntityLine[]> {
  const block = blockOf(offset, limit)
  const rows = await served.ask(
    `WITH found AS (
  SELECT canonical_id AS id, min(canonical_caption) AS caption, min(canonical_schema) AS schema, min(cluster_size) AS sources,
    min(cluster_state) AS state, min(cluster_probability) AS probability, sum(statements) AS statements
  FROM entities WHERE canonical_id IN (SELECT canonical_id FROM entities${condition.where})
  GROUP BY 1 ORDER BY ${order} LIMIT ${block.limit} OFFSET ${block.offset})
SELECT f.*, (SELECT count(DISTINCT s.exhibit_id) FROM statements s JOIN entities e ON e.id = s.entity_id WHERE e.canonical_id = f.id) AS exhibits
FROM found f ORDER BY ${order}`, condition.values,
  )
  return rows.slice(offset - block.offset, offset - block.offset + limit).map(entityLine)
}

function entityLine(row: AnswerRow): EntityLine {
  return {
    ...entityName(row),
    sources: numberOf(row['sources']),
    statements: numberOf(row['statements']),
    exhibits: numberOf(row['exhibits']),
    state: textOf(row['state']),
    probability: numberOf(row['probability']),
  }
}
