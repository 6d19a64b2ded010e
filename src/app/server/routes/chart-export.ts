import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { passFourEyes } from '../../../case/members/four-eyes-register.ts'
import type { FtmEntity } from '../api-types.ts'
import { chosenIds, chosenSql } from '../chart/chosen-ids.ts'
import { textOf } from '../place.ts'
import { ask, deed, longQuestion } from '../route.ts'

const mostValues = 500_000

/** Entities in FollowTheMoney's form: those chosen, and what links them with each other. */
export const chartFtmRoute = longQuestion('/api/chart/ftm', { ids: chosenIds }, async (served, { ids }): Promise<FtmEntity[]> => {
  const rows = await served.ask(
    `WITH chosen AS (SELECT unnest(string_split($1, ',')) AS id
  UNION SELECT e.canonical_id FROM links l JOIN entities e ON e.id = l.edge_id WHERE l.source_id IN ${chosenSql} AND l.target_id IN ${chosenSql})
SELECT v.canonical_id AS id, any_value(e.canonical_schema) AS schema, v.property, coalesce(v.target_canonical_id, v.value) AS value
FROM entity_values v JOIN entities e ON e.id = v.entity_id WHERE v.canonical_id IN (SELECT id FROM chosen)
GROUP BY v.canonical_id, v.property, coalesce(v.target_canonical_id, v.value)
ORDER BY v.canonical_id, v.property, value LIMIT ${mostValues}`, [ids],
  )
  const entities = new Map<string, { id: string; schema: string; properties: Record<string, string[]> }>()
  for (const row of rows) {
    const id = textOf(row['id'])
    const entity = entities.get(id) ?? { id, schema: textOf(row['schema']), properties: {} }
    ;(entity.properties[textOf(row['property'])] ??= []).push(textOf(row['value']))
    entities.set(id, entity)
  }
  return [...entities.values()]
}, 'release')

/** Puts down that a chart leaves the case: in which form, and the hash of its bytes. Told before the bytes are given to the reader. */
export const chartExportedRoute = deed(
  '/api/chart/exported', { right: 'release', shape: { format: z.enum(['chart-png', 'chart-svg', 'chart-gexf', 'chart-graphml', 'chart-ftm', 'chart-csv']), sha256: ask.hash } },
  (served, payload, { actor }) => served.withChange(({ journal }) => {
    passFourEyes(journal, { deed: 'export', details: payload }, { actor, clock: systemClock })
    journal.append([{ verb: 'exported', payload }], { actor, clock: systemClock })
    return { told: true }
  }),
)
