import { Failure } from '../../../base/failure.ts'
import type { Ask } from '../../../finding/stand.ts'
import type { GradedItem } from '../../../model/grade.ts'

/** The item that a person names: the number of an exhibit, or the id of a statement. Throws `exhibit.absent`, `usage`. */
export async function gradedItem(name: string, ask: Ask): Promise<GradedItem> {
  if (/^[0-9a-f]{64}$/.test(name)) {
    const [row] = await ask('SELECT id FROM statements WHERE id = $1', [name])
    if (!row) throw new Failure('usage', `The case has no statement ${name}. Take the id from the view 'statements'.`)
    return { kind: 'statement', id: name }
  }
  return { kind: 'exhibit', id: await exhibitIdOf(name, ask) }
}

/** The id of an exhibit by its number. Throws `exhibit.absent`. */
export async function exhibitIdOf(number: string, ask: Ask): Promise<string> {
  const [row] = await ask('SELECT id FROM exhibits WHERE number = $1', [number])
  if (!row) throw new Failure('exhibit.absent', `The case has no exhibit ${number}. 'jackdaw status' lists them.`)
  return String(row['id'])
}
