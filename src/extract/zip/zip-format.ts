import { hasMagic } from '../archive/magic.ts'
import type { Format } from '../contract.ts'

/** Local file header, end of an empty archive, and the mark of a spanned one (APPNOTE 4.3.7, 4.3.16, 8.5.4). */
const magics = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
  [0x50, 0x4b, 0x30, 0x30],
]

/**
 * ZIP archives. Formats that are ZIP files inside (office, e-book, KMZ) know themselves by their entries and fit better:
 * a plain ZIP never claims more than 0.7.
 */
export const zipFormat: Format = {
  id: 'zip',
  label: 'ZIP archive',
  mediaTypes: ['application/zip', 'application/x-zip-compressed', 'application/java-archive'],
  extensions: ['.zip', '.zipx', '.jar'],
  sniff(head, name) {
    if (magics.some((magic) => hasMagic(head, magic))) return 0.7
    return /\.(zipx?|jar)$/u.test(name) ? 0.3 : 0
  },
  load: async () => (await import('./zip-extractor.ts')).zipExtractor,
}
