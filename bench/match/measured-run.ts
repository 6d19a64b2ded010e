import { spawn } from 'node:child_process'
import { TreeWatch } from '../tree-watch.ts'

/** What a program used from its start to its end, and what it said. */
export interface MeasuredRun {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Peak resident memory of it and all its descendants together. */
  readonly peakBytes: number
  readonly output: string
}

/** Runs a program to its end. Throws with the end of what it said when it fails. */
export async function measureRun(command: string, args: readonly string[]): Promise<MeasuredRun> {
  const startedAt = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const watch = new TreeWatch(child.pid!)
  let [output, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)))
  const code = await new Promise<number | null>((resolve, reject) => void child.on('error', reject).on('close', resolve))
  const seconds = (performance.now() - startedAt) / 1000
  const { treeBytes, cpuSeconds } = watch.take()
  watch.stop()
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors.trim()}`)
  return { seconds, cpuSeconds, peakBytes: treeBytes, output }
}
