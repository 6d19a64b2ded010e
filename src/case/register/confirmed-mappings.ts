import { sha256 } from '../../base/hash.ts'
import { Failure } from '../../base/failure.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A mapping that a person confirmed. What the YAML says is none of this room's business. */
export interface ConfirmedMapping {
  readonly name: string
  readonly text: string
  readonly sha256: string
  readonly by: string
  readonly at: string
  readonly sequence: number
}

/** The mappings in force, by name in code-unit order: of each name the last confirmed, unless withdrawn since. */
export function listConfirmedMappings(journal: Journal): ConfirmedMapping[] {
  const mappings = new Map<string, ConfirmedMapping>()
  for (const { sequence, actor: by, time: at, payload } of journal.entries({ verb: 'mapping.confirmed' })) {
    mappings.set(payload.name, { ...payload, by, at, sequence })
  }
  for (const { sequence, payload } of journal.entries({ verb: 'mapping.withdrawn' })) {
    if ((mappings.get(payload.name)?.sequence ?? Infinity) < sequence) mappings.delete(payload.name)
  }
  return [...mappings.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Confirms a mapping. Nothing is written when the same text is in force already; tells whether it was. */
export function confirmMapping(journal: Journal, mapping: { readonly name: string; readonly text: string }, author: Author): boolean {
  const { name, text } = mapping
  const inForce = listConfirmedMappings(journal).find((candidate) => candidate.name === name)
  if (inForce?.text === text) return false
  journal.append([{ verb: 'mapping.confirmed', payload: { name, text, sha256: sha256(text) } }], author)
  return true
}

/** Takes a confirmed mapping back. Throws `usage` when none of that name is in force. */
export function withdrawMapping(journal: Journal, name: string, options: Author & { readonly reason: string }): void {
  if (!listConfirmedMappings(journal).some((mapping) => mapping.name === name)) {
    throw new Failure('usage', `No mapping '${name}' is in force.`)
  }
  journal.append([{ verb: 'mapping.withdrawn', payload: { name, reason: options.reason } }], options)
}
