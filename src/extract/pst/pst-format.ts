import { hasMagic } from '../archive/magic.ts'
import type { Format } from '../contract.ts'

/** Outlook data files ([MS-PST]): `.pst`, `.ost`. */
export const pstFormat: Format = {
  id: 'pst',
  label: 'Outlook data file',
  mediaTypes: ['application/vnd.ms-outlook-pst'],
  extensions: ['.pst', '.ost'],
  sniff: (head, name) => (hasMagic(head, [0x21, 0x42, 0x44, 0x4e]) ? 1 : /\.[po]st$/u.test(name) ? 0.3 : 0),
  load: async () => (await import('./pst-extractor.ts')).pstExtractor,
}
