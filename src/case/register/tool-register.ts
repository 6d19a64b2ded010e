import { Failure } from '../../base/failure.ts'
import type { JournalPayloads } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A tool that may be run in a case by its name, as the journal has it. */
export interface RegisteredTool extends Readonly<JournalPayloads['tool.registered']> {
  readonly sequence: number
  readonly by: string
  readonly at: string
}

/** Tools in force, of each id the one registered last, in order of their ids. */
export function listTools(journal: Journal): RegisteredTool[] {
  const withdrawn = new Set([...journal.entries({ verb: 'tool.withdrawn' })].map((entry) => entry.payload.sequence))
  const tools = new Map<string, RegisteredTool>()
  for (const { sequence, actor: by, time: at, payload } of journal.entries({ verb: 'tool.registered' })) {
    if (!withdrawn.has(sequence)) tools.set(payload.id, { sequence, by, at, ...payload })
  }
  return [...tools.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
}

/** Registers a tool. Throws `usage` when its author approves it, or another tool of this id and version is registered. */
export function registerTool(journal: Journal, tool: JournalPayloads['tool.registered'], author: Author): RegisteredTool {
  const known = [...journal.entries({ verb: 'tool.registered' })].find(({ payload }) => payload.id === tool.id && payload.version === tool.version)
  if (known && known.payload.sha256 !== tool.sha256) {
    throw new Failure('usage', `Version ${tool.version} of ${tool.id} is registered with other code (entry ${known.sequence}). Give the new one a new version.`)
  }
  if (tool.approver.trim().toLowerCase() === tool.author.trim().toLowerCase()) {
    throw new Failure('usage', `${tool.author} wrote the tool. Let somebody else look at it and approve it, with --approver.`)
  }
  journal.append([{ verb: 'tool.registered', payload: tool }], author)
  return listTools(journal).find(({ id }) => id === tool.id)!
}

/** Takes the registration of that sequence number back. Throws `usage` when there is none. */
export function withdrawTool(journal: Journal, sequence: number, options: Author & { readonly reason: string }): void {
  if (!listTools(journal).some((tool) => tool.sequence === sequence)) {
    throw new Failure('usage', `Entry ${sequence} of the journal registers no tool that is in force. 'jackdaw tool list <case>' lists them.`)
  }
  journal.append([{ verb: 'tool.withdrawn', payload: { sequence, reason: options.reason } }], options)
}
