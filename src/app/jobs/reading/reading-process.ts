import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { Failure, messageOf } from '../../../base/failure.ts'
import { riskOf } from '../../../extract/risky-kind.ts'
import { ByteBroker, withNumbers, type BytesOpener } from './byte-broker.ts'
import { encodeFrame, FrameReader, fromReader, toReader, type Frame, type FrameKind } from './frame.ts'
import { measureProcess, signalOf, startLimitedProcess, type LimitedProcessOptions, type ProcessLimits } from './limited-process.ts'
import { ProcessEnded } from './process-ended.ts'
import type { GivenTask, ReadingTask, TaskEnd } from './reading-task.ts'

/** Receives the frames of one task, except the last. Throws a `ProcessEnded` on a frame that makes no sense. */
export type FrameReceiver = (kind: FrameKind, payload: Buffer) => Promise<void>

const watchEveryMs = 100
/** A process waits for its processor too: this many times its processor time may pass before it is taken for stuck. */
const maxTimesWaiting = 8
const maxExitMs = 500

/** How a process that reads is started, and what it is told with each task. */
export interface ReadingProcessOptions extends LimitedProcessOptions {
  readonly refusesRisky: boolean
  /** How bytes of evidence are opened; as they lie when nothing is said. */
  readonly open?: BytesOpener | undefined
}

/** What a task gives beside its end. */
interface Performance {
  readonly token: string
  readonly receive: FrameReceiver
  readonly broker: ByteBroker
  readonly tree: string
}

/** What waits to be read by the process, in bytes, before it is taken for one that asks and does not read. */
const maxUnreadBytes = 16 * toReader.I!

/** One limited process, doing one task at a time. After a `ProcessEnded` it is gone; start another. */
export class ReadingProcess {
  readonly #child: ChildProcess
  readonly #streams: { readonly input: Writable; readonly output: Readable }
  readonly #options: ReadingProcessOptions
  readonly #frames = new FrameReader(fromReader)
  #notStarted: Error | undefined
  #isOver = false
  /** The trees it has read of, by name: more than one only where nothing risky was among them. */
  readonly #trees = new Set<string>()
  /** It has parsed a risky kind: whatever it is by now, it gets nothing that did not come with that. */
  #boundTo: string | undefined
  /** It did not say what it parsed. */
  #isSpent = false
  #stderr = ''
  tasksDone = 0

  constructor(options: ReadingProcessOptions) {
    this.#options = options
    this.#child = startLimitedProcess(options)
    const { stdin, stdout, stderr } = this.#child
    if (!stdin || !stdout || !stderr) throw new Failure('machine.lacks', 'No process could be started to read exhibits: too many files are open.')
    this.#streams = { input: stdin, output: stdout }
    this.#child.on('error', (thrown) => (this.#notStarted ??= thrown))
    stdin.on('error', () => {})
    stderr.on('data', (block: Buffer) => {
      this.#stderr = (this.#stderr + block.toString('utf8')).slice(-4_000)
    })
  }

  /** The one tree it may read of, when it has seen a risky kind. */
  get boundTo(): string | undefined {
    return this.#boundTo
  }

  /** Whether a fresh process is needed for the next task, or better: it did not say what it parsed, or holds much memory. */
  get isWorn(): boolean {
    if (this.#isSpent) return true
    const measured = measureProcess(this.#child.pid ?? -1)
    return this.tasksDone >= 2_000 || (measured?.memoryBytes ?? 0) > this.#options.limits.maxMemoryBytes / 2
  }

  /**
   * Does a task within `maxCpuMs` of processor time. Throws `ProcessEnded` when the process does not come to its end; then
   * nothing is received any more. Throws the Failures `machine.lacks` when it could not be started at all, and `evidence.damaged` when there are no
   * bytes to read.
   */
  async perform(task: ReadingTask, receive: FrameReceiver, maxCpuMs: number): Promise<TaskEnd> {
    const { task: numbered, files } = withNumbers(task)
    const broker = new ByteBroker(files, this.#options.open)
    await broker.begin(task.path)
    const watch = this.#watch(maxCpuMs)
    const token = randomUUID()
    const received = this.#receive({ token, receive, broker, tree: treeOf(task) })
    const tree = treeOf(task)
    this.#trees.add(tree)
    const given: GivenTask = { task: numbered, isFresh: this.#trees.size === 1, refusesRisky: this.#options.refusesRisky }
    try {
      this.#streams.input.write(encodeFrame('A', `${token} ${JSON.stringify(given)}`))
      return await Promise.race([received, watch.broken])
    } catch (thrown) {
      this.#isOver = true
      this.stop()
      // What the dead process left in the pipe must not reach a reading that was given up.
      await received.catch(() => undefined)
      throw thrown
    } finally {
      watch.stop()
      await broker.close()
      this.tasksDone++
    }
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }

  async #receive({ token, receive, broker, tree }: Performance): Promise<TaskEnd> {
    let hasBegun = false
    let kind: string | undefined
    for await (const block of this.#blocks()) {
      for (const frame of this.#framesOf(block)) {
        if (this.#isOver) break
        // What was sent after the end of the task before is nobody's.
        if (frame.kind === 'T') hasBegun = frame.payload.toString('latin1') === token
        if (frame.kind === 'T' || !hasBegun) continue
        if (frame.kind === 'K') kind ??= frame.payload.toString('latin1')
        else if (frame.kind === 'R') await this.#answer(frame.payload, broker)
        else if (frame.kind === 'D') return this.#end(endOf(frame), { kind, tree })
        else await receive(frame.kind, frame.payload)
      }
    }
    throw await this.#whyEnded()
  }

  async #answer(wish: Buffer, broker: ByteBroker): Promise<void> {
    const { input } = this.#streams
    if (input.writableLength > maxUnreadBytes) throw new ProcessEnded('reader.crashed', 'it sent what no reader sends (it asked for bytes and does not read them)')
    input.write(encodeFrame('I', await broker.answer(wish)))
  }

  #end(end: TaskEnd, { kind, tree }: { kind: string | undefined; tree: string }): TaskEnd {
    if (end.verb === 'again' && this.#trees.size === 1) throw new ProcessEnded('reader.crashed', 'it sent an end that no reader sends')
    if (kind === undefined) this.#isSpent = true
    else if (riskOf(kind) !== undefined && end.verb !== 'again') this.#boundTo = tree
    return end
  }

  async *#blocks(): AsyncGenerator<Buffer> {
    try {
      yield* this.#streams.output.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    } catch {
      // The pipe of a process that never came to be breaks; why, is told by the process.
    }
  }

  #framesOf(block: Buffer): Frame[] {
    try {
      return this.#frames.push(block)
    } catch (thrown) {
      throw new ProcessEnded('reader.crashed', `it sent what no reader sends (${messageOf(thrown)})`)
    }
  }

  async #whyEnded(): Promise<Error> {
    await this.#exit()
    if (this.#notStarted) {
      return new Failure('machine.lacks', `No process could be started to read exhibits: ${messageOf(this.#notStarted)}`, { cause: this.#notStarted })
    }
    if (/out of memory|allocation failed|bad_alloc/i.test(this.#stderr)) return new ProcessEnded('limit.memory', memoryPhrase(this.#options.limits))
    const words = this.#stderr.trim().split('\n').findLast((line) => /Error|FATAL/.test(line))?.trim()
    const signal = signalOf(this.#child)
    const how = signal ? `ended by ${signal}` : 'ended before it was done'
    return new ProcessEnded('reader.crashed', words ? `${how}, with the words "${words.slice(0, 300)}"` : how)
  }

  /** Its output ends a moment before its exit is told; one that closed its output and lives on is not waited for. */
  async #exit(): Promise<void> {
    if (this.#notStarted || this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const told = once(this.#child, 'exit').catch(() => undefined)
    await Promise.race([told, setTimeout(maxExitMs, undefined, { ref: false })])
  }

  /** Looks at memory and time while a task runs, and kills the process beyond its limits. */
  #watch(maxCpuMs: number): { broken: Promise<never>; stop(): void } {
    const pid = this.#child.pid ?? -1
    const cpuAtStart = measureProcess(pid)?.cpuMs ?? 0
    const startedAt = performance.now()
    let timer: NodeJS.Timeout
    const broken = new Promise<never>((_, reject) => {
      const look = (): ProcessEnded | undefined => {
        const measured = measureProcess(pid)
        if (measured && measured.memoryBytes > this.#options.limits.maxMemoryBytes) return new ProcessEnded('limit.memory', memoryPhrase(this.#options.limits))
        if (measured && measured.cpuMs - cpuAtStart > maxCpuMs) return new ProcessEnded('limit.cpu', `more than ${seconds(maxCpuMs)} s of processor time`)
        if (performance.now() - startedAt <= maxCpuMs * maxTimesWaiting) return undefined
        return new ProcessEnded('limit.time', `more than ${seconds(maxCpuMs * maxTimesWaiting)} s`)
      }
      timer = setInterval(() => {
        const ended = look()
        if (ended) reject(ended)
      }, watchEveryMs)
    })
    return { broken, stop: () => clearInterval(timer) }
  }
}

function endOf(frame: Frame): TaskEnd {
  try {
    const end = JSON.parse(frame.payload.toString('utf8')) as TaskEnd
    if (end !== null && typeof end === 'object' && ['extract', 'locate', 'examine', 'again', 'failed'].includes(end.verb)) return end
  } catch {
    // No JSON: as wrong as any other end.
  }
  throw new ProcessEnded('reader.crashed', 'it sent an end that no reader sends')
}

/** What a task is of: the exhibit that was given, as far as that is told. */
export function treeOf({ tree, exhibit }: ReadingTask): string {
  return tree ?? exhibit
}

function memoryPhrase({ maxMemoryBytes }: ProcessLimits): string {
  return `more than ${Math.round(maxMemoryBytes / 1e6)} MB of memory`
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10
}
