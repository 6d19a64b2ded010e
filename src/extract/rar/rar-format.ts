import { hasMagic } from '../archive/magic.ts'
import type { Format } from '../contract.ts'

/** `Rar!` and what follows in both versions of the format. */
const magic = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]

/** RAR archives, version 3 and 5. */
export const rarFormat: Format = {
  id: 'rar',
  label: 'RAR archive',
  mediaTypes: ['application/vnd.rar', 'application/x-rar-compressed'],
  extensions: ['.rar'],
  sniff: (head, name) => (hasMagic(head, magic) ? 1 : name.endsWith('.rar') ? 0.3 : 0),
  load: async () => (await import('./rar-extractor.ts')).rarExtractor,
}
