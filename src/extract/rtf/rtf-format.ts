import type { Format } from '../contract.ts'

/** Rich Text Format. */
export const rtfFormat: Format = {
  id: 'rtf',
  label: 'Rich text',
  mediaTypes: ['application/rtf', 'text/rtf'],
  extensions: ['.rtf'],
  sniff(head, name) {
    const start = Buffer.from(head.subarray(0, 64)).toString('latin1').trimStart()
    if (start.startsWith('{\\rtf') || start.startsWith('{\\urtf')) return 0.95
    return name.endsWith('.rtf') ? 0.3 : 0
  },
  load: async () => (await import('./rtf-extractor.ts')).rtfExtractor,
}
