import { messageOf } from '../../../base/failure.ts'
import type { ChildShelf, ChildWriter } from './child-shelf.ts'
import { ProcessEnded } from './process-ended.ts'
import type { ChildRecord, ReadingLine } from './reading-line.ts'
import type { FrameReceiver } from './reading-process.ts'
import type { ReadingWriter } from './reading-writer.ts'

/** What the process says of a child before its bytes. */
type ChildMeta = Pick<ChildRecord, 'name' | 'foundName' | 'locator'>

/**
 * Puts the frames of one extraction where they belong: lines into the reading, bytes of children aside until the reading
 * is whole. What a process sends is not trusted: a frame that makes no sense throws a `ProcessEnded`.
 */
export class ReadingReceiver {
  readonly #writer: ReadingWriter
  readonly #shelf: ChildShelf
  readonly #onBytes: (bytes: number) => void
  readonly children: ChildRecord[] = []
  readonly #finished: ChildWriter[] = []
  #child: { meta: ChildMeta; writer: ChildWriter } | undefined
  #head: Buffer | undefined

  constructor(writer: ReadingWriter, shelf: ChildShelf, onBytes: (bytes: number) => void) {
    this.#writer = writer
    this.#shelf = shelf
    this.#onBytes = onBytes
  }

  /** The first lines, which tell what is known of every exhibit; sent before its content is touched. */
  get head(): Buffer | undefined {
    return this.#head
  }

  readonly receive: FrameReceiver = async (kind, payload) => {
    switch (kind) {
      case 'L':
        this.#head ??= Buffer.from(payload)
        await this.#writer.write(payload)
        return
      case 'B':
        if (this.#child) throw garbled('a child begins inside another')
        this.#child = { meta: metaOf(payload), writer: this.#shelf.begin() }
        return
      case 'C':
        if (!this.#child) throw garbled('bytes of no child')
        this.#child.writer.write(payload)
        return
      case 'E':
        await this.#endChild()
        return
      case 'P':
        this.#onBytes(Number(payload.toString('latin1')))
    }
  }

  /** Ends a reading that is whole, but for the lines that are added: a problem of the reading itself. */
  async end(added: readonly ReadingLine[] = []): Promise<void> {
    for (const line of added) await this.#write(line)
    await this.#writer.end()
    for (const child of this.#finished) child.keep()
  }

  /** Throws away what was got. */
  async abandon(): Promise<void> {
    this.#child?.writer.abandon()
    this.#child = undefined
    for (const child of this.#finished) child.abandon()
    await this.#writer.abandon()
  }

  async #endChild(): Promise<void> {
    if (!this.#child) throw garbled('the end of no child')
    const { meta, writer } = this.#child
    this.#child = undefined
    this.#finished.push(writer)
    const record: ChildRecord = { ...meta, ...writer.end() }
    this.children.push(record)
    await this.#write(['c', record])
  }

  async #write(line: ReadingLine): Promise<void> {
    await this.#writer.write(JSON.stringify(line) + '\n')
  }
}

function metaOf(payload: Buffer): ChildMeta {
  let told: unknown
  try {
    told = JSON.parse(payload.toString('utf8'))
  } catch (thrown) {
    throw garbled(messageOf(thrown))
  }
  const { name, foundName, locator } = (told ?? {}) as Record<string, unknown>
  if (typeof name !== 'string' || typeof locator !== 'string') throw garbled('a child without a name or a place')
  return { name, locator, ...(typeof foundName === 'string' ? { foundName } : {}) }
}

function garbled(what: string): ProcessEnded {
  return new ProcessEnded('reader.crashed', `it sent what no reader sends (${what})`)
}
