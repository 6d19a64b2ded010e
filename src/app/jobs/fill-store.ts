import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256 } from '../../base/hash.ts'
import type { Progress } from '../../base/progress.ts'
import type { Case } from '../../case/case.ts'
import { listToldBeside } from '../../case/register/beside-register.ts'
import { listToldFindings } from '../../case/register/finding-register.ts'
import { listJudgements } from '../../case/register/judgements.ts'
import { createCatalogue } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { caseCatalogue } from '../catalogue.ts'
import { caseSteps } from './case-steps.ts'
import { constraintsOf } from './constraint-files.ts'
import type { DerivedFolder } from './derived-folder.ts'
import type { GatheredCase } from './gather-case.ts'
import { readingParameters } from './reading/gather-readings.ts'
import { placeReadings } from './reading/place-readings.ts'
import { runStep, type StepKeys } from './step.ts'

/** Where the rows of a case go. */
export interface FillOptions {
  readonly spillFolder: string
  /** The folder that search is built to; absent: search is not built. */
  readonly derived?: DerivedFolder
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** Brings a store to hold what these readings and the journal give: places them, and runs the steps whose keys have changed. Gives the steps that ran. */
export async function fillStore(openCase: Case, store: Store, gathered: GatheredCase, options: FillOptions): Promise<string[]> {
  const { spillFolder, derived, progress, signal } = options
  await createCatalogue(store, caseCatalogue)
  const keys: StepKeys = new Map()
  keys.set('readings', await placeReadings(store, gathered.readings, {
    files: openCase.files.now, shelf: gathered.shelf, progress, signal, scratchFolder: spillFolder, ...readingParameters(gathered.reading),
  }))
  keys.set('examinations', gathered.examined.key)
  const judgements = listJudgements(openCase.journal)
  keys.set('judgements', sha256(canonicalJson(judgements)))
  const told = listToldFindings(openCase.journal)
  keys.set('told', sha256(canonicalJson(told)))
  const beside = listToldBeside(openCase.journal)
  keys.set('beside-told', sha256(canonicalJson(beside)))
  const stepsRun: string[] = []
  const inputs = {
    judgements, told, beside, search: derived, constraints: constraintsOf(openCase.journal), documents: () => gathered.documents(),
    timeZone: gathered.reading.settings.timeZone,
  }
  for (const step of caseSteps(inputs)) {
    if (step.name === 'search' && derived === undefined) continue
    signal?.throwIfAborted()
    if (await runStep(step, keys, { store, progress, signal })) stepsRun.push(step.name)
  }
  return stepsRun
}
