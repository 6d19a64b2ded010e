import { availableParallelism } from 'node:os'
import { Failure } from '../../../base/failure.ts'
import type { ChildShelf } from './child-shelf.ts'
import type { BytesOpener } from './byte-broker.ts'
import { findConfinement, type ProcessLimits } from './limited-process.ts'
import { ProcessEnded, sentenceOf } from './process-ended.ts'
import type { ChildRecord, ReadingLine } from './reading-line.ts'
import { ReadingProcess, treeOf, type FrameReceiver, type ReadingProcessOptions } from './reading-process.ts'
import { ReadingReceiver } from './reading-receiver.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import type { ExamineTask, ExtractTask, LocateTask, ReadingTask, TaskEnd } from './reading-task.ts'
import { shorterShare, shorterTask, shorterWords } from './shorter-task.ts'
import type { ReadingWriter } from './reading-writer.ts'

/** The limits of a process that parses untrusted bytes. */
export const defaultProcessLimits: ProcessLimits = { maxMemoryBytes: 1_000_000_000, maxCpuMs: 20_000 }

/** What a pool of limited processes is made of. */
export interface ReadingPoolOptions {
  readonly children: ChildShelf
  readonly limits?: ProcessLimits
  /** The program of its processes, when it is not the reader of exhibits. */
  readonly program?: string
  /** Whether risky kinds are kept and not read (`riskOf`): where no wall stands and no exception is made. */
  readonly refusesRisky?: boolean
  /** How bytes of evidence are opened; as they lie when nothing is said. */
  readonly open?: BytesOpener | undefined
  /** Ends what the processes do: whoever waits for it gets its reason, and nothing of it is kept. */
  readonly signal?: AbortSignal | undefined
}

/** The name a reading is kept under, and the children found. */
export interface KeptReading {
  readonly key: string
  readonly children: readonly ChildRecord[]
}

/** Processes that read exhibits, as many as there are processors. */
export class ReadingPool {
  readonly #process: ReadingProcessOptions
  readonly #children: ChildShelf
  readonly #idle: ReadingProcess[] = []
  readonly #running = new Set<ReadingProcess>()
  readonly #signal: AbortSignal | undefined
  readonly #stopAll = () => {
    for (const process of [...this.#idle, ...this.#running]) process.stop()
  }

  constructor({ children, limits = defaultProcessLimits, program, refusesRisky = false, open, signal }: ReadingPoolOptions) {
    this.#signal = signal
    signal?.addEventListener('abort', this.#stopAll)
    this.#process = { limits, program, refusesRisky, open, confinement: findConfinement() }
    this.#children = children
  }

  /** Whether risky kinds are kept and not read: what comes of them is not what comes of them elsewhere. */
  get refusesRisky(): boolean {
    return this.#process.refusesRisky
  }

  /** How many tasks it makes sense to run at once. */
  get width(): number {
    return Math.max(1, availableParallelism())
  }

  /**
   * Reads an exhibit onto the shelf, telling how far it is. What kills the process becomes a problem of the reading: then
   * its beginning is read alone, and when that kills the process too, nothing of its content is kept.
   */
  async extract(task: ExtractTask, shelf: ReadingShelf, base: string, onBytes = ignoreBytes): Promise<KeptReading> {
    const maxCpuMs = this.#allowedMs(task)
    const whole = await this.#attemptTwice({ task, shelf, maxCpuMs, onBytes })
    if (!whole.reason) return keep(whole, { shelf, base })
    const shorter = await this.#attempt({ task: shorterTask(task), shelf, maxCpuMs: maxCpuMs * shorterShare, mustBeFresh: true, onBytes })
    if (!shorter.reason) return keep(shorter, { shelf, base, added: cutShort(whole.reason) })
    const writer = shelf.begin()
    await writeUnread(writer, whole.receiver.head ?? shorter.receiver.head, whole.reason)
    return { key: shelf.keep(writer, base, { headers: [], children: [] }), children: [] }
  }

  /** Reads again what stands at some places of an exhibit; null where there is nothing. */
  async locate(task: LocateTask): Promise<readonly (string | null)[]> {
    const end = (await this.#locate(task, false)) ?? (await this.#locate(task, true))
    return end?.verb === 'locate' && end.texts.length === task.locators.length ? end.texts : task.locators.map(() => null)
  }

  /** Undefined when the task is to be given to a fresh process. */
  async #locate(task: LocateTask, mustBeFresh: boolean): Promise<TaskEnd | undefined> {
    const process = this.#take(task, mustBeFresh)
    try {
      const end = await process.perform(task, async () => {}, this.#allowedMs(task))
      this.#giveBack(process)
      return end.verb === 'again' ? undefined : end
    } catch (thrown) {
      this.#drop(process)
      this.#signal?.throwIfAborted()
      if (!(thrown instanceof ProcessEnded)) throw thrown
      return { verb: 'failed', message: thrown.message }
    }
  }

  /**
   * Examines an exhibit, giving the frames to `receive`. `reason` says why it did not come to its end; in a fresh process it
   * comes no further.
   */
  async examine(task: ExamineTask, receive: FrameReceiver, mustBeFresh: boolean): Promise<ExamineEnd> {
    const first = await this.#examine(task, receive, mustBeFresh)
    return first.end?.verb === 'again' ? this.#examine(task, receive, true) : first
  }

  async #examine(task: ExamineTask, receive: FrameReceiver, mustBeFresh: boolean): Promise<ExamineEnd> {
    const process = this.#take(task, mustBeFresh)
    const wasFresh = process.tasksDone === 0
    try {
      const end = await process.perform(task, receive, this.#allowedMs(task) * examineShare)
      if (end.verb === 'failed') throw new Failure('evidence.damaged', `The bytes of ${task.path} cannot be examined: ${end.message}`)
      this.#giveBack(process)
      return { wasFresh, end }
    } catch (thrown) {
      this.#drop(process)
      this.#signal?.throwIfAborted()
      if (thrown instanceof ProcessEnded) return { wasFresh, reason: thrown }
      throw thrown
    }
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#stopAll)
    this.#stopAll()
    this.#idle.length = 0
  }

  /** A process that has read other exhibits before may have been worn out by them: then the second try is in a fresh one. */
  async #attemptTwice(how: Omit<AttemptPlan, 'mustBeFresh'>): Promise<Attempt> {
    const first = await this.#attempt({ ...how, mustBeFresh: false })
    if (!first.reason || first.wasFresh || first.reason.code === 'limit.cpu') return first
    return this.#attempt({ ...how, mustBeFresh: true })
  }

  async #attempt(plan: AttemptPlan): Promise<Attempt> {
    const first = await this.#attemptOnce(plan)
    return first.isToBeFresh ? this.#attemptOnce({ ...plan, mustBeFresh: true }) : first
  }

  async #attemptOnce({ task, shelf, maxCpuMs, mustBeFresh, onBytes }: AttemptPlan): Promise<Attempt> {
    const process = this.#take(task, mustBeFresh)
    const wasFresh = process.tasksDone === 0
    const writer = shelf.begin()
    const receiver = new ReadingReceiver(writer, this.#children, onBytes)
    try {
      const end = await process.perform(task, receiver.receive, maxCpuMs)
      if (end.verb === 'failed') throw new Failure('evidence.damaged', `The bytes of ${task.path} are not where they were kept: ${end.message}`)
      if (end.verb !== 'extract' && end.verb !== 'again') throw new ProcessEnded('reader.crashed', 'it did another task than it was given')
      this.#giveBack(process)
      if (end.verb === 'again') {
        await receiver.abandon()
        return { wasFresh, writer, receiver, headers: [], isToBeFresh: true }
      }
      return { wasFresh, writer, receiver, headers: end.headers }
    } catch (thrown) {
      this.#drop(process)
      await receiver.abandon()
      this.#signal?.throwIfAborted()
      if (thrown instanceof ProcessEnded) return { wasFresh, writer, receiver, headers: [], reason: thrown }
      throw thrown
    }
  }

  /** A large exhibit may take longer: one second of processor time for each megabyte. */
  #allowedMs({ sizeBytes }: { readonly sizeBytes: number }): number {
    return this.#process.limits.maxCpuMs + (sizeBytes / 1_000_000) * 1_000
  }

  #take(task: ReadingTask, mustBeFresh: boolean): ReadingProcess {
    this.#signal?.throwIfAborted()
    const tree = treeOf(task)
    const known = mustBeFresh ? undefined : this.#takeIdle((bound) => bound === tree) ?? this.#takeIdle((bound) => bound === undefined)
    const process = known ?? new ReadingProcess(this.#process)
    this.#running.add(process)
    return process
  }

  #takeIdle(fits: (boundTo: string | undefined) => boolean): ReadingProcess | undefined {
    const at = this.#idle.findIndex(({ boundTo }) => fits(boundTo))
    return at < 0 ? undefined : this.#idle.splice(at, 1)[0]
  }

  #giveBack(process: ReadingProcess): void {
    this.#running.delete(process)
    if (process.isWorn) process.stop()
    else this.#idle.push(process)
    // Those that may read of one tree alone wait for more of it, but not for ever.
    const bound = this.#idle.filter(({ boundTo }) => boundTo !== undefined)
    for (const old of bound.slice(0, Math.max(0, bound.length - this.width))) {
      this.#idle.splice(this.#idle.indexOf(old), 1)
      old.stop()
    }
  }

  #drop(process: ReadingProcess): void {
    this.#running.delete(process)
    process.stop()
  }
}

/** Pictures are looked at longer than they are read: this many times the processor time of a reading. */
const examineShare = 6

/** How an examination ended. */
export interface ExamineEnd {
  readonly wasFresh: boolean
  readonly end?: TaskEnd
  readonly reason?: ProcessEnded
}

/** Told how many bytes of an exhibit have been read. */
export type BytesWatcher = (bytes: number) => void

const ignoreBytes: BytesWatcher = () => {}

interface AttemptPlan {
  readonly task: ExtractTask
  readonly shelf: ReadingShelf
  readonly maxCpuMs: number
  readonly mustBeFresh: boolean
  readonly onBytes: BytesWatcher
}

/**
 * One try at reading an exhibit; `reason` says why it did not come to its end, and then nothing of it is left but the head. `isToBeFresh`: nothing
 * was parsed, because the exhibit is of a risky kind and the process had read others before.
 */
interface Attempt {
  readonly wasFresh: boolean
  readonly writer: ReadingWriter
  readonly receiver: ReadingReceiver
  readonly headers: readonly (readonly string[])[]
  readonly reason?: ProcessEnded
  readonly isToBeFresh?: boolean
}

async function keep(
  { writer, receiver, headers }: Attempt,
  { shelf, base, added = [] }: { shelf: ReadingShelf; base: string; added?: readonly ReadingLine[] },
): Promise<KeptReading> {
  const { children } = receiver
  await receiver.end(added)
  return { key: shelf.keep(writer, base, { headers, children }), children }
}

function cutShort(reason: ProcessEnded): ReadingLine[] {
  const message = `${sentenceOf(reason)} Only its beginning was read then (${shorterWords()}). Split the exhibit, or open it in its own program.`
  return [['p', { code: reason.code, severity: 'error', message }], end]
}

async function writeUnread(writer: ReadingWriter, head: Buffer | undefined, reason: ProcessEnded): Promise<void> {
  const message = `${sentenceOf(reason)} Nothing of its content is kept: it may be damaged, or made to exhaust a reader. Open it in its own program, on a machine of its own.`
  const lines: ReadingLine[] = [
    ['p', { code: reason.code, severity: 'error', message }],
    ['f', { mediaType: 'application/octet-stream', unread: message }],
    end,
  ]
  if (head) await writer.write(head)
  await writer.write(lines.map((line) => JSON.stringify(line) + '\n').join(''))
  await writer.end()
}

const end: ReadingLine = ['e', { statements: 0, texts: 0, children: 0, problems: 1 }]
