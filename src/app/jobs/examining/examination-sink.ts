import type { CheckDescription, DocumentExaminer, ExaminationSink, SheetPicture } from '../../../examine/document/document-examiner.ts'
import type { Observation } from '../../../examine/check.ts'
import type { Problem } from '../../../model/problem.ts'
import { encodeFrame } from '../reading/frame.ts'
import { LimitReached, type FrameOutput } from '../reading/reading-sink.ts'
import type { ExaminationLine } from './examination.ts'

/** What one examiner may give of one exhibit. */
const most = { observations: 20_000, pictures: 200, pictureBytes: 64 * 1024 * 1024, problems: 1_000 }
const blockBytes = 1024 * 1024

/** Sends what an examiner sees as frames, and ends it when it gives more than allowed. */
export class FramedExamination implements ExaminationSink {
  readonly #output: FrameOutput
  readonly #checks: ReadonlySet<string>
  readonly #names = new Set<string>()
  readonly #counts = { observations: 0, pictures: 0, pictureBytes: 0, problems: 0 }

  constructor(output: FrameOutput, { checks }: DocumentExaminer) {
    this.#output = output
    this.#checks = new Set(checks.map((check) => check.id))
  }

  observe({ id }: CheckDescription, observation: Observation): void {
    if (!this.#checks.has(id)) throw new TypeError(`the check '${id}' is not among those it declares`)
    this.#count('observations', 1)
    this.line(['o', id, observation])
  }

  picture({ bytes, ...meta }: SheetPicture): void {
    if (this.#names.has(meta.name)) throw new TypeError(`two pictures are called '${meta.name}'`)
    this.#names.add(meta.name)
    this.#count('pictures', 1)
    this.#count('pictureBytes', bytes.byteLength)
    this.#output.write(encodeFrame('B', JSON.stringify(meta)))
    for (let at = 0; at < bytes.byteLength; at += blockBytes) this.#output.write(encodeFrame('C', bytes.subarray(at, at + blockBytes)))
    this.#output.write(encodeFrame('E', ''))
  }

  problem(problem: Problem): void {
    this.#count('problems', 1)
    this.line(['p', problem])
  }

  /** Sends one line; also those that say where an examiner begins and ends. */
  line(line: ExaminationLine): void {
    this.#output.write(encodeFrame('L', JSON.stringify(line, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))))
  }

  #count(what: keyof typeof most, added: number): void {
    this.#counts[what] += added
    if (this.#counts[what] > most[what]) throw new LimitReached(`more than ${most[what]} ${what === 'pictureBytes' ? 'bytes of pictures' : what}`)
  }
}
