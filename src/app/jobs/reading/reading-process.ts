import type { ChildProcess } from 'node:child_process'
import { messageOf } from '../../../base/failure.ts'
import { FrameReader, type FrameKind } from './frame.ts'
import { measureProcess, startLimitedProcess, type ProcessLimits } from './limited-process.ts'
import type { ReadingTask, TaskEnd } from './reading-task.ts'

/** Why a task did not end by itself. */
export class ProcessEnded extends Error {
  readonly code: 'limit.memory' | 'limit.cpu' | 'limit.time' | 'reader.crashed'

  constructor(code: ProcessEnded['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Receives the frames of one task, except the last. */
export type FrameReceiver = (kind: FrameKind, payload: Buffer) => Promise<void>

const watchEveryMs = 100

/** One limited process, doing one task at a time. After a `ProcessEnded` it is gone; start another. */
export class ReadingProcess {
  readonly #child: ChildProcess
  readonly #limits: ProcessLimits
  readonly #frames = new FrameReader()
  #stderr = ''
  tasksDone = 0

  constructor(readableFolders: readonly string[], limits: ProcessLimits) {
    this.#limits = limits
    this.#child = startLimitedProcess(readableFolders, limits)
    this.#child.stdin!.on('error', () => {})
    this.#child.stderr!.on('data', (block: Buffer) => {
      this.#stderr = (this.#stderr + block.toString('utf8')).slice(-4_000)
    })
  }

  /** Whether it holds so much memory that a fresh process is better for the next task. */
  get isWorn(): boolean {
    const measured = measureProcess(this.#child.pid ?? -1)
    return this.tasksDone >= 2_000 || (measured?.memoryBytes ?? 0) > this.#limits.maxMemoryBytes / 2
  }

  /** Does a task. `allowanceMs` is processor time beyond the fixed limit, for large exhibits. */
  async perform(task: ReadingTask, receive: FrameReceiver, allowanceMs: number): Promise<TaskEnd> {
    const watch = this.#watch(allowanceMs)
    try {
      this.#child.stdin!.write(JSON.stringify(task) + '\n')
      return await Promise.race([this.#receive(receive), watch.broken])
    } finally {
      watch.stop()
      this.tasksDone++
    }
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }

  async #receive(receive: FrameReceiver): Promise<TaskEnd> {
    try {
      for await (const block of this.#child.stdout!.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        for (const frame of this.#frames.push(block)) {
          if (frame.kind === 'D') return JSON.parse(frame.payload.toString('utf8')) as TaskEnd
          await receive(frame.kind, frame.payload)
        }
      }
    } catch (thrown) {
      this.stop()
      throw new ProcessEnded('reader.crashed', messageOf(thrown))
    }
    const lastLine = this.#stderr.trim().split('\n').findLast((line) => /Error|FATAL/.test(line)) ?? ''
    throw new ProcessEnded(/heap out of memory/.test(this.#stderr) ? 'limit.memory' : 'reader.crashed', lastLine)
  }

  /** Looks at memory and time while a task runs, and kills the process beyond its limits. */
  #watch(allowanceMs: number): { broken: Promise<never>; stop(): void } {
    const pid = this.#child.pid ?? -1
    const cpuAtStart = measureProcess(pid)?.cpuMs ?? 0
    const startedAt = performance.now()
    const maxCpuMs = this.#limits.maxCpuMs + allowanceMs
    let timer: NodeJS.Timeout
    const broken = new Promise<never>((_, reject) => {
      const kill = (code: ProcessEnded['code'], message: string) => {
        this.stop()
        reject(new ProcessEnded(code, message))
      }
      timer = setInterval(() => {
        const measured = measureProcess(pid)
        if (measured && measured.memoryBytes > this.#limits.maxMemoryBytes) {
          kill('limit.memory', `more than ${Math.round(this.#limits.maxMemoryBytes / 1e6)} MB of memory`)
        } else if (measured && measured.cpuMs - cpuAtStart > maxCpuMs) {
          kill('limit.cpu', `more than ${Math.round(maxCpuMs / 1000)} s of processor time`)
        } else if (performance.now() - startedAt > maxCpuMs * 8) {
          kill('limit.time', `more than ${Math.round((maxCpuMs * 8) / 1000)} s`)
        }
      }, watchEveryMs)
    })
    return { broken, stop: () => clearInterval(timer) }
  }
}
