import { z } from 'zod'
import { silentProgress } from '../../../base/progress.ts'
import type { SupportSets } from '../../jobs/answering/minimal-sets.ts'
import { supportOfFinding, supportOfRows } from '../../jobs/answering/support.ts'
import { withoutExhibits, type Without } from '../../jobs/answering/without-exhibits.ts'
import { askWorlds, type WorldAnswer } from '../../jobs/answering/world/ask-worlds.ts'
import { withStore } from '../../jobs/network-questions.ts'
import { longQuestion, route } from '../route.ts'

const worlds = z.coerce.number().int().min(1).max(1_000).default(100)
const aside = z.string().regex(/^[0-9A-Za-z.]{1,40}(,[0-9A-Za-z.]{1,40}){0,199}$/)

/** The sets of exhibits that a finding rests on. */
export const findingSupportRoute = route(
  '/api/findings/:number/support', { number: z.coerce.number().int().min(1).max(1_000_000) },
  async (served, { number }): Promise<SupportSets> => supportOfFinding(await served.built(), number),
)

/** The sets of exhibits that each row of a question rests on, by the ids that stand in it. */
export const rowsSupportRoute = longQuestion('/api/support', { sql: z.string().min(1).max(20_000) }, async (served, { sql }): Promise<SupportSets[]> => {
  const built = await served.built()
  const { columns, rows } = await built.ask(sql, { maxRows: 500, isOfPerson: true })
  return supportOfRows(built, rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]]))))
})

/** What falls, weakens and stands without exhibits (numbers or authorities, with commas), computed anew beside the case. */
export const withoutRoute = route('/api/without', { exhibits: aside }, async (served, { exhibits }): Promise<Without> =>
  served.withCase((opened) => withoutExhibits(opened, { aside: exhibits.split(','), progress: silentProgress })))

/** One entity, or two, over sampled resolutions. */
export const worldsRoute = route(
  '/api/worlds', {
    entities: z.string().regex(/^[0-9a-f]{32}(,[0-9a-f]{32})?$/), worlds, seed: z.coerce.number().int().min(0).max(2 ** 31).default(1),
    hops: z.coerce.number().int().min(1).max(12).default(6),
  },
  async (served, { entities, worlds: count, seed, hops }): Promise<WorldAnswer> => {
    await served.built()
    const [one, other] = entities.split(',') as [string, string | undefined]
    return withStore(served.layout.root, (store) => askWorlds(store, { entities: other === undefined ? [one] : [one, other], worlds: count, seed, maxHops: hops }))
  },
)
