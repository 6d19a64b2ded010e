import type { ChildShelf, ChildWriter } from './child-shelf.ts'
import type { ReadingWriter } from './reading-writer.ts'
import type { ChildRecord, ReadingLine } from './reading-line.ts'
import type { FrameReceiver, ProcessEnded } from './reading-process.ts'

/** Puts the frames of one extraction where they belong: lines into the reading, bytes of children onto their shelf. */
export class ReadingReceiver {
  readonly #writer: ReadingWriter
  readonly #shelf: ChildShelf
  readonly #onBytes: (bytes: number) => void
  readonly children: ChildRecord[] = []
  #child: { meta: Pick<ChildRecord, 'name' | 'foundName' | 'locator'>; writer: ChildWriter } | undefined
  #hasLines = false

  constructor(writer: ReadingWriter, shelf: ChildShelf, onBytes: (bytes: number) => void) {
    this.#writer = writer
    this.#shelf = shelf
    this.#onBytes = onBytes
  }

  readonly receive: FrameReceiver = async (kind, payload) => {
    switch (kind) {
      case 'L':
        this.#hasLines = true
        await this.#writer.write(Buffer.from(payload))
        return
      case 'B':
        this.#child = { meta: JSON.parse(payload.toString('utf8')), writer: this.#shelf.begin() }
        return
      case 'C':
        this.#child?.writer.write(payload)
        return
      case 'E':
        await this.#endChild()
        return
      case 'P':
        this.#onBytes(Number(payload.toString('latin1')))
    }
  }

  /** Ends the reading with what was got before the process died, and a problem that says so. */
  async giveUp(reason: ProcessEnded): Promise<void> {
    this.#dropChild()
    const message =
      reason.code === 'reader.crashed'
        ? `The reader broke off${reason.message ? ` (${reason.message})` : ''}. What was read before is kept; open the exhibit in its own program.`
        : `Reading was stopped: it took ${reason.message}. What was read before is kept; the exhibit may be damaged or made to exhaust the reader.`
    const hasContent = this.#hasLines || this.children.length > 0
    await this.#write(['p', { code: reason.code, severity: 'error', message }])
    await this.#write(['f', { mediaType: 'application/octet-stream', ...(hasContent ? { partly: message } : { unread: message }) }])
    await this.#write(['e', { statements: 0, texts: 0, children: this.children.length, problems: 1 }])
    await this.#writer.end()
  }

  /** Ends a reading that is whole. */
  end(): Promise<void> {
    return this.#writer.end()
  }

  /** Throws away what was got. */
  async abandon(): Promise<void> {
    this.#dropChild()
    await this.#writer.abandon()
  }

  async #endChild(): Promise<void> {
    if (!this.#child) return
    const record: ChildRecord = { ...this.#child.meta, ...this.#child.writer.end() }
    this.#child = undefined
    this.children.push(record)
    await this.#write(['c', record])
  }

  #dropChild(): void {
    this.#child?.writer.abandon()
    this.#child = undefined
  }

  async #write(line: ReadingLine): Promise<void> {
    await this.#writer.write(JSON.stringify(line) + '\n')
  }
}
