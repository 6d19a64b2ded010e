import type { Case } from '../../case/case.ts'
import { evidencePath } from '../../case/case-layout.ts'
import { readSettings } from '../../case/case-settings.ts'
import { sealReasons } from '../../case/authority/seals.ts'
import type { Progress } from '../../base/progress.ts'
import type { DocumentSigns } from '../../examine/sign.ts'
import { defaultLimits } from '../../extract/limits.ts'
import type { DerivedFolder } from './derived-folder.ts'
import { documentSigns } from './examining/document-signs.ts'
import { ExaminationShelf } from './examining/examination-shelf.ts'
import { examineLimits, gatherExaminations, type GatheredExaminations } from './examining/gather-examinations.ts'
import { confirmedMappings } from './mapping-files.ts'
import { ChildShelf } from './reading/child-shelf.ts'
import type { ExhibitReading } from './reading/exhibit-reading.ts'
import { gatherReadings, type ReadingPlan } from './reading/gather-readings.ts'
import { refusesRisky } from './reading/refuses-risky.ts'
import { ReadingPool } from './reading/reading-pool.ts'
import { ReadingShelf } from './reading/reading-shelf.ts'
import { trustOf } from './trusted.ts'

/** How readings are gathered, and which are left aside. */
export interface GatherOptions {
  readonly derived: DerivedFolder
  readonly pool: ReadingPool
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
  /** Which of all readings the case is to rest on; absent: all of them. */
  readonly keep?: (readings: readonly ExhibitReading[]) => readonly ExhibitReading[]
}

/** What was read of the evidence and seen in its bytes, on the shelves. */
export interface GatheredCase {
  readonly reading: ReadingPlan
  readonly shelf: ReadingShelf
  readonly readings: readonly ExhibitReading[]
  /** Exhibits read now; the others had been read before. */
  readonly fresh: number
  readonly examined: GatheredExaminations
  /** What was seen of each exhibit, read from the shelf one at a time. */
  documents(): Generator<DocumentSigns>
}

/** The processes that read the evidence of a case. Close them when they are done with. */
export function readingPoolOf(openCase: Case, derived: DerivedFolder, signal?: AbortSignal): ReadingPool {
  return new ReadingPool({ refusesRisky: refusesRisky(openCase.journal), children: new ChildShelf(openCase.files.now, derived.path), signal })
}

/** Reads and examines what has not been read and examined; what had been comes from the shelves. */
export async function gatherCase(openCase: Case, { derived, pool, progress, signal, keep }: GatherOptions): Promise<GatheredCase> {
  const reading: ReadingPlan = { settings: readSettings(openCase.journal), limits: defaultLimits, mappings: confirmedMappings(openCase.journal) }
  const shelf = new ReadingShelf(openCase.files, derived.path, reading.mappings)
  const children = new ChildShelf(openCase.files.now, derived.path)
  const sheets = new ChildShelf(openCase.files.now, derived.path, 'sheets')
  const examinationShelf = new ExaminationShelf(openCase.files.now, derived.path, sheets)
  const seals = sealReasons(openCase.journal)
  const { readings: all, fresh } = await gatherReadings(openCase.exhibits.all(), reading, {
    pool, shelf, children, seals, progress, signal, fileOf: (exhibit) => evidencePath(openCase.layout, exhibit.sha256),
  })
  if (fresh > 0) progress.end('read', `${fresh.toLocaleString('en')} exhibits read, ${(all.length - fresh).toLocaleString('en')} known`)
  const readings = keep ? keep(all) : all
  const sealed = new Set(openCase.exhibits.all().filter((exhibit) => seals(exhibit) !== undefined).map(({ number }) => number))
  const open = readings.filter(({ exhibit }) => !sealed.has(exhibit.number.split('.')[0]!))
  const examined = await gatherExaminations(open, { trust: trustOf(openCase), limits: examineLimits }, { pool, shelf: examinationShelf, sheets, children, progress, signal })
  if (examined.fresh > 0) progress.end('examine files', `${examined.fresh.toLocaleString('en')} of ${open.length.toLocaleString('en')} exhibits`)
  return { reading, shelf, readings, fresh, examined, documents: () => signsOf(examined, examinationShelf) }
}

function* signsOf({ examinations }: GatheredExaminations, shelf: ExaminationShelf): Generator<DocumentSigns> {
  for (const { exhibit, key } of examinations) {
    const parts = shelf.find(key) ?? []
    if (parts.length > 0) yield documentSigns(exhibit, parts)
  }
}
