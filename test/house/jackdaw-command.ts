import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'jackdaw')

/** How a command ended and what it said. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `jackdaw` with keys kept in `home`, to its end. */
export function jackdaw(home: string, ...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(launcher, args, { encoding: 'utf8', env: environment(home), maxBuffer: 512 * 1024 * 1024 })
  return { status, stdout, stderr }
}

/** Runs `jackdaw ... --json` and gives what it printed. Throws when it did not end with 0. */
export function jackdawJson<T>(home: string, ...args: string[]): T {
  const ended = jackdaw(home, ...args, '--json', '--quiet')
  if (ended.status !== 0) throw new Error(`jackdaw ${args.join(' ')} ended with ${ended.status}: ${ended.stdout}${ended.stderr}`)
  return JSON.parse(ended.stdout) as T
}

/** Runs `jackdaw` beside others, to its end. */
export async function jackdawAside(home: string, ...args: string[]): Promise<Ended> {
  const child = spawn(launcher, args, { env: environment(home), stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { status, stdout, stderr }
}

/** Starts `jackdaw` and lets it run, in a process group of its own. What it says on standard error is heard by whoever listens. */
export function startJackdaw(home: string, ...args: string[]): ChildProcess {
  const child = spawn(launcher, args, { env: environment(home), stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  child.stderr.resume()
  return child
}

function environment(home: string): NodeJS.ProcessEnv {
  return { ...process.env, JACKDAW_HOME: home, JACKDAW_ACTOR: 'tester' }
}
