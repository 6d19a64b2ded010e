import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** Charts of i2 Analyst's Notebook in their XML form. */
export const anxFormat: Format = {
  id: 'anx',
  label: "i2 Analyst's Notebook chart (XML)",
  mediaTypes: ['application/x-i2-anx+xml'],
  extensions: ['.anx'],
  sniff(head, name) {
    const text = headText(head).slice(0, 16_384)
    if (/<(\w+:)?Chart[\s>]/.test(text) && /<(\w+:)?(ChartItemCollection|ApplicationVersion|AttributeClassCollection|EntityTypeCollection|StrengthCollection|SummaryCollection)|SchemaVersion/.test(text)) return 0.9
    return name.endsWith('.anx') ? (/^\s*</.test(text) ? 0.6 : 0.2) : 0
  },
  load: async () => {
    const [{ graphExtractor }, { readAnx }] = await Promise.all([import('../graph/graph-extractor.ts'), import('./anx-reader.ts')])
    return graphExtractor({ id: 'anx', mediaType: 'application/x-i2-anx+xml' }, readAnx)
  },
}
