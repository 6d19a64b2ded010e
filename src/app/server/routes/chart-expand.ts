import { z } from 'zod'
import { linkFilterSql } from '../../../network/read-graph.ts'
import type { ExpansionAnswer, ExpansionKind } from '../api-types.ts'
import { numberOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { schemaLabel } from '../schema-words.ts'

const mostAdded = 500

/** What is linked with an entity: counted by kind before anything is shown, and the ids of those with the most links. */
export const chartExpandRoute = route(
  '/api/chart/expand',
  {
    entity: ask.entity, label: ask.name, schema: ask.name, direction: z.enum(['', 'out', 'in', 'none']).default(''), other: ask.name,
    from: ask.day, until: ask.day, limit: z.coerce.number().int().min(0).max(mostAdded).default(50),
  },
  async (served, { entity, label, schema, direction, other, from, until, limit }): Promise<ExpansionAnswer> => {
    const around = `WITH around AS (
  SELECT l.label, l.schema, CASE WHEN NOT l.directed THEN 'none' WHEN l.source_id = $1 THEN 'out' ELSE 'in' END AS direction,
    CASE WHEN l.source_id = $1 THEN l.target_id ELSE l.source_id END AS other
  FROM links l WHERE (l.source_id = $1 OR l.target_id = $1) AND l.source_id <> l.target_id AND ${linkFilterSql({ from, until })}),
named AS (SELECT canonical_id AS id, min(canonical_schema) AS schema FROM entities GROUP BY 1),
told AS (SELECT a.*, n.schema AS other_schema FROM around a LEFT JOIN named n ON n.id = a.other)`
    const kinds = await served.ask(
      `${around} SELECT label, schema, direction, other_schema, count(*) AS links, count(DISTINCT other) AS others
FROM told GROUP BY ALL ORDER BY others DESC, label, direction, other_schema LIMIT 200`, [entity],
    )
    const rows = await served.ask(
      `${around} SELECT other, count(*) AS links, count(*) OVER () AS others FROM told
WHERE ($2 = '' OR label = $2) AND ($3 = '' OR schema = $3) AND ($4 = '' OR direction = $4) AND ($5 = '' OR other_schema = $5)
GROUP BY 1 ORDER BY links DESC, other LIMIT ${Math.max(1, limit)}`, [entity, label, schema, direction, other],
    )
    return {
      kinds: kinds.map((row): ExpansionKind => ({
        label: textOf(row['label']), schema: textOf(row['schema']), other: textOf(row['other_schema']), kind: schemaLabel(textOf(row['other_schema'])),
        direction: textOf(row['direction']) as ExpansionKind['direction'], links: numberOf(row['links']), others: numberOf(row['others']),
      })),
      ids: rows.slice(0, limit).map((row) => textOf(row['other'])),
      others: numberOf(rows[0]?.['others']),
    }
  },
)
