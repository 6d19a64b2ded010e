import { readFileSync } from 'node:fs'
import { listAuthorities } from '../../case/authority/authority-register.ts'
import type { Case } from '../../case/case.ts'
import { evidencePath } from '../../case/case-layout.ts'
import { readSettings } from '../../case/case-settings.ts'
import { derivationVerbs } from '../../case/journal/content-hash.ts'
import { printPdf } from '../../dossier/print-pdf.ts'
import { writeDossier } from '../../dossier/write-dossier.ts'
import { listIsolationProblems } from '../../case/register/isolation-register.ts'
import { listIntakeProblems } from '../../evidence/intake.ts'
import { defaultLimits } from '../../extract/limits.ts'
import type { Store } from '../../store/store.ts'
import type { BuildOptions } from './build-options.ts'
import type { BuiltMark } from './built-mark.ts'
import type { DerivedFolder } from './derived-folder.ts'
import { confirmedMappings } from './mapping-files.ts'
import { ReadAgain } from './read-again.ts'
import { ChildShelf } from './reading/child-shelf.ts'
import type { ReadingPool } from './reading/reading-pool.ts'
import { readMergeErrors } from './resolving/merge-errors.ts'

/** What the outputs are written from. */
export interface OutputSource {
  readonly store: Store
  readonly derived: DerivedFolder
  readonly options: BuildOptions
  readonly pool: ReadingPool
}

/** Writes the dossier, as HTML and PDF. Gives its hash, and what became of the PDF. */
export async function writeOutputs(
  opened: Case,
  { store, derived, options, pool }: OutputSource,
): Promise<{ sha256: string; pdf: BuiltMark['pdf'] }> {
  const children = new ChildShelf(opened.files.now, derived.path)
  const sheets = new ChildShelf(opened.files.now, derived.path, 'sheets')
  const readAgain = new ReadAgain(store, pool, {
    settings: readSettings(opened.journal),
    mappings: confirmedMappings(opened.journal),
    limits: defaultLimits,
    fileOf(sha256, isChild) {
      if (isChild) children.assertWhole(sha256)
      return isChild ? children.pathOf(sha256) : evidencePath(opened.layout, sha256)
    },
  })
  const { checkpoint, time } = standOf(opened)
  const { page, sha256 } = await writeDossier({
    caseFile: opened.file,
    authorities: listAuthorities(opened.journal),
    intakeProblems: [...listIsolationProblems(opened.journal), ...listIntakeProblems(opened)],
    mergeErrors: readMergeErrors(opened.journal).sentence.en,
    checkpoint,
    asOf: time,
    store,
    readAgain: (exhibitId, locators) => readAgain.at(exhibitId, locators),
    readPicture(sha256) {
      sheets.assertWhole(sha256)
      return readFileSync(sheets.pathOf(sha256))
    },
    folder: opened.layout.dossier,
    files: opened.files,
    progress: options.progress,
  })
  if (options.withoutPdf) return { sha256, pdf: 'left-out' }
  options.progress.report({ step: 'print', done: 0, unit: 'pages' })
  const printed = printPdf(page, time, opened.files.now)
  options.progress.end('print', 'path' in printed ? 'dossier.pdf' : printed.problem.message)
  return { sha256, pdf: 'path' in printed ? 'printed' : 'unprinted' }
}

/** The last entry that the case rests on, and the first checkpoint that covers it: later releases and exports do not change a dossier. */
function standOf(opened: Case): { checkpoint: string; time: string } {
  let last = 1
  let time = opened.file.createdAt
  for (const leaf of opened.journal.leaves()) {
    if (!derivationVerbs.some((verb) => verb === leaf.verb)) continue
    last = leaf.sequence
    time = leaf.time
  }
  for (let size = last; size <= opened.journal.size; size++) {
    const checkpoint = opened.journal.checkpoint(size)
    if (checkpoint) return { checkpoint, time }
  }
  throw new TypeError(`No checkpoint covers entry ${last} of the journal.`)
}
