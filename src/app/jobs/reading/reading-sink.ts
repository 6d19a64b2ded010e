import type { ExtractLimits, ExtractSink } from '../../../extract/contract.ts'
import { encodeFrame } from './frame.ts'
import { statementLine, type ReadingLine } from './reading-line.ts'

const blockChars = 256 * 1024
const childBlockBytes = 1024 * 1024

/** Thrown inside an extraction to end it when a limit of the whole exhibit is reached; caught by the process, never seen outside. */
export class LimitReached extends Error {}

/** Where frames go: standard output of the limited process. */
export interface FrameOutput {
  write(frame: Buffer): void
  drained(): Promise<void>
}

/** Sends what an extractor finds as frames, and ends the reading when it gives more than allowed. */
export class ReadingSink implements ExtractSink {
  readonly #output: FrameOutput
  readonly #limits: ExtractLimits
  readonly #bytesRead: () => number
  #lines: string[] = []
  #chars = 0
  #textChars = 0
  #childBytes = 0
  readonly counts = { statements: 0, texts: 0, children: 0, problems: 0 }
  /** Header names of each table reported. */
  readonly headers: string[][] = []
  #hasFacts = false

  constructor(output: FrameOutput, limits: ExtractLimits, bytesRead: () => number) {
    this.#output = output
    this.#limits = limits
    this.#bytesRead = bytesRead
  }

  get hasFacts(): boolean {
    return this.#hasFacts
  }

  facts(facts: Parameters<ExtractSink['facts']>[0]): void {
    this.#hasFacts = true
    this.line(['f', facts])
  }

  statement(draft: Parameters<ExtractSink['statement']>[0]): void {
    if (this.counts.statements >= this.#limits.maxStatements) throw new LimitReached(`more than ${this.#limits.maxStatements} statements`)
    this.counts.statements++
    this.line(statementLine(draft))
  }

  text(segment: Parameters<ExtractSink['text']>[0]): void {
    if (segment.text === '') return
    this.#textChars += segment.text.length
    if (this.#textChars > this.#limits.maxTextChars) throw new LimitReached(`more than ${this.#limits.maxTextChars} characters of text`)
    this.counts.texts++
    this.line(['x', segment])
  }

  problem(problem: Parameters<ExtractSink['problem']>[0]): void {
    this.counts.problems++
    this.line(['p', problem])
  }

  table(report: Parameters<ExtractSink['table']>[0]): void {
    this.headers.push(report.columns.map((column) => column.name.toWellFormed()))
    this.line(['t', report])
  }

  child(child: Parameters<ExtractSink['child']>[0]): void {
    this.#childBytes += child.bytes.byteLength
    if (this.#childBytes > this.#limits.maxChildBytes) throw new LimitReached(`more than ${this.#limits.maxChildBytes} bytes of children`)
    if (++this.counts.children > this.#limits.maxChildren) throw new LimitReached(`more than ${this.#limits.maxChildren} children`)
    this.flush()
    const { bytes, ...meta } = child
    this.#output.write(encodeFrame('B', JSON.stringify(meta)))
    for (let at = 0; at < bytes.byteLength; at += childBlockBytes) {
      this.#output.write(encodeFrame('C', bytes.subarray(at, at + childBlockBytes)))
    }
    this.#output.write(encodeFrame('E', ''))
  }

  async drained(): Promise<void> {
    this.flush()
    await this.#output.drained()
  }

  /** Adds one line of the reading. */
  line(line: ReadingLine): void {
    const text = wellFormed(JSON.stringify(line), line)
    this.#lines.push(text)
    this.#chars += text.length
    if (this.#chars >= blockChars) this.flush()
  }

  /** Sends the lines that wait. */
  flush(): void {
    if (this.#lines.length === 0) return
    this.#output.write(encodeFrame('L', this.#lines.join('\n') + '\n'))
    this.#output.write(encodeFrame('P', String(this.#bytesRead())))
    this.#lines = []
    this.#chars = 0
  }
}

/** Half of a surrogate pair, which damaged evidence can hold, is no text: it becomes the replacement character. */
function wellFormed(text: string, line: ReadingLine): string {
  if (!text.includes('\\ud')) return text
  return JSON.stringify(line, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
}
