import { z } from 'zod'
import type { ChartAnswer } from '../api-types.ts'
import { readChartEntities } from '../chart/chart-entities.ts'
import { readChartPairs, readTogether } from '../chart/chart-pairs.ts'
import { chosenIds } from '../chart/chosen-ids.ts'
import { focusShape } from '../chart/event-focus.ts'
import { longQuestion } from '../route.ts'

/** The entities of a chart, and how they are linked with each other: counted by kind and direction, with exact sums. */
export const chartRoute = longQuestion(
  '/api/chart',
  { ids: chosenIds, from: focusShape.from, until: focusShape.until, within: focusShape.within, together: z.enum(['', 'yes']).default('') },
  async (served, { ids, from, until, within, together }): Promise<ChartAnswer> => ({
    entities: await readChartEntities(served, ids),
    ...(await readChartPairs(served, ids, { from, until, within })),
    together: together === '' ? [] : await readTogether(served, ids),
  }),
)
