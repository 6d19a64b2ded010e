import { readdirSync, readFileSync } from 'node:fs'

/** What a process and its descendants used since it was last asked. */
export interface TreeUse {
  /** Peak resident memory of the process alone, in bytes. */
  readonly ownBytes: number
  /** Peak of it and all its descendants together, at one moment. */
  readonly treeBytes: number
  /** Processor time of all of them, in seconds; of one that ended, as far as it was seen. */
  readonly cpuSeconds: number
}

const everyMs = 100
const pageBytes = 4096

const ticksPerSecond = 100

/** Samples memory and processor time of a process and its descendants from /proc (Linux alone; zero elsewhere). */
export class TreeWatch {
  readonly #pid: number
  readonly #timer: NodeJS.Timeout
  readonly #ticks = new Map<number, number>()
  #ownBytes = 0
  #treeBytes = 0
  #ticksTold = 0

  constructor(pid: number) {
    this.#pid = pid
    this.#timer = setInterval(() => this.#sample(), everyMs)
  }

  /** What was used since the last call. */
  take(): TreeUse {
    this.#sample()
    const ticks = [...this.#ticks.values()].reduce((sum, each) => sum + each, 0)
    const use = { ownBytes: this.#ownBytes, treeBytes: this.#treeBytes, cpuSeconds: (ticks - this.#ticksTold) / ticksPerSecond }
    this.#ownBytes = 0
    this.#treeBytes = 0
    this.#ticksTold = ticks
    return use
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #sample(): void {
    const tree = treeOf(this.#pid, listProcesses())
    this.#ownBytes = Math.max(this.#ownBytes, tree.find(({ pid }) => pid === this.#pid)?.residentBytes ?? 0)
    this.#treeBytes = Math.max(this.#treeBytes, tree.reduce((sum, { residentBytes }) => sum + residentBytes, 0))
    for (const { pid, ticks } of tree) this.#ticks.set(pid, ticks)
  }
}

interface ProcessRow {
  readonly pid: number
  readonly parent: number
  readonly residentBytes: number
  readonly ticks: number
}

function treeOf(root: number, processes: readonly ProcessRow[]): ProcessRow[] {
  const own = processes.filter(({ pid }) => pid === root)
  return [...own, ...processes.filter(({ parent }) => parent === root).flatMap(({ pid }) => treeOf(pid, processes))]
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
    return [{ pid: Number(pid), parent: Number(fields[1]), residentBytes: Number(fields[21]) * pageBytes, ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    // It ended meanwhile.
    return []
  }
}
