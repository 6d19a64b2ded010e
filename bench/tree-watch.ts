import { readdirSync, readFileSync } from 'node:fs'

/** Peak resident memory since it was last asked, in bytes. */
export interface PeakMemory {
  /** Of the process watched alone. */
  readonly own: number
  /** Of it and all its descendants, at one moment. */
  readonly tree: number
}

const everyMs = 100
const pageBytes = 4096

/** Samples the resident memory of a process and its descendants from /proc (Linux alone; zero elsewhere). */
export class TreeWatch {
  readonly #pid: number
  readonly #timer: NodeJS.Timeout
  #own = 0
  #tree = 0

  constructor(pid: number) {
    this.#pid = pid
    this.#timer = setInterval(() => this.#sample(), everyMs)
  }

  /** The peak since the last call. */
  takePeak(): PeakMemory {
    this.#sample()
    const peak = { own: this.#own, tree: this.#tree }
    this.#own = 0
    this.#tree = 0
    return peak
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #sample(): void {
    const processes = listProcesses()
    const own = processes.find(({ pid }) => pid === this.#pid)?.residentBytes ?? 0
    this.#own = Math.max(this.#own, own)
    this.#tree = Math.max(this.#tree, treeBytes(this.#pid, processes))
  }
}

interface ProcessRow {
  readonly pid: number
  readonly parent: number
  readonly residentBytes: number
}

function treeBytes(root: number, processes: readonly ProcessRow[]): number {
  const own = processes.find(({ pid }) => pid === root)?.residentBytes ?? 0
  return processes.filter(({ parent }) => parent === root).reduce((sum, { pid }) => sum + treeBytes(pid, processes), own)
}

function listProcesses(): ProcessRow[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readProcess)
  } catch {
    return []
  }
}

function readProcess(pid: string): ProcessRow[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [{ pid: Number(pid), parent: Number(fields[1]), residentBytes: Number(fields[21]) * pageBytes }]
  } catch {
    // It ended meanwhile.
    return []
  }
}
