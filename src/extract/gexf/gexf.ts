import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** GEXF, the exchange format of Gephi, versions 1.1 to 1.3. */
export const gexfFormat: Format = {
  id: 'gexf',
  label: 'GEXF network',
  mediaTypes: ['application/gexf+xml'],
  extensions: ['.gexf'],
  sniff(head, name) {
    const text = headText(head).slice(0, 8_192)
    if (/<(\w+:)?gexf[\s>]/.test(text)) return 0.9
    return name.endsWith('.gexf') ? (/^\s*</.test(text) ? 0.6 : 0.2) : 0
  },
  load: async () => {
    const [{ graphExtractor }, { readGexf }] = await Promise.all([import('../graph/graph-extractor.ts'), import('./gexf-reader.ts')])
    return graphExtractor({ id: 'gexf', mediaType: 'application/gexf+xml' }, readGexf)
  },
}
