/**
 * The limited process that calls one tool: reads a line of JSON from standard input, writes one line for each call to
 * standard output, and ends. Started by `tool-process.ts`; the tool itself runs in an interpreter inside it.
 */
import { createInterface } from 'node:readline'
import { Failure, messageOf } from '../../../base/failure.ts'
import { runInSandbox, type SandboxCall, type SandboxLimits } from '../../../tool/sandbox.ts'
import type { ToolAnswer, ToolTask } from './tool-process.ts'

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { code, calls, limits } = JSON.parse(line) as ToolTask
  for (const call of calls) process.stdout.write(`${JSON.stringify(await perform(code, call, limits))}\n`)
  process.stdout.write('', () => process.exit())
}

async function perform(code: string, call: SandboxCall, limits: SandboxLimits): Promise<ToolAnswer> {
  try {
    return { json: await runInSandbox(code, call, limits) }
  } catch (thrown) {
    return { failure: { code: thrown instanceof Failure ? thrown.code : 'tool.failed', message: messageOf(thrown) } }
  }
}
