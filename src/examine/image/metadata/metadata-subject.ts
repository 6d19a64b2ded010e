import { formatLocator } from '../../../model/locator.ts'
import type { Observation, Outcome } from '../../check.ts'
import type { PictureMetadata } from './picture-metadata.ts'

/** A picture's metadata beside what its data tell. */
export interface MetadataSubject {
  readonly metadata: PictureMetadata
  /** Of the picture as it is stored, in pixels; absent where no header tells it. */
  readonly size?: { readonly width: number; readonly height: number }
  /** Programs that left their mark outside Exif and XMP: `Photoshop resources (APP13)`, a comment. */
  readonly marks: readonly string[]
}

/** An observation at a field of the metadata. */
export function atField(field: string, outcome: Outcome, said: Pick<Observation, 'observed' | 'expected' | 'message'>): Observation {
  return { outcome, ...said, locator: formatLocator({ kind: 'field', name: field }) }
}
