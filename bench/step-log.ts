import type { TreeWatch } from './tree-watch.ts'

/**
 * Tells, from the progress that a build writes, when each step ended: its time, its processor time, its longest silence
 * (progress that a person would have waited for), and the peak memory meanwhile.
 */
export class StepLog {
  readonly #watch: TreeWatch
  readonly #write: (line: string) => void
  readonly #startedAt = performance.now()
  #stepAt = performance.now()
  #heardAt = performance.now()
  #silenceMs = 0
  #rest = ''
  #ownBytes = 0
  #treeBytes = 0
  #cpuSeconds = 0

  constructor(watch: TreeWatch, write: (line: string) => void) {
    this.#watch = watch
    this.#write = write
    write(`${'step'.padEnd(10)}${'seconds'.padStart(9)}${'cpu s'.padStart(9)}${'silent'.padStart(8)}${'main MB'.padStart(9)}${'tree MB'.padStart(9)}  what it did`)
  }

  /** Takes what was written on standard error. */
  take(text: string): void {
    const now = performance.now()
    this.#silenceMs = Math.max(this.#silenceMs, now - this.#heardAt)
    this.#heardAt = now
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop()!
    for (const line of lines) this.#takeLine(line)
  }

  /** The build has ended: what came after its last step, and the whole. */
  end(): void {
    this.#tell('(end)', 'what came after the last step')
    const seconds = (performance.now() - this.#startedAt) / 1000
    this.#write(`${'whole'.padEnd(10)}${seconds.toFixed(1).padStart(9)}${this.#cpuSeconds.toFixed(1).padStart(9)}${''.padStart(8)}${megabytes(this.#ownBytes)}${megabytes(this.#treeBytes)}`)
  }

  #takeLine(line: string): void {
    const ended = /^(\S+)\s+(.*) \(\d+\.\d s\)$/.exec(line)
    if (ended) this.#tell(ended[1]!, ended[2]!)
    else if (/^jackdaw:|Error/.test(line)) this.#write(line)
  }

  #tell(step: string, note: string): void {
    const now = performance.now()
    const { ownBytes, treeBytes, cpuSeconds } = this.#watch.take()
    this.#ownBytes = Math.max(this.#ownBytes, ownBytes)
    this.#treeBytes = Math.max(this.#treeBytes, treeBytes)
    this.#cpuSeconds += cpuSeconds
    const seconds = ((now - this.#stepAt) / 1000).toFixed(1)
    const silent = (Math.max(this.#silenceMs, now - this.#heardAt) / 1000).toFixed(1)
    this.#write(`${step.padEnd(10)}${seconds.padStart(9)}${cpuSeconds.toFixed(1).padStart(9)}${silent.padStart(8)}${megabytes(ownBytes)}${megabytes(treeBytes)}  ${note}`)
    this.#stepAt = now
    this.#heardAt = now
    this.#silenceMs = 0
  }
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en').padStart(9)
}
