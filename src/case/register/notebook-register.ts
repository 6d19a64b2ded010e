import { join } from 'node:path'
import { writeWhole } from '../../base/file-port.ts'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import type { Case } from '../case.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A notebook as the journal has it. What its cells say is none of this room's business. */
export interface KeptNotebook {
  readonly name: string
  readonly text: string
  readonly sha256: string
  readonly by: string
  readonly at: string
  readonly sequence: number
}

/** Words a notebook or a standing question can be called by: they are the name of a file. */
export const namePattern = /^[\p{L}\p{N}][\p{L}\p{N} _()-]{0,79}$/u

/** Notebooks in force, of each name the one saved last, by name in code-unit order. */
export function listNotebooks(journal: Journal): KeptNotebook[] {
  const kept = new Map<string, KeptNotebook>()
  for (const entry of journal.entries()) {
    if (entry.verb === 'notebook.saved') kept.set(entry.payload.name, { ...entry.payload, by: entry.actor, at: entry.time, sequence: entry.sequence })
    else if (entry.verb === 'notebook.withdrawn') kept.delete(entry.payload.name)
  }
  return [...kept.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** One notebook. Throws `notebook.absent`. */
export function readNotebook(journal: Journal, name: string): KeptNotebook {
  const found = listNotebooks(journal).find((notebook) => notebook.name === name)
  if (!found) throw new Failure('notebook.absent', `The case has no notebook called '${name}'. 'jackdaw notebook list <case>' names them.`)
  return found
}

/** Keeps a notebook in the journal, and as a file in `notebooks/`. Nothing is written when the journal has this text already. Throws `usage` for a name that cannot be. */
export async function saveNotebook({ journal, layout, files }: Case, { name, text }: { readonly name: string; readonly text: string }, author: Author): Promise<KeptNotebook> {
  if (!namePattern.test(name)) throw new Failure('usage', `'${name}' cannot be the name of a notebook: letters, digits, blanks, hyphens, at most 80 of them.`)
  const hash = sha256(text)
  if (listNotebooks(journal).find((notebook) => notebook.name === name)?.sha256 !== hash) {
    journal.append([{ verb: 'notebook.saved', payload: { name, text, sha256: hash } }], author)
  }
  await files.makeFolder(layout.notebooks)
  await writeWhole(files, join(layout.notebooks, `${name}.json`), { text, mode: 0o644 })
  return readNotebook(journal, name)
}

/** Takes a notebook back. Its file stays. Throws `notebook.absent`, `usage` without a reason. */
export function withdrawNotebook({ journal }: Case, name: string, { reason, ...author }: Author & { readonly reason: string }): void {
  readNotebook(journal, name)
  if (!reason.trim()) throw new Failure('usage', 'Say why, with --reason.')
  journal.append([{ verb: 'notebook.withdrawn', payload: { name, reason } }], author)
}
