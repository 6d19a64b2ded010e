import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Tells one process from every other, also from a later one that was given the same number. */
export interface ProcessMark {
  readonly host: string
  readonly pid: number
  /** When it started, by the system's own reckoning; empty where the system does not tell. */
  readonly started: string
  /** Tells apart what one process does twice. */
  readonly token: string
}

/** The mark of this process. */
export function markOfThisProcess(): ProcessMark {
  return { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '', token: randomBytes(8).toString('hex') }
}

/** Whether the process runs still. One of another machine cannot be asked and counts as running. */
export function isRunning(mark: ProcessMark): boolean {
  if (mark.host !== hostname()) return true
  try {
    process.kill(mark.pid, 0)
  } catch (thrown) {
    // EPERM: there is such a process, of another user.
    if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const started = startOf(mark.pid)
  return started === undefined || mark.started === '' || started === mark.started
}

/** Linux: which boot, and the ticks after it (proc(5), field 22 of /proc/pid/stat). Undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in brackets, may itself hold blanks and brackets.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    // A killed process whose parent has not looked yet holds nothing any more.
    return state === 'Z' ? 'ended' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return undefined
  }
}
