import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canBuildWall, wallAround } from './wall.ts'

const here = dirname(fileURLToPath(import.meta.url))
const projectRoot = join(here, '..', '..', '..', '..')

/** What the program is made of: its code and its libraries, and not what lies beside them, where people put cases. */
const programParts = ['src', 'node_modules', 'bench', 'package.json'].map((name) => join(projectRoot, name))

/** What a process that parses untrusted bytes may use. */
export interface ProcessLimits {
  /** Resident memory; the process is killed above it. */
  readonly maxMemoryBytes: number
  /** Processor time of one task. */
  readonly maxCpuMs: number
}

/** What this machine has to confine a process with. */
export interface Confinement {
  /** A wall of namespaces (bubblewrap). */
  readonly hasWall: boolean
  /** Limits by the kernel (prlimit). */
  readonly hasKernelLimits: boolean
  readonly endsWithParent: boolean
}

/** What this machine has to confine a process with: each is tried. */
export function findConfinement(): Confinement {
  return { hasWall: canBuildWall(), hasKernelLimits: hasProgram('prlimit'), endsWithParent: hasProgram('setpriv') }
}

/** How a limited process is started. */
export interface LimitedProcessOptions {
  /** Folders that it may read beside the program itself; none where it asks for what it reads. */
  readonly readableFolders?: readonly string[]
  readonly limits: ProcessLimits
  /** What it is put behind; looked for when nothing is said, which takes some programs that are started. */
  readonly confinement?: Confinement | undefined
  /** The program it runs, a file of this project; the reader of exhibits when nothing is said. */
  readonly program?: string | undefined
}

/** What a Node.js process maps before it does anything, most of it never touched. */
const mappedAtStartBytes = 600_000_000

/** All that it knows of the machine. A home, of which there is none, is asked for by the library that draws. */
const environment = { HOME: '/nowhere', PATH: '/usr/bin:/bin', UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/**
 * Starts the process that parses untrusted bytes. It gets no environment, may read the program and the given folders,
 * may write no file (Node's permission model, and a file size limit of 0 by the kernel), may start no program, leaves no
 * core, can map no more than twice its memory limit even between two looks at it, and does not outlive its parent. Where the system lets us, it
 * stands behind a wall of namespaces beside that (`wallAround`).
 */
export function startLimitedProcess({ readableFolders = [], limits, program, confinement = findConfinement() }: LimitedProcessOptions): ChildProcess {
  const folders = [...programParts, ...readableFolders]
  const nodeArguments = [
    '--permission',
    '--allow-addons',
    ...folders.map((folder) => `--allow-fs-read=${folder.endsWith('.json') ? folder : join(folder, '*')}`),
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    `--max-old-space-size=${Math.floor((limits.maxMemoryBytes * 0.75) / 1024 / 1024)}`,
    program ?? join(here, 'worker.ts'),
  ]
  const mappedBytes = mappedAtStartBytes + 2 * limits.maxMemoryBytes
  const command = [
    // One that is busy does not see that nobody waits for it any more.
    ...(confinement.endsWithParent ? ['setpriv', '--pdeathsig', 'KILL'] : []),
    ...(confinement.hasKernelLimits ? ['prlimit', '--fsize=0', '--core=0', '--nofile=256', `--data=${mappedBytes}`] : []),
    ...(confinement.hasWall ? wallAround(folders, environment) : []),
    process.execPath,
  ]
  return spawn(command[0]!, [...command.slice(1), ...nodeArguments], { cwd: '/', env: environment, stdio: ['pipe', 'pipe', 'pipe'] })
}

/**
 * Resident memory in bytes and processor time in milliseconds of a process and all that it started (behind a wall, the
 * reader is a child of what built the wall), or undefined where the system does not tell.
 */
export function measureProcess(pid: number): { memoryBytes: number; cpuMs: number } | undefined {
  try {
    const own = measureOne(pid)
    const started = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean)
    for (const child of started) {
      const measured = measureProcess(Number(child))
      own.memoryBytes += measured?.memoryBytes ?? 0
      own.cpuMs += measured?.cpuMs ?? 0
    }
    return own
  } catch {
    return undefined
  }
}

function measureOne(pid: number): { memoryBytes: number; cpuMs: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return { memoryBytes: Number(fields[21]) * 4096, cpuMs: ticks * 10 }
}

/** The signal that ended a process, or the reader behind its wall: what builds the wall tells it as 128 and its number. */
export function signalOf({ signalCode, exitCode }: Pick<ChildProcess, 'signalCode' | 'exitCode'>): string | undefined {
  if (signalCode) return signalCode
  return Object.entries(constants.signals).find(([, number]) => exitCode === 128 + number)?.[0]
}

function hasProgram(name: string): boolean {
  return process.platform === 'linux' && spawnSync(name, ['--version']).status === 0
}
