import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure, messageOf } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { listTools, type RegisteredTool } from '../../../case/register/tool-register.ts'
import type { Journal } from '../../../case/journal/journal.ts'
import { readDescription } from '../../../tool/read-description.ts'
import { readToolCode, type ToolCode } from '../../../tool/tool-code.ts'
import type { ToolDescription } from '../../../tool/tool.ts'
import { callTool } from './tool-process.ts'

/** A tool that can be run, with what it tells of itself. */
export interface FoundTool extends ToolCode {
  readonly description: ToolDescription
  /** Its entry in the journal, when it is registered in the case. */
  readonly registered?: RegisteredTool | undefined
  /** Whether it comes with Jackdaw. */
  readonly isOwn: boolean
}

const ownFolder = fileURLToPath(new URL('../../../tool/own', import.meta.url))

/** Ids of the tools that come with Jackdaw. They are read as any other file is: by the contract, through the sandbox. */
export function ownToolIds(): string[] {
  return readdirSync(ownFolder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => basename(name, '.ts')).sort()
}

/** The tool at a path. Throws `tool.absent`, `tool.invalid`. */
export async function readToolFile(path: string, signal?: AbortSignal): Promise<FoundTool> {
  let source: string
  try {
    source = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Failure('tool.absent', `The tool ${path} cannot be read: ${messageOf(cause)}`, { cause })
  }
  return describeTool(source, { isOwn: false }, signal)
}

/** A tool by its id: registered in the case (the last version), or one that comes with Jackdaw. Throws `tool.absent`. */
export async function findTool(id: string, journal: Journal | undefined, signal?: AbortSignal): Promise<FoundTool> {
  const registered = journal && listTools(journal).find((tool) => tool.id === id)
  if (registered) return describeTool(registered.source, { isOwn: false, registered }, signal)
  const path = join(ownFolder, `${id}.ts`)
  if (/^[a-z0-9-]+$/.test(id) && existsSync(path)) return describeTool(readFileSync(path, 'utf8'), { isOwn: true }, signal)
  throw new Failure('tool.absent', `There is no tool '${id}'. Those that come with Jackdaw: ${ownToolIds().join(', ')}. 'jackdaw tool list <case>' lists those of a case.`)
}

/** The same, of the case in a folder. */
export async function findToolIn(casePath: string, id: string, signal?: AbortSignal): Promise<FoundTool> {
  const opened = await openCase(casePath)
  try {
    return await findTool(id, opened.journal, signal)
  } finally {
    opened.close()
  }
}

async function describeTool(source: string, origin: Pick<FoundTool, 'isOwn' | 'registered'>, signal?: AbortSignal): Promise<FoundTool> {
  const code = readToolCode(source)
  const [description] = await callTool(code.code, [{ verb: 'describe' }], { signal })
  return { ...code, ...origin, description: readDescription(description!) }
}
