import { sha256 } from '../../base/hash.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** Constraints of a case that a person confirmed. What the YAML says is none of this room's business. */
export interface ConfirmedConstraints {
  readonly name: string
  /** YAML; empty when they were taken back. */
  readonly text: string
}

/** The constraints in force, by name in code-unit order: of each name the last confirmed; a file that was emptied is left out. */
export function listConfirmedConstraints(journal: Journal): ConfirmedConstraints[] {
  const files = new Map<string, ConfirmedConstraints>()
  for (const { payload } of journal.entries({ verb: 'constraints.confirmed' })) files.set(payload.name, { name: payload.name, text: payload.text })
  return [...files.values()].filter(({ text }) => text.trim() !== '').sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Confirms constraints; an empty text takes those of the name back. Nothing is written when the same is in force; tells whether it was. */
export function confirmConstraints(journal: Journal, { name, text }: ConfirmedConstraints, author: Author): boolean {
  const inForce = listConfirmedConstraints(journal).find((candidate) => candidate.name === name)?.text ?? ''
  if (inForce === text || (inForce === '' && text.trim() === '')) return false
  journal.append([{ verb: 'constraints.confirmed', payload: { name, text, sha256: sha256(text) } }], author)
  return true
}
