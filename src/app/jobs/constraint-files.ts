import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { confirmConstraints, listConfirmedConstraints } from '../../case/register/confirmed-constraints.ts'
import type { Author, Journal } from '../../case/journal/journal.ts'
import { joinConstraints, parseConstraints, readConstraints, type Constraints } from '../../examine/contradiction/constraint.ts'

const ending = '.yml'

/** The constraints that come with Jackdaw and those that persons of the case confirmed. */
export function constraintsOf(journal: Journal): Constraints {
  return joinConstraints([readConstraints(), ...listConfirmedConstraints(journal).map(({ text }) => parseConstraints(text))])
}

/**
 * Takes up what a person wrote in `constraints/*.yml`: each file is confirmed in the journal as it stands; one that is empty takes
 * back what was confirmed under its name. Gives the names confirmed. Throws `constraint.invalid`, naming the file, before anything
 * of it is confirmed.
 */
export function takeUpConstraintFiles(folder: string, journal: Journal, author: Author): string[] {
  const files = listFiles(folder).map((file) => ({ name: file.slice(0, -ending.length), text: readFileSync(join(folder, file), 'utf8') }))
  for (const { name, text } of files) assertValid(name, text)
  return files.filter((file) => confirmConstraints(journal, file, author)).map(({ name }) => name)
}

function assertValid(name: string, text: string): void {
  if (text.trim() === '') return
  try {
    joinConstraints([readConstraints(), parseConstraints(text)])
  } catch (cause) {
    throw new Failure('constraint.invalid', `constraints/${name}${ending} cannot be taken up: ${messageOf(cause)}`, { cause })
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => entry.name).sort()
  } catch {
    return []
  }
}
