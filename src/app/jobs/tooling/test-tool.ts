import { parameterValues } from '../../../tool/parameter-values.ts'
import { compareWithTruth, errorRates, type ErrorRates, type ToolTestOutcome } from '../../../tool/error-rates.ts'
import { readResult } from '../../../tool/read-result.ts'
import type { FoundTool } from './find-tool.ts'
import { callTool } from './tool-process.ts'

/** What the tests of a tool gave. */
export interface ToolTrial {
  readonly outcomes: readonly ToolTestOutcome[]
  readonly rates: ErrorRates
}

/** Runs a tool over the known cases that it brings. Throws what running it throws. */
export async function testTool({ code, description }: FoundTool, signal?: AbortSignal): Promise<ToolTrial> {
  const outcomes: ToolTestOutcome[] = []
  const none = Object.fromEntries(Object.keys(description.reads).map((read) => [read, []]))
  for (const test of description.tests) {
    const input = { parameters: parameterValues(description, test.parameters ?? {}), rows: { ...none, ...test.rows } }
    const json = await callTool(code, { verb: 'run', input: JSON.stringify(input), seed: 1 }, { signal })
    outcomes.push(compareWithTruth(description, test, readResult(description, json)))
  }
  return { outcomes, rates: errorRates(outcomes) }
}
