import { canonicalJson } from '../../base/canonical-json.ts'
import { codeVersion } from '../../base/code-version.ts'
import { sha256, sha256OfParts } from '../../base/hash.ts'
import type { Case } from '../../case/case.ts'
import { readSettings } from '../../case/case-settings.ts'
import { contentHash } from '../../case/content-hash.ts'
import { evidencePath } from '../../case/case-layout.ts'
import { listJudgements } from '../../case/judgements.ts'
import { defaultLimits } from '../../extract/limits.ts'
import { createCatalogue, openDuckStore } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { caseCatalogue } from '../catalogue.ts'
import { askCase } from './ask-case.ts'
import type { BuildOptions } from './build-options.ts'
import { caseSteps } from './case-steps.ts'
import { DerivedFolder } from './derived-folder.ts'
import { confirmedMappings, writeProposals } from './mapping-files.ts'
import { ChildShelf } from './reading/child-shelf.ts'
import { gatherReadings, readingParameters, type ReadingPlan } from './reading/gather-readings.ts'
import { placeReadings } from './reading/place-readings.ts'
import { ReadingPool } from './reading/reading-pool.ts'
import { ReadingShelf } from './reading/reading-shelf.ts'
import { runStep, type StepKeys } from './step.ts'
import { writeOutputs } from './write-outputs.ts'

/** What a build did. */
export interface BuildReport {
  readonly exhibits: number
  /** Exhibits read in this build; the others had been read before. */
  readonly read: number
  readonly statements: number
  readonly stepsRun: readonly string[]
  /** SHA-256 of the dossier's manifest. */
  readonly dossier: string
  /** Nothing had changed since the last build. */
  readonly unchanged: boolean
}

/**
 * The main job: reads what has not been read, computes what rests on it, and writes the dossier. The same evidence and
 * journal give the same rows and the same dossier, whatever was built before. It can be killed at any moment: the next
 * build goes on from what was finished.
 */
export async function buildCase(openCase: Case, options: BuildOptions): Promise<BuildReport> {
  const derived = new DerivedFolder(openCase.layout.root)
  const plan = planOf(openCase)
  const mark = derived.readMark()
  if (mark?.plan === plan) {
    const counts = await countBuilt(openCase.layout.root)
    return { ...counts, read: 0, stepsRun: [], dossier: mark.dossier, unchanged: true }
  }
  return makeCase(openCase, { derived, plan, options })
}

/** Whether the derived files are those of the journal and the code as they are now. */
export function isCurrent(openCase: Case): boolean {
  return new DerivedFolder(openCase.layout.root).readMark()?.plan === planOf(openCase)
}

/** Hash of everything that the derived files rest on. */
function planOf(openCase: Case): string {
  const everything = codeVersion(['base', 'model', 'store', 'case', 'extract', 'resolve', 'network', 'examine', 'timeline', 'finding', 'dossier', 'app/jobs'])
  return sha256OfParts([everything, contentHash(openCase.journal), canonicalJson(defaultLimits)])
}

async function makeCase(
  openCase: Case,
  { derived, plan, options }: { derived: DerivedFolder; plan: string; options: BuildOptions },
): Promise<BuildReport> {
  const { progress, signal } = options
  const catalogue = sha256(canonicalJson(caseCatalogue as unknown))
  const reading: ReadingPlan = { settings: readSettings(openCase.journal), limits: defaultLimits, mappings: confirmedMappings(openCase.journal) }
  const shelf = new ReadingShelf(derived.path, reading.mappings)
  const children = new ChildShelf(derived.path)
  const pool = new ReadingPool({ readableFolders: [openCase.layout.evidence], children, signal })
  try {
    const { readings, fresh } = await gatherReadings(openCase.exhibits.all(), reading, {
      pool, shelf, children, progress, signal, fileOf: (exhibit) => evidencePath(openCase.layout, exhibit.sha256),
    })
    if (fresh > 0) progress.end('read', `${fresh.toLocaleString('en')} exhibits read, ${(readings.length - fresh).toLocaleString('en')} known`)

    derived.beginNext(derived.readMark()?.catalogue === catalogue)
    const store = await openDuckStore(derived.nextDatabase, { temporaryFolder: derived.spillFolder, signal })
    let report: BuildReport
    try {
      await createCatalogue(store, caseCatalogue)
      const { version, parameters } = readingParameters(reading)
      const keys: StepKeys = new Map()
      keys.set('readings', await placeReadings(store, readings, {
        shelf, progress, signal, scratchFolder: derived.spillFolder, version, parameters,
      }))
      const judgements = listJudgements(openCase.journal)
      keys.set('judgements', sha256(canonicalJson(judgements)))
      const stepsRun: string[] = []
      for (const step of caseSteps(judgements, derived.searchIndex)) {
        signal?.throwIfAborted()
        if (await runStep(step, keys, { store, progress, signal })) stepsRun.push(step.name)
      }
      await writeProposals(openCase.layout.mappings, store)
      const dossier = await writeOutputs(openCase, { store, derived, options, pool })
      report = { ...(await countRows(store)), read: fresh, stepsRun, dossier, unchanged: false }
      await store.run('CHECKPOINT')
    } finally {
      await store.close()
    }
    derived.finishNext()
    derived.writeMark({ plan, catalogue, dossier: report.dossier })
    return report
  } finally {
    pool.close()
  }
}

/** Exhibits and statements of a store that is open. */
async function countRows(store: Store): Promise<{ exhibits: number; statements: number }> {
  const [row] = await store.all(countSql)
  return { exhibits: Number(row!['exhibits']), statements: Number(row!['statements']) }
}

/** The same of a case that is built. */
async function countBuilt(casePath: string): Promise<{ exhibits: number; statements: number }> {
  const { rows } = await askCase(casePath, countSql)
  return { exhibits: Number(rows[0]![0]), statements: Number(rows[0]![1]) }
}

const countSql = 'SELECT (SELECT count(*) FROM derived.exhibits) AS exhibits, (SELECT count(*) FROM derived.statements) AS statements'
