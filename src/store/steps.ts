import type { Progress } from '../base/progress.ts'
import { entityRanges, type EntityRange } from './entity-range.ts'
import type { Store } from './store.ts'

/** One named stage of a longer computation in SQL, readable alone. */
export interface SqlStep {
  readonly name: string
  readonly sql: string
}

/** Who watches stages run, under the name of which step of the main job. */
export interface StepWatch {
  readonly step: string
  readonly progress: Progress
}

const createTemporary = 'CREATE OR REPLACE TEMP TABLE'

/** A named intermediate table that lives as long as the connection. */
export function temporaryStep(name: string, select: string): SqlStep {
  return { name, sql: `${createTemporary} ${name} AS ${select}` }
}

/** Runs steps in order, then drops the temporary tables they made. An error names its step through its SQL. */
export async function runSteps(store: Store, steps: readonly SqlStep[], watch: StepWatch): Promise<void> {
  await runKeeping(store, steps, watch)
  await dropTemporary(store, steps)
}

/** The same without dropping: what the stages laid out is for those that follow. */
export async function runKeeping(store: Store, steps: readonly SqlStep[], watch: StepWatch): Promise<void> {
  for (const [done, step] of steps.entries()) {
    watch.progress.report({ step: watch.step, done, total: steps.length, unit: 'stages' })
    await store.run(step.sql)
  }
}

/** Drops the temporary tables that steps made. */
export async function dropTemporary(store: Store, steps: readonly SqlStep[]): Promise<void> {
  for (const step of steps) {
    if (step.sql.startsWith(createTemporary)) await store.run(`DROP TABLE IF EXISTS temp.${step.name}`)
  }
}

/** How entities are gone over range by range. */
export interface RangeWatch extends StepWatch {
  /** Statements gone over at a time; absent: as many as fit in memory. */
  readonly statementsEach?: number | undefined
}

/** Runs steps for every range of entities in turn, then drops the temporary tables they made. */
export async function runRanges(store: Store, stepsOf: (range: EntityRange) => readonly SqlStep[], watch: RangeWatch): Promise<void> {
  const ranges = await entityRanges(store, watch.statementsEach)
  for (const [done, range] of ranges.entries()) {
    watch.progress.report({ step: watch.step, done, total: ranges.length, unit: 'parts' })
    for (const step of stepsOf(range)) await store.run(step.sql)
  }
  await dropTemporary(store, stepsOf(ranges[0]!))
}
