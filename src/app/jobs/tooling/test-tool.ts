import { compareWithTruth, errorRates, type ErrorRates, type ToolTestOutcome } from '../../../tool/error-rates.ts'
import { parameterValues } from '../../../tool/parameter-values.ts'
import { readResult } from '../../../tool/read-result.ts'
import type { SandboxCall } from '../../../tool/sandbox.ts'
import type { ToolDescription } from '../../../tool/tool.ts'
import type { FoundTool } from './find-tool.ts'
import { callTool } from './tool-process.ts'

/** What the tests of a tool gave. */
export interface ToolTrial {
  readonly outcomes: readonly ToolTestOutcome[]
  readonly rates: ErrorRates
}

/** Runs a tool over the known cases that it brings. Throws what running it throws. */
export async function testTool({ code, description }: FoundTool, signal?: AbortSignal): Promise<ToolTrial> {
  return judgeTrial(description, await callTool(code, trialCalls(description), { signal }))
}

/** The calls by which a tool is tested. */
export function trialCalls(tool: ToolDescription): SandboxCall[] {
  const none = Object.fromEntries(Object.keys(tool.reads).map((read) => [read, []]))
  return tool.tests.map((test) => ({
    verb: 'run', seed: 1, input: JSON.stringify({ parameters: parameterValues(tool, test.parameters ?? {}), rows: { ...none, ...test.rows } }),
  }))
}

/** What those calls gave, beside what there was to be found. */
export function judgeTrial(tool: ToolDescription, answers: readonly string[]): ToolTrial {
  const outcomes = tool.tests.map((test, index) => compareWithTruth(tool, test, readResult(tool, answers[index]!)))
  return { outcomes, rates: errorRates(outcomes) }
}
