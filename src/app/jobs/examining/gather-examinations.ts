import { canonicalJson } from '../../../base/canonical-json.ts'
import { codeVersion } from '../../../base/code-version.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256OfParts } from '../../../base/hash.ts'
import type { Progress } from '../../../base/progress.ts'
import type { DocumentExaminer, ExamineLimits } from '../../../examine/document/document-examiner.ts'
import type { ChildShelf } from '../reading/child-shelf.ts'
import { neighbourhoodOf } from '../reading/gather-readings.ts'
import type { ExhibitReading } from '../reading/exhibit-reading.ts'
import type { ProcessEnded } from '../reading/process-ended.ts'
import type { ReadingPool } from '../reading/reading-pool.ts'
import type { ExamineTask, TaskFile, TaskTrust } from '../reading/reading-task.ts'
import { ExaminationReceiver } from './examination-receiver.ts'
import type { ExaminationShelf } from './examination-shelf.ts'
import type { ExaminationPart } from './examination.ts'
import { layBeside } from './lay-beside.ts'

/** What decides how exhibits are examined. */
export interface ExaminationPlan {
  readonly trust: readonly TaskTrust[]
  readonly limits: ExamineLimits
  /** Who examines, when it is not all. */
  readonly examiners?: readonly DocumentExaminer[]
}

/** Where examinations come from and go to. */
export interface ExaminationHouse {
  readonly pool: ReadingPool
  readonly shelf: ExaminationShelf
  readonly sheets: ChildShelf
  readonly children: ChildShelf
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** What was examined: for each exhibit, in order, where what was seen stands on the shelf. */
export interface GatheredExaminations {
  readonly examinations: readonly { readonly exhibit: string; readonly key: string }[]
  /** Examined now; the others had been before. */
  readonly fresh: number
  /** Hash of everything that was examined and how. */
  readonly key: string
}

/** Limits that the build and `jackdaw check` examine under. */
export const examineLimits: ExamineLimits = { maxBytesInMemory: 256 * 1024 * 1024, maxPages: 200, maxPixels: 120_000_000 }

const examiningCode = ['base', 'model', 'extract', 'examine', 'app/jobs/reading', 'app/jobs/examining']

/** Examines every exhibit that has not been examined in this way before. Work that was done stays done when it is interrupted. */
export async function gatherExaminations(readings: readonly ExhibitReading[], plan: ExaminationPlan, house: ExaminationHouse): Promise<GatheredExaminations> {
  house.sheets.removeUnfinished()
  const trust = plan.trust.map(({ kind, name, sha256 }) => ({ kind, name, sha256 }))
  const version = sha256OfParts([codeVersion(examiningCode), canonicalJson(plan.limits), canonicalJson(trust), ...(house.pool.refusesRisky ? ['risky kinds refused'] : [])])
  const beside = layBeside(readings, plan.examiners)
  const keys = new Array<string>(readings.length)
  let next = 0
  let fresh = 0
  const work = async () => {
    for (let at = next++; at < readings.length; at = next++) {
      if (house.signal?.aborted) throw new Failure('interrupted', 'Stopped. What was examined so far is kept; run the same command to go on.')
      const reading = readings[at]!
      const companions = beside(reading)
      const key = sha256OfParts([version, reading.exhibit.id, reading.exhibit.sha256, ...companions.map(({ exhibit }) => `${exhibit.id} ${exhibit.sha256}`)])
      keys[at] = key
      if (house.shelf.find(key)) continue
      fresh++
      for (const { exhibit, depth } of [reading, ...companions]) if (depth > 0) house.children.assertWhole(exhibit.sha256)
      house.shelf.keep(key, await examine(taskOf(reading, companions, plan), house))
      house.progress.report({ step: 'examine files', done: at + 1, total: readings.length, unit: 'exhibits' })
    }
  }
  const loops = await Promise.allSettled(Array.from({ length: house.pool.width }, work).map((loop) => loop.catch((thrown: unknown) => {
    // One loop that fails ends the others after what they have in hand.
    next = readings.length
    throw thrown
  })))
  for (const loop of loops) if (loop.status === 'rejected') throw loop.reason
  const examinations = readings.map(({ exhibit }, at) => ({ exhibit: exhibit.id, key: keys[at]! }))
  return { examinations, fresh, key: sha256OfParts(keys) }
}

function taskOf({ exhibit, file }: ExhibitReading, companions: readonly ExhibitReading[], { trust, limits }: ExaminationPlan): ExamineTask {
  const fileOf = (reading: ExhibitReading): TaskFile => ({
    file: reading.file, sizeBytes: reading.exhibit.sizeBytes, exhibit: reading.exhibit.id, path: reading.exhibit.path,
  })
  return {
    verb: 'examine', tree: neighbourhoodOf(exhibit),
    file, sizeBytes: exhibit.sizeBytes, exhibit: exhibit.id, path: exhibit.path, companions: companions.map(fileOf), trust, limits, without: [],
  }
}

/** Examines one exhibit. An examiner that kills a fresh process is left out of the next try, with a problem in its place. */
async function examine(task: ExamineTask, { pool, sheets }: ExaminationHouse): Promise<readonly ExaminationPart[]> {
  const receiver = new ExaminationReceiver(sheets)
  const stopped: ExaminationPart[] = []
  let mustBeFresh = false
  for (;;) {
    const without = [...receiver.parts, ...stopped].map(({ examiner }) => examiner)
    const { end, reason, wasFresh } = await pool.examine({ ...task, without }, receiver.receive, mustBeFresh)
    if (end?.verb === 'examine') return ordered([...receiver.parts, ...stopped], end.examiners)
    const examiner = receiver.current ?? ''
    receiver.abandon()
    // A process that has worked before may have been worn out: then the second try is in a fresh one.
    if (wasFresh || reason?.code === 'limit.cpu') {
      stopped.push(stoppedPart(examiner, reason))
      if (examiner === '') return [...receiver.parts, ...stopped]
    }
    mustBeFresh = true
  }
}

function ordered(parts: readonly ExaminationPart[], examiners: readonly string[]): ExaminationPart[] {
  return examiners.flatMap((id) => parts.filter(({ examiner }) => examiner === id))
}

function stoppedPart(examiner: string, reason: ProcessEnded | undefined): ExaminationPart {
  const who = examiner === '' ? 'The choice of examiners' : `The examiner '${examiner}'`
  const how = reason?.code === 'reader.crashed' ? `broke off (${reason.message})` : `was stopped: it took ${reason?.message ?? 'too much'}`
  const message = `${who} ${how}. Nothing of what it checks is told here: examine the exhibit by hand, on a machine of its own.`
  return { examiner, observations: [], pictures: [], problems: [{ code: reason?.code ?? 'reader.crashed', severity: 'error', message }] }
}
