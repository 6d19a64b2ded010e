import type { Format } from '../contract.ts'
import { decodeText } from '../encoding/decode-text.ts'

/** Any XML file of which no more special format is known. */
export const xmlFormat: Format = {
  id: 'xml',
  label: 'XML',
  mediaTypes: ['application/xml', 'text/xml'],
  extensions: ['.xml'],
  sniff(head, name) {
    const start = decodeText(head.subarray(0, 512)).text.trimStart()
    if (start.startsWith('<?xml')) return 0.5
    if (!name.endsWith('.xml')) return 0
    return start.startsWith('<') ? 0.45 : 0.2
  },
  load: async () => (await import('./xml-extractor.ts')).xmlExtractor,
}
