/**
 * The limited process that runs one call of one tool: reads a line of JSON from standard input, writes one line to
 * standard output, and ends. Started by `tool-process.ts`; the tool itself runs in an interpreter inside it.
 */
import { createInterface } from 'node:readline'
import { Failure, messageOf } from '../../../base/failure.ts'
import { runInSandbox } from '../../../tool/sandbox.ts'
import type { ToolAnswer, ToolTask } from './tool-process.ts'

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const answer = JSON.stringify(await perform(JSON.parse(line) as ToolTask))
  process.stdout.write(`${answer}\n`, () => process.exit())
}

async function perform({ code, call, limits }: ToolTask): Promise<ToolAnswer> {
  try {
    return { json: await runInSandbox(code, call, limits) }
  } catch (thrown) {
    return { failure: { code: thrown instanceof Failure ? thrown.code : 'tool.failed', message: messageOf(thrown) } }
  }
}
