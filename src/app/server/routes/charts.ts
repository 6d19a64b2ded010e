import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import type { Case } from '../../../case/case.ts'
import { keepChart, listCharts, readChart, saveChart, type ShelvedChart } from '../../../case/register/chart-shelf.ts'
import type { KeptChart, KeptChartText } from '../api-types.ts'
import { deed, route } from '../route.ts'

const name = z.string().min(1).max(80)

/** The charts of the case, with who stands behind each. */
export const chartsRoute = route('/api/charts', {}, (served) => served.withCase((opened): KeptChart[] => {
  const saved = savedCharts(opened)
  return listCharts(opened.layout).map((chart) => withSaved(chart, saved))
}))

/** One chart with its text. */
export const keptChartRoute = route('/api/charts/:name', { name }, (served, input) => served.withCase((opened): KeptChartText => {
  const { chart, text } = readChart(opened.layout, input.name)
  return { ...withSaved(chart, savedCharts(opened)), text }
}))

/** Keeps the working copy of a chart; refused when somebody else changed it meanwhile. */
export const keepChartRoute = deed(
  '/api/charts/:name',
  { right: 'write', shape: { name, text: z.string().max(4_000_000), basedOn: z.string().regex(/^([0-9a-f]{64})?$/) } },
  (served, chart) => served.withChange(async (opened): Promise<KeptChart> => {
    const kept = await keepChart(opened, chart)
    return withSaved(kept, savedCharts(opened))
  }),
)

/** Puts a chart as it stands into the journal, under the name of who does it. */
export const saveChartRoute = deed(
  '/api/charts/:name/save', { right: 'write', shape: { name } },
  (served, input, { actor }) => served.withChange((opened): KeptChart => {
    const chart = saveChart(opened, input.name, { actor, clock: systemClock })
    return withSaved(chart, savedCharts(opened))
  }),
)

type Saved = ReadonlyMap<string, { readonly by: string; readonly at: string; readonly sha256: string }>

function savedCharts({ journal }: Case): Saved {
  return new Map([...journal.entries({ verb: 'chart.saved' })].map(({ actor, time, payload }) => [payload.name, { by: actor, at: time, sha256: payload.sha256 }]))
}

function withSaved(chart: ShelvedChart, saved: Saved): KeptChart {
  const last = saved.get(chart.name)
  return { ...chart, ...(last ? { saved: { by: last.by, at: last.at, isSame: last.sha256 === chart.sha256 } } : {}) }
}
