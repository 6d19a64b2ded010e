import { availableParallelism } from 'node:os'
import type { ChildShelf } from './child-shelf.ts'
import type { ProcessLimits } from './limited-process.ts'
import type { ChildRecord } from './reading-line.ts'
import { ProcessEnded, ReadingProcess } from './reading-process.ts'
import { ReadingReceiver } from './reading-receiver.ts'
import type { ReadingShelf } from './reading-shelf.ts'
import type { ExtractTask, LocateTask } from './reading-task.ts'
import type { ReadingWriter } from './reading-writer.ts'

/** The limits of a process that parses untrusted bytes. */
export const defaultProcessLimits: ProcessLimits = { maxMemoryBytes: 1_000_000_000, maxCpuMs: 20_000 }

/** Processes that read exhibits, as many as there are processors. */
export class ReadingPool {
  readonly #folders: readonly string[]
  readonly #limits: ProcessLimits
  readonly #children: ChildShelf
  readonly #idle: ReadingProcess[] = []
  readonly #running = new Set<ReadingProcess>()

  constructor(options: { readableFolders: readonly string[]; children: ChildShelf; limits?: ProcessLimits }) {
    this.#folders = [...options.readableFolders, options.children.folder]
    this.#children = options.children
    this.#limits = options.limits ?? defaultProcessLimits
  }

  /** How many tasks it makes sense to run at once. */
  get width(): number {
    return Math.max(1, availableParallelism())
  }

  /** Reads an exhibit onto the shelf, telling how far it is. What kills the process becomes a problem of the reading. */
  async extract(task: ExtractTask, shelf: ReadingShelf, base: string, onBytes = ignoreBytes): Promise<{ key: string; children: readonly ChildRecord[] }> {
    let attempt = await this.#attempt(task, shelf, { mustBeFresh: false, onBytes })
    if (attempt.reason && !attempt.wasFresh) {
      // A process that has read other exhibits before may have been worn out by them: the second try is in a fresh one.
      await attempt.receiver.abandon()
      attempt = await this.#attempt(task, shelf, { mustBeFresh: true, onBytes })
    }
    const { writer, receiver, reason, headers } = attempt
    await (reason ? receiver.giveUp(reason) : receiver.end())
    return { key: shelf.keep(writer, base, { headers, children: receiver.children }), children: receiver.children }
  }

  /** Reads again what stands at some places of an exhibit; null where there is nothing. */
  async locate(task: LocateTask): Promise<readonly (string | null)[]> {
    const process = this.#take(false)
    try {
      const end = await process.perform(task, async () => {}, allowanceMs(task))
      this.#giveBack(process)
      return end.verb === 'locate' ? end.texts : task.locators.map(() => null)
    } catch {
      this.#drop(process)
      return task.locators.map(() => null)
    }
  }

  close(): void {
    for (const process of [...this.#idle, ...this.#running]) process.stop()
    this.#idle.length = 0
  }

  async #attempt(task: ExtractTask, shelf: ReadingShelf, how: { mustBeFresh: boolean; onBytes: BytesWatcher }): Promise<Attempt> {
    const process = this.#take(how.mustBeFresh)
    const writer = shelf.begin()
    const receiver = new ReadingReceiver(writer, this.#children, how.onBytes)
    const attempt = { wasFresh: process.tasksDone === 0, writer, receiver, headers: [] }
    try {
      const end = await process.perform(task, receiver.receive, allowanceMs(task))
      this.#giveBack(process)
      if (end.verb === 'failed') return { ...attempt, wasFresh: true, reason: new ProcessEnded('reader.crashed', end.message) }
      return { ...attempt, headers: end.verb === 'extract' ? end.headers : [] }
    } catch (thrown) {
      this.#drop(process)
      if (thrown instanceof ProcessEnded) return { ...attempt, reason: thrown }
      await receiver.abandon()
      throw thrown
    }
  }

  #take(mustBeFresh: boolean): ReadingProcess {
    const known = mustBeFresh ? undefined : this.#idle.pop()
    const process = known ?? new ReadingProcess(this.#folders, this.#limits)
    this.#running.add(process)
    return process
  }

  #giveBack(process: ReadingProcess): void {
    this.#running.delete(process)
    if (process.isWorn) process.stop()
    else this.#idle.push(process)
  }

  #drop(process: ReadingProcess): void {
    this.#running.delete(process)
    process.stop()
  }
}

/** Told how many bytes of an exhibit have been read. */
export type BytesWatcher = (bytes: number) => void

const ignoreBytes: BytesWatcher = () => {}

/** One try at reading an exhibit; `reason` says why it did not come to its end. */
interface Attempt {
  readonly wasFresh: boolean
  readonly writer: ReadingWriter
  readonly receiver: ReadingReceiver
  readonly headers: readonly (readonly string[])[]
  readonly reason?: ProcessEnded
}

/** A large exhibit may take longer: one second of processor time for each megabyte. */
function allowanceMs(task: { sizeBytes: number }): number {
  return (task.sizeBytes / 1_000_000) * 1_000
}
