import type { Route } from './route.ts'
import { chartGroupsRoute } from './routes/chart-groups.ts'
import { entitiesRoute } from './routes/entities.ts'
import { eventsRoute } from './routes/events.ts'
import { overviewRoute } from './routes/overview.ts'
import { timelineRoute } from './routes/timeline.ts'
import type { ServedCase } from './served-case.ts'

/** What a client asks first on the screens that ask most, as it asks it. */
const firstQuestions: readonly (readonly [Route, Readonly<Record<string, string>>])[] = [
  [overviewRoute, {}],
  [entitiesRoute, { offset: '0', limit: '100' }],
  [timelineRoute, { core: 'yes', bins: '900', lanes: '40' }],
  [eventsRoute, { offset: '0', limit: '100' }],
  [chartGroupsRoute, {}],
]

/** Asks one after the other what a client will ask first, so that its first reader finds it answered. */
export async function warmCase(served: ServedCase): Promise<void> {
  await (await served.built()).warm()
  for (const [{ input, answer }, asked] of firstQuestions) {
    await answer(served, input.parse(asked), { range: undefined, actor: '' })
  }
}
