import type { Format } from '../contract.ts'
import { pictureKind } from '../image/picture-kind.ts'

/** TIFF pictures, which may hold the pages of a scanned document. */
export const tiffFormat: Format = {
  id: 'tiff',
  label: 'TIFF picture',
  mediaTypes: ['image/tiff'],
  extensions: ['.tif', '.tiff'],
  sniff(head, name) {
    if (pictureKind(head)?.id === 'tiff') return 0.9
    return /\.tiff?$/.test(name) ? 0.3 : 0
  },
  load: async () => (await import('./tiff-extractor.ts')).tiffExtractor,
}
