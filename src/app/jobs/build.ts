import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256 } from '../../base/hash.ts'
import type { Case } from '../../case/case.ts'
import { readSettings } from '../../case/case-settings.ts'
import { evidencePath } from '../../case/case-layout.ts'
import { listToldFindings } from '../../case/finding-register.ts'
import { listJudgements } from '../../case/judgements.ts'
import type { DocumentSigns } from '../../examine/sign.ts'
import { defaultLimits } from '../../extract/limits.ts'
import { createCatalogue, openDuckStore } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { caseCatalogue } from '../catalogue.ts'
import { askCase } from './ask-case.ts'
import type { BuildOptions } from './build-options.ts'
import { isWritten, planOf } from './build-plan.ts'
import { caseSteps } from './case-steps.ts'
import { constraintsOf } from './constraint-files.ts'
import { DerivedFolder, type BuiltMark } from './derived-folder.ts'
import { documentSigns } from './examining/document-signs.ts'
import { ExaminationShelf } from './examining/examination-shelf.ts'
import { examineLimits, gatherExaminations, type GatheredExaminations } from './examining/gather-examinations.ts'
import { confirmedMappings, writeProposals } from './mapping-files.ts'
import { ChildShelf } from './reading/child-shelf.ts'
import { gatherReadings, readingParameters, type ReadingPlan } from './reading/gather-readings.ts'
import { placeReadings } from './reading/place-readings.ts'
import { ReadingPool } from './reading/reading-pool.ts'
import { ReadingShelf } from './reading/reading-shelf.ts'
import { runStep, type StepKeys } from './step.ts'
import { trustOf } from './trusted.ts'
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
  if (mark?.plan === plan && isWritten(openCase, mark, options.withoutPdf ?? false)) {
    const counts = await countBuilt(openCase.layout.root)
    return { ...counts, read: 0, stepsRun: [], dossier: mark.dossier, unchanged: true }
  }
  return makeCase(openCase, { derived, plan, options })
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
  const sheets = new ChildShelf(derived.path, 'sheets')
  const examinationShelf = new ExaminationShelf(derived.path, sheets)
  const trust = trustOf(openCase)
  const pool = new ReadingPool({ readableFolders: [openCase.layout.evidence, openCase.layout.trust], children, signal })
  try {
    const { readings, fresh } = await gatherReadings(openCase.exhibits.all(), reading, {
      pool, shelf, children, progress, signal, fileOf: (exhibit) => evidencePath(openCase.layout, exhibit.sha256),
    })
    if (fresh > 0) progress.end('read', `${fresh.toLocaleString('en')} exhibits read, ${(readings.length - fresh).toLocaleString('en')} known`)

    const examined = await gatherExaminations(readings, { trust, limits: examineLimits }, { pool, shelf: examinationShelf, sheets, progress, signal })
    if (examined.fresh > 0) progress.end('examine files', `${examined.fresh.toLocaleString('en')} of ${readings.length.toLocaleString('en')} exhibits`)

    derived.beginNext(derived.readMark()?.catalogue === catalogue)
    const store = await openDuckStore(derived.nextDatabase, { temporaryFolder: derived.spillFolder, signal })
    let report: BuildReport
    let pdf: BuiltMark['pdf']
    try {
      await createCatalogue(store, caseCatalogue)
      const { version, parameters } = readingParameters(reading)
      const keys: StepKeys = new Map()
      keys.set('readings', await placeReadings(store, readings, {
        shelf, progress, signal, scratchFolder: derived.spillFolder, version, parameters,
      }))
      keys.set('examinations', examined.key)
      const judgements = listJudgements(openCase.journal)
      keys.set('judgements', sha256(canonicalJson(judgements)))
      const told = listToldFindings(openCase.journal)
      keys.set('told', sha256(canonicalJson(told)))
      const stepsRun: string[] = []
      const constraints = constraintsOf(openCase.journal)
      const documents = () => signsOf(examined, examinationShelf)
      for (const step of caseSteps({ judgements, told, searchIndex: derived.searchIndex, constraints, documents })) {
        signal?.throwIfAborted()
        if (await runStep(step, keys, { store, progress, signal })) stepsRun.push(step.name)
      }
      await writeProposals(openCase.layout.mappings, store)
      const { sha256: dossier, pdf: printed } = await writeOutputs(openCase, { store, derived, options, pool })
      pdf = printed
      report = { ...(await countRows(store)), read: fresh, stepsRun, dossier, unchanged: false }
      await store.run('CHECKPOINT')
    } finally {
      await store.close()
    }
    derived.finishNext()
    derived.writeMark({ plan, catalogue, dossier: report.dossier, pdf })
    return report
  } finally {
    pool.close()
  }
}

/** What was seen of each exhibit, read from the shelf one at a time. */
function* signsOf({ examinations }: GatheredExaminations, shelf: ExaminationShelf): Generator<DocumentSigns> {
  for (const { exhibit, key } of examinations) {
    const parts = shelf.find(key) ?? []
    if (parts.length > 0) yield documentSigns(exhibit, parts)
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
