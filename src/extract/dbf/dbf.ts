import type { Format } from '../contract.ts'
import { looksLikeDbf } from './dbf-header.ts'

/** dBASE tables, also those of a shapefile. */
export const dbfFormat: Format = {
  id: 'dbf',
  label: 'dBASE table',
  mediaTypes: ['application/vnd.dbf'],
  extensions: ['.dbf'],
  sniff(head, name) {
    const named = name.endsWith('.dbf')
    if (!looksLikeDbf(head)) return named ? 0.3 : 0
    return named ? 0.95 : 0.45
  },
  load: async () => (await import('./dbf-extractor.ts')).dbfExtractor,
}
