import { hasMagic } from '../archive/magic.ts'
import type { Format } from '../contract.ts'

/** One file compressed by xz (The .xz File Format 1.1). */
export const xzFormat: Format = {
  id: 'xz',
  label: 'xz file',
  mediaTypes: ['application/x-xz'],
  extensions: ['.xz', '.txz'],
  sniff: (head, name) => (hasMagic(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]) ? 1 : /\.t?xz$/u.test(name) ? 0.3 : 0),
  load: async () => (await import('./xz-extractor.ts')).xzExtractor,
}
