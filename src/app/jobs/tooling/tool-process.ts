import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Failure, messageOf } from '../../../base/failure.ts'
import type { FailureCode } from '../../../base/failure-catalogue.ts'
import { defaultSandboxLimits, type SandboxCall, type SandboxLimits } from '../../../tool/sandbox.ts'
import { measureProcess, startLimitedProcess, type ProcessLimits } from '../reading/limited-process.ts'

/** Calls of one tool, each in a sandbox of its own. */
export interface ToolTask {
  /** JavaScript. */
  readonly code: string
  readonly calls: readonly SandboxCall[]
  readonly limits: SandboxLimits
}

/** What came of a call. */
export type ToolAnswer = { readonly json: string } | { readonly failure: { readonly code: FailureCode; readonly message: string } }

/** What a call may take, and what ends it. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly limits?: SandboxLimits
}

/** Limits of the process around the sandbox: beyond what a tool within its own limits ever needs. */
const processLimits: ProcessLimits = { maxMemoryBytes: 1_500_000_000, maxCpuMs: 300_000 }
const watchEveryMs = 100
const maxAnswerChars = 256 * 1024 * 1024

/**
 * Calls a tool, some times one after the other, in a limited process of its own (no file but the program's, no connection, no program, no environment), in
 * which it runs in a sandbox. Gives the JSON of each call, in order. Throws `tool.invalid`, `tool.failed`, `tool.limit`, and `interrupted` by the signal.
 */
export async function callTool(code: string, calls: readonly SandboxCall[], options: CallOptions = {}): Promise<string[]> {
  const { signal, limits = defaultSandboxLimits } = options
  signal?.throwIfAborted()
  const task: ToolTask = { code, calls, limits }
  const child = startLimitedProcess({ readableFolders: [], limits: processLimits, program: fileURLToPath(new URL('./tool-worker.ts', import.meta.url)) })
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout || !stderr) throw new Failure('machine.lacks', 'No process could be started to run a tool: too many files are open.')
  let broken: Failure | undefined
  const end = (failure: Failure) => {
    broken ??= failure
    child.kill('SIGKILL')
  }
  const timer = setInterval(() => {
    const measured = measureProcess(child.pid ?? -1)
    if (measured && measured.memoryBytes > processLimits.maxMemoryBytes) end(new Failure('tool.limit', 'The tool was stopped: its process needed more memory than a tool may have.'))
    if (measured && measured.cpuMs > processLimits.maxCpuMs) end(new Failure('tool.limit', `The tool was stopped: it took more than ${processLimits.maxCpuMs / 1000} s of processor time.`))
    if (signal?.aborted) end(new Failure('interrupted', 'Stopped.'))
  }, watchEveryMs)
  try {
    let said = ''
    stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.length > maxAnswerChars) end(new Failure('tool.limit', 'The tool was stopped: it gave more than can be taken.'))
    })
    stdin.on('error', () => {})
    stderr.resume()
    child.on('error', (cause) => (broken ??= new Failure('machine.lacks', `No process could be started to run a tool: ${messageOf(cause)}`, { cause })))
    stdin.end(JSON.stringify(task) + '\n')
    await once(child, 'close').catch(() => undefined)
    if (broken) throw broken
    const lines = said.split('\n').slice(0, -1)
    if (lines.length < calls.length) throw new Failure('tool.limit', 'The tool was stopped: its process ended before it was done.')
    return lines.map(answerOf)
  } finally {
    clearInterval(timer)
  }
}

function answerOf(line: string): string {
  const answer = JSON.parse(line) as ToolAnswer
  if ('json' in answer) return answer.json
  throw new Failure(answer.failure.code, answer.failure.message)
}
