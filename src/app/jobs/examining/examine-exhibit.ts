import { messageOf } from '../../../base/failure.ts'
import { allExaminers } from '../../../examine/document/all-examiners.ts'
import type { DocumentBytes, DocumentExaminer, DocumentInput } from '../../../examine/document/document-examiner.ts'
import { isOutOfMemory } from '../../../extract/out-of-memory.ts'
import type { Problem } from '../../../model/problem.ts'
import type { SourceOpener } from '../reading/asked-bytes.ts'
import type { FileSource } from '../reading/file-source.ts'
import { LimitReached, type FrameOutput } from '../reading/reading-sink.ts'
import type { ExamineTask, TaskFile } from '../reading/reading-task.ts'
import { FramedExamination } from './examination-sink.ts'
import type { TrustedFiles } from './trusted-files.ts'

const headBytes = 65_536

/** What an examination in the limited process works with. */
export interface ExaminationTools {
  readonly source: FileSource
  /** Opens what lies beside, and what is trusted. */
  readonly open: SourceOpener
  readonly trusted: TrustedFiles
  readonly output: FrameOutput
  readonly examiners?: readonly DocumentExaminer[]
}

/**
 * Runs every examiner that fits an exhibit, but those the task leaves out, one after the other, and sends what they see.
 * Runs in the limited process. Gives the ids of all that fit.
 */
export async function examineExhibit(task: ExamineTask, { source, open, trusted, output, examiners = allExaminers }: ExaminationTools): Promise<string[]> {
  if (task.sizeBytes === 0) return []
  const head = await source.read(0, headBytes)
  const fitting = examiners.filter((examiner) => examiner.fits(head, task.path))
  for (const examiner of fitting) {
    if (task.without.includes(examiner.id)) continue
    const companions = await openCompanions(task, examiner, open)
    try {
      const sink = new FramedExamination(output, examiner)
      sink.line(['b', examiner.id])
      // Sent before the content is touched: so it is known which examiner the process was killed in.
      await output.drained()
      const input: DocumentInput = {
        exhibit: task.exhibit, path: task.path, source, companions: companions.map(({ bytes }) => bytes),
        trust: await trusted.load(task.trust, open), limits: task.limits,
      }
      await run(examiner, input, sink)
      sink.line(['e', examiner.id])
      await output.drained()
    } finally {
      for (const { close } of companions) await close()
    }
  }
  return fitting.map((examiner) => examiner.id)
}

async function run(examiner: DocumentExaminer, input: DocumentInput, sink: FramedExamination): Promise<void> {
  try {
    await (await examiner.load()).examine(input, sink)
  } catch (thrown) {
    sink.line(['p', problemOf(thrown, examiner.id)])
  }
}

function problemOf(thrown: unknown, examiner: string): Problem {
  const isLimit = thrown instanceof LimitReached
  const code = isLimit ? 'limit.output' : isOutOfMemory(thrown) ? 'limit.memory' : thrown instanceof RangeError && /limit/.test(thrown.message) ? 'limit.size' : `${examiner}.unexamined`
  const why = isLimit ? `it gives ${thrown.message}` : messageOf(thrown).slice(0, 300)
  return {
    code, severity: 'error',
    message: `The examiner '${examiner}' could not go on (${why}). What it saw before is kept, and what it did not come to is not told: examine the exhibit by hand.`,
  }
}

/** The exhibits that this examiner names, of those beside it, in its order. */
async function openCompanions(task: ExamineTask, examiner: DocumentExaminer, open: SourceOpener): Promise<{ bytes: DocumentBytes; close: () => Promise<void> }[]> {
  const byPath = new Map<string, TaskFile>(task.companions.map((file) => [file.path, file]))
  const named = examiner.companionsOf?.(task.path, [...byPath.keys()]) ?? []
  const opened: { bytes: DocumentBytes; close: () => Promise<void> }[] = []
  for (const path of new Set(named)) {
    const file = byPath.get(path)
    if (!file) continue
    const source = open(file.file, file.sizeBytes)
    opened.push({ bytes: { exhibit: file.exhibit, path, source }, close: () => source.close() })
  }
  return opened
}
