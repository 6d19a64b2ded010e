import type { Progress } from '../base/progress.ts'
import type { Store } from './store.ts'

/** One named stage of a longer computation in SQL, readable alone. */
export interface SqlStep {
  readonly name: string
  readonly sql: string
}

/** A named intermediate table that lives as long as the connection. */
export function temporaryStep(name: string, select: string): SqlStep {
  return { name, sql: `CREATE OR REPLACE TEMP TABLE ${name} AS ${select}` }
}

/** Runs steps in order, then drops the temporary tables they made. An error names its step through its SQL. */
export async function runSteps(store: Store, steps: readonly SqlStep[], watch: { step: string; progress: Progress }): Promise<void> {
  for (const [done, step] of steps.entries()) {
    watch.progress.report({ step: watch.step, done, total: steps.length, unit: 'stages' })
    await store.run(step.sql)
  }
  for (const step of steps) {
    if (step.sql.startsWith('CREATE OR REPLACE TEMP TABLE')) await store.run(`DROP TABLE IF EXISTS temp.${step.name}`)
  }
}
