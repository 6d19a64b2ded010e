import { z } from 'zod'
import { sqlTexts } from '../../../store/sql-text.ts'
import { askPaths } from '../../jobs/network-questions.ts'
import type { BetweenLine, PathsAnswer } from '../api-types.ts'
import { betweenLine, betweenSql } from '../chart/between-lines.ts'
import { nameOf, readEntityNames } from '../chart/named-entities.ts'
import { ask, route } from '../route.ts'

/** The shortest paths between two entities, with the evidence of each step. */
export const chartPathsRoute = route(
  '/api/chart/paths',
  {
    a: ask.entity, b: ask.entity, from: ask.day, until: ask.day, schemata: z.string().regex(/^[A-Za-z]{1,40}(,[A-Za-z]{1,40}){0,60}$/).optional(),
    count: z.coerce.number().int().min(1).max(20).default(5), hops: z.coerce.number().int().min(1).max(8).default(6),
    directed: z.enum(['', 'yes']).default(''),
  },
  async (served, { a, b, from, until, schemata, count, hops, directed }): Promise<PathsAnswer> => {
    await served.built()
    const { paths, isCut } = await askPaths(served.layout.root, [a, b], {
      count, maxHops: hops, from, until, schemata: schemata?.split(','), directed: directed === 'yes',
    })
    const steps = paths.flatMap((path) => path.hops)
    const names = await readEntityNames(served, steps.flatMap(({ from: start, to }) => [start, to]))
    const shown = steps.flatMap((step) => step.shown.map(({ id }) => id))
    const rows = shown.length === 0 ? [] : await served.ask(betweenSql(`id IN ${sqlTexts(new Set(shown))}`))
    const lines = new Map(rows.map((row) => [String(row['id']), betweenLine(row)]))
    return {
      paths: paths.map(({ hops: each, inTime }) => ({
        hops: each.map((hop) => ({
          from: nameOf(names, hop.from), to: nameOf(names, hop.to), links: hop.links,
          shown: hop.shown.flatMap(({ id }): BetweenLine[] => lines.has(id) ? [lines.get(id)!] : []),
        })),
        inTime,
      })),
      isCut,
    }
  },
)
