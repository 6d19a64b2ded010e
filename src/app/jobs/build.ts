import { canonicalJson } from '../../base/canonical-json.ts'
import { systemClock } from '../../base/clock.ts'
import { diskFailure } from '../../base/disk-failure.ts'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import type { Case } from '../../case/case.ts'
import { anchorUses } from '../../case/authority/anchor-uses.ts'
import { whyKeptTooLong } from '../../case/retention/retention.ts'
import { listSeals, settleSeals } from '../../case/authority/seals.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { caseCatalogue } from '../catalogue.ts'
import { askStanding, type AnswerChange } from './answering/standing-questions.ts'
import type { BuildOptions } from './build-options.ts'
import { isWritten, planOf } from './build-plan.ts'
import type { BuiltMark } from './built-mark.ts'
import { DerivedFolder } from './derived-folder.ts'
import { fillStore } from './fill-store.ts'
import { gatherCase, readingPoolOf } from './gather-case.ts'
import { writeProposals } from './mapping-files.ts'
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
  /** What the standing questions answered, beside what they answered before. */
  readonly questions: readonly AnswerChange[]
}

/**
 * The main job: reads what has not been read, computes what rests on it, and writes the dossier. The same evidence and
 * journal give the same rows and the same dossier, whatever was built before. It can be killed at any moment: the next
 * build goes on from what was finished. Derived files that were cut off, changed or taken away since are made again. Throws
 * `case.unwritable` for a disk that is full or fails: what the last build left stands.
 */
export async function buildCase(openCase: Case, options: BuildOptions): Promise<BuildReport> {
  try {
    return await buildOnce(openCase, options)
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.code === 'store.damaged')) throw diskFailure(thrown, `The case at ${openCase.layout.root} could not be built`)
    // What was found damaged has been dropped: it is made again, once. What is damaged then is not the derived files.
    options.progress.end('build', `${thrown.message} It is made again now.`)
    return await buildOnce(openCase, options).catch((again: unknown) => {
      throw diskFailure(again, `The case at ${openCase.layout.root} could not be built`)
    })
  }
}

async function buildOnce(openCase: Case, options: BuildOptions): Promise<BuildReport> {
  assertKeptRightly(openCase)
  const derived = new DerivedFolder(openCase.layout.root, openCase.files.now)
  if (openCase.isWritable) {
    settleSeals(openCase, { actor: 'jackdaw', clock: systemClock })
    anchorUses(openCase, { actor: 'jackdaw', clock: systemClock })
  }
  const plan = planOf(openCase)
  const mark = derived.readMark()
  if (mark?.plan === plan && derived.isAsBuilt() && isWritten(openCase, mark, options.withoutPdf ?? false)) {
    const counts = await countBuilt(derived)
    const questions = await askStanding(openCase, derived, { onlyNew: true, signal: options.signal })
    return { ...counts, read: 0, stepsRun: [], dossier: mark.dossier, unchanged: true, questions }
  }
  return makeCase(openCase, { derived, plan, options })
}

function assertKeptRightly({ journal }: Case): void {
  const refusal = whyKeptTooLong(journal, systemClock.now())
  if (refusal) throw refusal
}

async function makeCase(
  openCase: Case,
  { derived, plan, options }: { derived: DerivedFolder; plan: string; options: BuildOptions },
): Promise<BuildReport> {
  const { progress, signal } = options
  const catalogue = sha256(canonicalJson(caseCatalogue as unknown))
  const pool = readingPoolOf(openCase, derived, signal)
  try {
    const gathered = await gatherCase(openCase, { derived, pool, progress, signal })

    derived.beginNext(derived.readMark()?.catalogue === catalogue)
    const store = await openDuckStore(derived.nextDatabase, { temporaryFolder: derived.spillFolder, signal })
    let report: Omit<BuildReport, 'questions'>
    let pdf: BuiltMark['pdf']
    try {
      const stepsRun = await fillStore(openCase, store, gathered, { spillFolder: derived.spillFolder, derived, progress, signal })
      await writeProposals(openCase.files, openCase.layout.mappings, store)
      const { sha256: dossier, pdf: printed } = await writeOutputs(openCase, { store, derived, options, pool })
      pdf = printed
      report = { ...(await countRows(store)), read: gathered.fresh, stepsRun, dossier, unchanged: false }
      await store.run('CHECKPOINT')
    } finally {
      await store.close()
    }
    derived.finishNext({ plan, catalogue, dossier: report.dossier, pdf, sealed: [...listSeals(openCase.journal).keys()].sort() })
    return { ...report, questions: await askStanding(openCase, derived, { signal }) }
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
async function countBuilt(derived: DerivedFolder): Promise<{ exhibits: number; statements: number }> {
  const store = await openDuckStore(derived.wholeDatabase(), { readOnly: true })
  try {
    return await countRows(store)
  } finally {
    await store.close()
  }
}

const countSql = 'SELECT (SELECT count(*) FROM derived.exhibits) AS exhibits, (SELECT count(*) FROM derived.statements) AS statements'
