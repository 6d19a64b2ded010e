import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import type { Case } from '../../../case/case.ts'
import { explainItem, listAdverse, listSchedule, reasonExhibit } from '../../jobs/beside/list-disclosure.ts'
import type { AdverseItem, ScheduleEntry } from '../api-types.ts'
import { makePlace } from '../place.ts'
import { ask, deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

const words = z.string().trim().min(1).max(4_000)

/** The schedule of all material, used and unused, as it is now. */
export const scheduleRoute = route('/api/disclosure/schedule', {}, (served): Promise<ScheduleEntry[]> => served.withCase((opened) => listSchedule(opened, served.rows)))

/** Everything that speaks against the case, with what persons say of it. */
export const adverseRoute = route('/api/disclosure/adverse', {}, (served): Promise<AdverseItem[]> => served.withCase((opened) => itemsOf(served, opened)))

/** A person says why an exhibit is used or not, and whether it is sensitive. Answers the schedule as it then stands. */
export const reasonRoute = deed(
  '/api/disclosure/reason', { right: 'write', shape: { exhibit: ask.exhibit, reason: words, sensitive: z.boolean().default(false) } },
  (served, told, { actor }): Promise<ScheduleEntry[]> => served.withChange(async (opened) => {
    await reasonExhibit(opened, told, { actor, clock: systemClock, ask: served.rows })
    return listSchedule(opened, served.rows)
  }),
)

/** A person explains an item that speaks against the case. It stays listed. */
export const explainRoute = deed(
  '/api/disclosure/explain', { right: 'write', shape: { item: z.string().regex(/^[0-9a-f]{32}$/), text: words } },
  (served, told, { actor }): Promise<AdverseItem[]> => served.withChange(async (opened) => {
    await explainItem(opened, told, { actor, clock: systemClock, ask: served.rows })
    return itemsOf(served, opened)
  }),
)

async function itemsOf(served: ServedCase, opened: Case): Promise<AdverseItem[]> {
  return (await listAdverse(opened, served.rows)).map(({ exhibit, path, locator, content: _, ...item }) => ({
    ...item, place: exhibit ? makePlace(exhibit, path, locator || 'whole') : null,
  }))
}
