import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const projectRoot = join(here, '..', '..', '..', '..')

/** What a process that parses untrusted bytes may use. */
export interface ProcessLimits {
  /** Resident memory; the process is killed above it. */
  readonly maxMemoryBytes: number
  /** Processor time of one task. */
  readonly maxCpuMs: number
}

/** How a limited process is started. */
export interface LimitedProcessOptions {
  /** Folders that it may read beside the program itself. */
  readonly readableFolders: readonly string[]
  readonly limits: ProcessLimits
  /** The program it runs, a file of this project; the reader of exhibits when nothing is said. */
  readonly program?: string | undefined
}

/** What a Node.js process maps before it does anything, most of it never touched. */
const mappedAtStartBytes = 600_000_000

/**
 * Starts the process that parses untrusted bytes. It gets no environment, may read the program and the given folders,
 * may write no file (Node's permission model, and a file size limit of 0 by the kernel), may start no program, leaves no
 * core, can map no more than twice its memory limit even between two looks at it, and does not outlive its parent. Node's permission model is a seat
 * belt, not a wall; the wall (namespaces) is a later issue.
 */
export function startLimitedProcess({ readableFolders, limits, program }: LimitedProcessOptions): ChildProcess {
  const nodeArguments = [
    '--permission',
    '--allow-addons',
    ...[projectRoot, ...readableFolders].map((folder) => `--allow-fs-read=${join(folder, '*')}`),
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    `--max-old-space-size=${Math.floor((limits.maxMemoryBytes * 0.75) / 1024 / 1024)}`,
    program ?? join(here, 'worker.ts'),
  ]
  const mappedBytes = mappedAtStartBytes + 2 * limits.maxMemoryBytes
  const command = [
    // One that is busy does not see that nobody waits for it any more.
    ...(hasProgram('setpriv') ? ['setpriv', '--pdeathsig', 'KILL'] : []),
    ...(hasProgram('prlimit') ? ['prlimit', '--fsize=0', '--core=0', '--nofile=256', `--data=${mappedBytes}`] : []),
    process.execPath,
  ]
  return spawn(command[0]!, [...command.slice(1), ...nodeArguments], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Resident memory in bytes and processor time in milliseconds of a process, or undefined where the system does not tell. */
export function measureProcess(pid: number): { memoryBytes: number; cpuMs: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return { memoryBytes: Number(fields[21]) * 4096, cpuMs: ticks * 10 }
  } catch {
    return undefined
  }
}

function hasProgram(name: string): boolean {
  return process.platform === 'linux' && spawnSync(name, ['--version']).status === 0
}
