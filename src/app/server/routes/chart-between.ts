import { z } from 'zod'
import { linkFilterSql } from '../../../network/read-graph.ts'
import type { BetweenAnswer } from '../api-types.ts'
import { betweenLine, betweenSql } from '../chart/between-lines.ts'
import { nameOf, readEntityNames } from '../chart/named-entities.ts'
import { numberOf, placeOf } from '../place.ts'
import { ask, route } from '../route.ts'

const linksShown = 500
const textsShown = 50

/** The links between two entities, either way, each with the place that tells it; and the texts that name both. */
export const chartBetweenRoute = route(
  '/api/chart/between', { a: ask.entity, b: ask.entity, label: ask.name, from: ask.day, until: ask.day, together: z.enum(['', 'yes']).default('') },
  async (served, { a, b, label, from, until, together }): Promise<BetweenAnswer> => {
    const condition = `((source_id = $1 AND target_id = $2) OR (source_id = $2 AND target_id = $1)) AND ($3 = '' OR label = $3)
AND ${linkFilterSql({ from, until })}`
    const values = [a, b, label]
    const [sum] = await served.ask(`SELECT count(*) AS n FROM links WHERE ${condition}`, values)
    const rows = await served.ask(`${betweenSql(condition)} LIMIT ${linksShown}`, values)
    const names = await readEntityNames(served, [a, b])
    const texts = together === '' ? [] : await served.ask(
      `SELECT x.number AS exhibit, x.path, min(l.locator) AS locator FROM mentions l JOIN mentions r ON l.exhibit_id = r.exhibit_id
JOIN exhibits x ON x.id = l.exhibit_id WHERE l.canonical_id = $1 AND r.canonical_id = $2
GROUP BY ALL ORDER BY x.number, x.path LIMIT ${textsShown}`, [a, b],
    )
    return { a: nameOf(names, a), b: nameOf(names, b), total: numberOf(sum?.['n']), rows: rows.map(betweenLine), together: texts.map(placeOf) }
  },
)
