import { codeVersion } from '../../base/code-version.ts'
import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256OfParts } from '../../base/hash.ts'
import type { Progress } from '../../base/progress.ts'
import type { Store } from '../../store/store.ts'
import type { TableSpec } from '../../store/table.ts'
import { runsTable } from '../../store/catalogue/core-tables.ts'

/** One step of the main job after reading: what it rests on, the tables it writes, and how. */
export interface Step {
  readonly name: string
  /** Folders of `src/` whose code decides its rows. */
  readonly code: readonly string[]
  /** Names of the steps, or other inputs, that it reads. */
  readonly reads: readonly string[]
  readonly parameters?: Readonly<Record<string, unknown>>
  /** Tables that are its own: emptied before it runs. */
  readonly tables: readonly TableSpec[]
  /** Whether what it writes outside the tables is there; absent: it writes nothing outside. */
  isThere?(): boolean
  run(context: StepContext): Promise<unknown>
}

/** What a step is given. `run` is its run id, to be written into each row. */
export interface StepContext {
  readonly store: Store
  readonly run: string
  readonly progress: Progress
  /** Aborted when the person stops the build. */
  readonly signal?: AbortSignal | undefined
}

/** Keys of what has been computed: by name of step or other input. */
export type StepKeys = Map<string, string>

/**
 * Runs a step unless its key is the one it last ran with. What its last run left, in its tables and among the problems,
 * goes first. Gives whether it ran.
 */
export async function runStep(step: Step, keys: StepKeys, context: Omit<StepContext, 'run'>): Promise<boolean> {
  const version = codeVersion(step.code)
  const key = stepKey(step, keys, version)
  keys.set(step.name, key)
  const { store, progress } = context
  const known = await store.all('SELECT id FROM derived.runs WHERE step = $1', [step.name])
  if (known.length === 1 && known[0]!['id'] === key && (step.isThere?.() ?? true)) return false

  progress.report({ step: step.name, done: 0, unit: 'rows' })
  await store.run('DELETE FROM derived.problems WHERE run_id IN (SELECT id FROM derived.runs WHERE step = $1)', [step.name])
  await store.run('DELETE FROM derived.runs WHERE step = $1', [step.name])
  for (const table of step.tables) await store.run(`DELETE FROM derived."${table.name}"`)
  await step.run({ ...context, run: key })
  const rows = await countRows(store, step.tables)
  const appender = await store.appender(runsTable)
  appender.add([key, step.name, version, parametersOf(step), canonicalJson(inputKeys(step, keys)), rows])
  await appender.close()
  return true
}

/** A hash over the name, code, parameters and the keys of what it reads. */
function stepKey(step: Step, keys: StepKeys, version: string): string {
  return sha256OfParts([step.name, version, parametersOf(step), ...inputKeys(step, keys)]).slice(0, 32)
}

function parametersOf(step: Step): string {
  return canonicalJson(step.parameters ?? {})
}

function inputKeys(step: Step, keys: StepKeys): string[] {
  return step.reads.map((name) => {
    const key = keys.get(name)
    if (key === undefined) throw new TypeError(`Step ${step.name} reads ${name}, which has not run.`)
    return key
  })
}

async function countRows(store: Store, tables: readonly TableSpec[]): Promise<number> {
  let total = 0
  for (const table of tables) {
    const [row] = await store.all(`SELECT count(*) AS n FROM derived."${table.name}"`)
    total += Number(row!['n'])
  }
  return total
}
