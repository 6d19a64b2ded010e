import type { Format } from '../contract.ts'
import { hasMagic } from '../archive/magic.ts'

const magic = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]

/** 7-Zip archives, split ones (`.7z.001`) as far as they say so. */
export const sevenZipFormat: Format = {
  id: '7z',
  label: '7-Zip archive',
  mediaTypes: ['application/x-7z-compressed'],
  extensions: ['.7z', '.7z.001'],
  sniff: (head, name) => (hasMagic(head, magic) ? 1 : /\.7z(\.\d{3})?$/u.test(name) ? 0.3 : 0),
  load: async () => (await import('./seven-zip-extractor.ts')).sevenZipExtractor,
}
