import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** GraphML, as most programs for networks write it. */
export const graphmlFormat: Format = {
  id: 'graphml',
  label: 'GraphML network',
  mediaTypes: ['application/graphml+xml'],
  extensions: ['.graphml'],
  sniff(head, name) {
    const text = headText(head).slice(0, 8_192)
    if (/<(\w+:)?graphml[\s>]/.test(text)) return 0.9
    return name.endsWith('.graphml') ? (/^\s*</.test(text) ? 0.6 : 0.2) : 0
  },
  load: async () => {
    const [{ graphExtractor }, { readGraphml }] = await Promise.all([import('../graph/graph-extractor.ts'), import('./graphml-reader.ts')])
    return graphExtractor({ id: 'graphml', mediaType: 'application/graphml+xml' }, readGraphml)
  },
}
