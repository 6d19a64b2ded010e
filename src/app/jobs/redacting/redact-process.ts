import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Failure, messageOf } from '../../../base/failure.ts'
import { measureProcess, startLimitedProcess, type ProcessLimits } from '../reading/limited-process.ts'
import type { RedactAnswer, Redacted, RedactTask } from './redact-task.ts'

const limits: ProcessLimits = { maxMemoryBytes: 1_500_000_000, maxCpuMs: 600_000 }
const watchEveryMs = 100
const maxAnswerBytes = 400 * 1024 * 1024

/**
 * Redacts a document in a limited process of its own, which is given its bytes and may read no file but the program's. Throws
 * `redaction.unsafe` with what was found in the result, `usage` with why it cannot be redacted, `interrupted` by the signal.
 */
export async function redactApart(bytes: Uint8Array, task: RedactTask, signal?: AbortSignal): Promise<Redacted> {
  signal?.throwIfAborted()
  const child = startLimitedProcess({ limits, program: fileURLToPath(new URL('./redact-worker.ts', import.meta.url)) })
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout || !stderr) throw new Failure('machine.lacks', 'No process could be started to redact: too many files are open.')
  let broken: Failure | undefined
  const end = (failure: Failure) => {
    broken ??= failure
    child.kill('SIGKILL')
  }
  const timer = setInterval(() => {
    const { memoryBytes, cpuMs } = measureProcess(child.pid ?? -1) ?? { memoryBytes: 0, cpuMs: 0 }
    if (memoryBytes > limits.maxMemoryBytes) end(cannot('it needs more memory than it may take'))
    if (cpuMs > limits.maxCpuMs) end(cannot(`it takes more than ${limits.maxCpuMs / 1000} s of processor time`))
    if (signal?.aborted) end(new Failure('interrupted', 'Stopped.'))
  }, watchEveryMs)
  try {
    const blocks: Buffer[] = []
    let sizeBytes = 0
    stdout.on('data', (block: Buffer) => {
      blocks.push(block)
      sizeBytes += block.length
      if (sizeBytes > maxAnswerBytes) end(cannot(`the result is larger than ${maxAnswerBytes} bytes`))
    })
    stdin.on('error', () => {})
    stderr.resume()
    child.on('error', (cause) => (broken ??= new Failure('machine.lacks', `No process could be started to redact: ${messageOf(cause)}`, { cause })))
    stdin.write(`${JSON.stringify(task)}\n`)
    stdin.end(bytes)
    await once(child, 'close').catch(() => undefined)
    if (broken) throw broken
    return answerOf(Buffer.concat(blocks))
  } finally {
    clearInterval(timer)
  }
}

function answerOf(said: Buffer): Redacted {
  const end = said.indexOf(10)
  if (end < 0) throw cannot('its process broke off')
  const answer = JSON.parse(said.toString('utf8', 0, end)) as RedactAnswer
  if (!('failed' in answer)) return { report: answer, result: said.subarray(end + 1) }
  throw answer.isUnsafe ? unsafe(answer.failed) : cannot(answer.failed)
}

/** Why a document cannot be redacted. */
export function cannot(why: string): Failure {
  return new Failure('usage', `The exhibit cannot be redacted: ${why}.`)
}

/** What of the removed was found in a result. */
export function unsafe(what: string): Failure {
  return new Failure('redaction.unsafe', `Read back, the result is not safe to give away: ${what}. It was not kept; nothing was written.`)
}
