import { pictureKind } from '../../extract/image/picture-kind.ts'
import type { DocumentExaminer } from '../document/document-examiner.ts'
import { imageChecks } from './image-checks.ts'

const examined = new Set(['jpeg', 'png', 'webp', 'heif', 'avif', 'tiff'])

/** Examines photographs and scans by their bytes: content credentials, metadata, structure, compression, and maps for an examiner. */
export const imageExaminer: DocumentExaminer = {
  id: 'image',
  checks: imageChecks,
  fits: (head) => examined.has(pictureKind(head.subarray(0, 64))?.id ?? ''),
  load: async () => (await import('./examine-image.ts')).imageExamination,
}
