import type { Progress } from '../../base/progress.ts'
import { dropTemporary, runKeeping } from '../../store/steps.ts'
import type { Store } from '../../store/store.ts'
import { gapParameters, gapSteps } from '../gap/gap-steps.ts'
import { gapsTable } from '../gap/tables.ts'
import { clockOffsetsTable, rateChangesTable, trendsTable } from './tables.ts'
import { compareClocksStep, countTrendsStep, trendGroundSteps, trendParameters } from './trend-steps.ts'
import { writeChanges } from './write-changes.ts'

/** The tables that hold what is missing, usual and changing in the dated evidence. */
export const patternTables = [gapsTable, trendsTable, rateChangesTable, clockOffsetsTable]

/** How it is looked for; stands in the run. */
export const patternParameters = { gaps: gapParameters, trends: trendParameters }

/** What a step over the whole case is given. */
export interface PatternOptions {
  readonly run: string
  readonly progress: Progress
  /** Zone told for the case: the clock of hours for times in UTC. */
  readonly timeZone?: string | undefined
}

/** Looks for gaps in series, counts events by hour, weekday and month, finds changes of rate, compares clocks. What stood in the tables is replaced. */
export async function layPatterns(store: Store, { run, progress, timeZone }: PatternOptions): Promise<void> {
  for (const table of patternTables) await store.run(`DELETE FROM derived."${table.name}"`)
  const watch = { step: 'pattern', progress }
  const ground = trendGroundSteps(timeZone)
  await runKeeping(store, [...gapSteps(run), ...ground, countTrendsStep(run), compareClocksStep(run)], watch)
  const changes = await writeChanges(store, run)
  await dropTemporary(store, [...gapSteps(run), ...ground])
  const [row] = await store.all<{ gaps: number; clocks: number }>('SELECT (SELECT count(*) FROM derived.gaps) AS gaps, (SELECT count(*) FROM derived.clock_offsets) AS clocks')
  progress.end('pattern', `${row!.gaps} gaps, ${changes} changes of rate, ${row!.clocks} pairs of clocks`)
}
