import { isSystemError } from '../../../base/disk-failure.ts'
import { messageOf } from '../../../base/failure.ts'
import type { ChildShelf, ChildWriter } from '../reading/child-shelf.ts'
import { ProcessEnded } from '../reading/process-ended.ts'
import type { FrameReceiver } from '../reading/reading-process.ts'
import { examinationLine, pictureMeta, type ExaminationPart, type KeptPicture } from './examination.ts'

interface OpenPart {
  readonly examiner: string
  readonly observations: ExaminationPart['observations']
  readonly problems: ExaminationPart['problems']
  readonly pictures: { meta: Omit<KeptPicture, 'sha256' | 'sizeBytes'>; writer: ChildWriter; end?: { sha256: string; sizeBytes: number } }[]
}

/**
 * Puts the frames of one examination together. What a process sends is not trusted: a frame that makes no sense throws a
 * `ProcessEnded`. Only what an examiner gave to its end is kept.
 */
export class ExaminationReceiver {
  readonly #sheets: ChildShelf
  readonly #parts: ExaminationPart[] = []
  #open: OpenPart | undefined

  constructor(sheets: ChildShelf) {
    this.#sheets = sheets
  }

  /** What the examiners that came to their end saw. */
  get parts(): readonly ExaminationPart[] {
    return this.#parts
  }

  /** The examiner at work. */
  get current(): string | undefined {
    return this.#open?.examiner
  }

  readonly receive: FrameReceiver = async (kind, payload) => {
    try {
      if (kind === 'L') this.#line(examinationLine.parse(JSON.parse(payload.toString('utf8'))))
      else if (kind === 'B') this.#part().pictures.push({ meta: pictureMeta.parse(JSON.parse(payload.toString('utf8'))), writer: this.#sheets.begin() })
      else if (kind === 'C') this.#picture().writer.write(payload)
      else if (kind === 'E') this.#endPicture()
    } catch (thrown) {
      // A full disk says nothing of the examiner.
      if (isSystemError(thrown)) throw thrown
      throw new ProcessEnded('reader.crashed', `it sent what no examiner sends (${messageOf(thrown).slice(0, 200)})`)
    }
  }

  /** Gives up the examiner that did not come to its end. */
  abandon(): void {
    for (const { writer } of this.#open?.pictures ?? []) writer.abandon()
    this.#open = undefined
  }

  #line(line: ReturnType<typeof examinationLine.parse>): void {
    if (line[0] === 'b') {
      if (this.#open) throw new TypeError('an examiner begins inside another')
      this.#open = { examiner: line[1], observations: [], problems: [], pictures: [] }
    } else if (line[0] === 'o') this.#part().observations.push([line[1], line[2]])
    else if (line[0] === 'p') this.#part().problems.push(line[1])
    else this.#endPart(line[1])
  }

  #endPart(examiner: string): void {
    const { observations, problems, pictures, examiner: begun } = this.#part()
    if (begun !== examiner) throw new TypeError('another examiner ends than began')
    const kept = pictures.map(({ meta, writer, end }) => {
      if (!end) throw new TypeError('a picture has no end')
      writer.keep()
      return { ...meta, ...end }
    })
    this.#parts.push({ examiner, observations, problems, pictures: kept })
    this.#open = undefined
  }

  #endPicture(): void {
    const picture = this.#picture()
    picture.end = picture.writer.end()
  }

  #part(): OpenPart {
    if (!this.#open) throw new TypeError('no examiner has begun')
    return this.#open
  }

  #picture(): OpenPart['pictures'][number] {
    const picture = this.#part().pictures.at(-1)
    if (!picture || picture.end) throw new TypeError('bytes of no picture')
    return picture
  }
}
