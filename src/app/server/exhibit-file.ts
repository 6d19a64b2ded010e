import { Failure } from '../../base/failure.ts'
import type { ExhibitFile } from './built-case.ts'
import { maybeText, numberOf, textOf } from './place.ts'
import type { ServedCase } from './served-case.ts'

/** An exhibit of the case with what its viewer asks first. */
export interface KnownExhibit extends ExhibitFile {
  readonly number: string
  readonly name: string
  readonly format: string | null
  readonly mediaType: string | null
}

/** The exhibit of that number. Throws `exhibit.absent`. */
export async function findExhibit(served: ServedCase, number: string): Promise<KnownExhibit> {
  const [row] = await served.ask(
    'SELECT id, number, path, name, sha256, size_bytes, parent_id, format, media_type, authority FROM exhibits WHERE number = $1', [number],
  )
  if (!row) throw new Failure('exhibit.absent', `No exhibit of the case has the number ${number}.`)
  return {
    id: textOf(row['id']),
    number,
    path: textOf(row['path']),
    name: textOf(row['name']),
    sha256: textOf(row['sha256']),
    sizeBytes: numberOf(row['size_bytes']),
    authority: textOf(row['authority']),
    isChild: row['parent_id'] !== null,
    format: maybeText(row['format']),
    mediaType: maybeText(row['media_type']),
  }
}
