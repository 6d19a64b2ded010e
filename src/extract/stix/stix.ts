import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** STIX 2.0 and 2.1 bundles. */
export const stixFormat: Format = {
  id: 'stix',
  label: 'STIX 2 bundle',
  mediaTypes: ['application/stix+json'],
  extensions: ['.stix', '.stix.json'],
  sniff(head) {
    const text = headText(head)
    if (!/^\s*\{/.test(text)) return 0
    return /"type"\s*:\s*"bundle"/.test(text) && /"(id|spec_version)"\s*:\s*"(bundle--|2\.)/.test(text) ? 0.9 : 0
  },
  load: async () => {
    const [{ graphExtractor }, { readStix }] = await Promise.all([import('../graph/graph-extractor.ts'), import('./stix-reader.ts')])
    return graphExtractor({ id: 'stix', mediaType: 'application/stix+json' }, readStix)
  },
}
