import { z } from 'zod'
import { listTools } from '../../../case/register/tool-register.ts'
import { findTool, ownToolIds } from '../../jobs/tooling/find-tool.ts'
import { runTool, type ToolRun } from '../../jobs/tooling/run-tool.ts'
import { longQuestion, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'
import type { FoundTool } from '../../jobs/tooling/find-tool.ts'
import type { ToolDescription } from '../../../tool/tool.ts'

/** A tool that can be run, as a list tells it. */
export interface ToolLine extends Pick<ToolDescription, 'id' | 'version' | 'title' | 'answers' | 'author' | 'explanations' | 'parameters' | 'outputs'> {
  /** SHA-256 of its source: what a result cites. */
  readonly sha256: string
  /** Who approved it, and the entry of the journal; null for one that comes with Jackdaw. */
  readonly approved: { readonly by: string; readonly sequence: number } | null
}

/** Shape of a tool's id. */
export const toolId = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/)
const value = z.union([z.string().max(1_000), z.number(), z.boolean()])

/** Shape of values for a tool's parameters. */
export const toolParameters = z.record(z.string().max(80), value).default({})

/** Tools registered in the case, and those that come with Jackdaw. */
export const toolsRoute = route('/api/tools', {}, async (served): Promise<ToolLine[]> => served.withCase(async ({ journal }) => {
  const registered = listTools(journal).map(({ id }) => id)
  const found = await Promise.all([...registered, ...ownToolIds().filter((id) => !registered.includes(id))].map((id) => findTool(id, journal)))
  return found.map(toLine)
}))

/**
 * Runs a tool over the case, in its sandbox and within its limits. The answer cites tool, version, hash of the code, parameters, seed, hashes of
 * the inputs and of the output, and its error rates.
 */
export const runToolRoute = longQuestion(
  '/api/tools/:tool/run', { tool: toolId, parameters: toolParameters, seed: z.int().min(0).max(2 ** 31).default(1) },
  async (served, { tool, parameters, seed }): Promise<ToolRun> => {
    const found = await toolOf(served, tool)
    return (await served.built()).withQuestions((questions) => runTool(found, questions, { parameters, seed }))
  },
)

/** A tool of the case that is served, by its id. */
export function toolOf(served: ServedCase, id: string): Promise<FoundTool> {
  return served.withCase(({ journal }) => findTool(id, journal))
}

function toLine({ description, sha256, registered }: FoundTool): ToolLine {
  const { id, version, title, answers, author, explanations, parameters, outputs } = description
  const approved = registered ? { by: registered.approver, sequence: registered.sequence } : null
  return { id, version, title, answers, author, explanations, parameters, outputs, sha256, approved }
}
