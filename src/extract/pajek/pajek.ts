import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** Pajek's networks: vertices, arcs and edges as lines of text. */
export const pajekFormat: Format = {
  id: 'pajek',
  label: 'Pajek network',
  mediaTypes: ['text/x-pajek'],
  extensions: ['.net', '.paj'],
  sniff(head, name) {
    if (/^(?:%[^\n]*\n|\*network[^\n]*\n|\s)*\*vertices\s+\d+/i.test(headText(head).slice(0, 8_192))) return 0.9
    return name.endsWith('.paj') ? 0.2 : 0
  },
  load: async () => {
    const [{ graphExtractor }, { readPajek }] = await Promise.all([import('../graph/graph-extractor.ts'), import('./pajek-reader.ts')])
    return graphExtractor({ id: 'pajek', mediaType: 'text/x-pajek' }, readPajek)
  },
}
