import { Failure, messageOf } from '../../../base/failure.ts'
import type { ByteSource } from '../../../extract/contract.ts'
import { openFileSource } from './file-source.ts'
import { toReader } from './frame.ts'
import { ProcessEnded } from './process-ended.ts'
import type { ReadingTask } from './reading-task.ts'

/** Bytes that were opened; closed when the task is done. */
export type OpenBytes = Pick<ByteSource, 'read'> & { close(): Promise<void> }

/** Opens the bytes of a file of evidence: as they lie there, unless a case keeps them in another way. */
export type BytesOpener = (file: string, sizeBytes: number) => Promise<OpenBytes>

interface BrokenFile {
  readonly file: string
  readonly sizeBytes: number
}

/**
 * Hands the bytes of one task's files to a limited process that can open none itself: what it asks for is looked at, and
 * only files of the task are there to be asked for. The exhibit itself is number 0.
 */
export class ByteBroker {
  readonly #files: readonly BrokenFile[]
  readonly #open: BytesOpener
  readonly #opened = new Map<number, Promise<OpenBytes>>()

  constructor(files: readonly BrokenFile[], open: BytesOpener = openFileSource) {
    this.#files = files
    this.#open = open
  }

  /** Opens the exhibit. Throws the Failure `evidence.damaged` when its bytes are not where they were kept. */
  async begin(path: string): Promise<void> {
    try {
      await this.#take(0)
    } catch (thrown) {
      throw new Failure('evidence.damaged', `The bytes of ${path} are not where they were kept: ${messageOf(thrown)}`, { cause: thrown })
    }
  }

  /** The bytes of one wish (`R`). Throws a `ProcessEnded` on a wish that makes no sense. */
  async answer(payload: Buffer): Promise<Uint8Array> {
    const { number, offset, length } = wishOf(payload)
    const { sizeBytes } = this.#files[number] ?? wrong(`it asked for file ${number} of ${this.#files.length}`)
    if (offset + length > sizeBytes) wrong('it asked for bytes beyond the end of the exhibit')
    const opened = await this.#take(number)
    return opened.read(offset, length)
  }

  async close(): Promise<void> {
    const opened = [...this.#opened.values()]
    this.#opened.clear()
    for (const each of opened) await each.then((bytes) => bytes.close(), () => undefined)
  }

  #take(number: number): Promise<OpenBytes> {
    const { file, sizeBytes } = this.#files[number]!
    const known = this.#opened.get(number) ?? this.#open(file, sizeBytes)
    this.#opened.set(number, known)
    return known
  }
}

/** A task as the limited process gets it, with numbers in the place of its files, and those files in order. */
export function withNumbers(task: ReadingTask): { task: ReadingTask; files: BrokenFile[] } {
  const files: BrokenFile[] = []
  const numbered = <T extends BrokenFile>(each: T): T => ({ ...each, file: String(files.push({ file: each.file, sizeBytes: each.sizeBytes }) - 1) })
  const own = numbered(task)
  if (own.verb !== 'examine') return { task: own, files }
  return { task: { ...own, companions: own.companions.map(numbered), trust: own.trust.map(numbered) }, files }
}

function wishOf(payload: Buffer): { number: number; offset: number; length: number } {
  let told: unknown
  try {
    told = JSON.parse(payload.toString('latin1'))
  } catch {
    // No JSON: as wrong as numbers that are none.
  }
  const numbers: readonly unknown[] = Array.isArray(told) && told.length === 3 ? told : []
  const [number, offset, length] = numbers.map((each) => (Number.isSafeInteger(each) && Number(each) >= 0 ? Number(each) : -1))
  if (number === undefined || offset === undefined || length === undefined) return wrong('it asked for bytes in words that make no sense')
  if (number < 0 || offset < 0 || length < 1 || length > toReader.I!) return wrong('it asked for bytes that no exhibit has')
  return { number, offset, length }
}

function wrong(what: string): never {
  throw new ProcessEnded('reader.crashed', `it sent what no reader sends (${what})`)
}
