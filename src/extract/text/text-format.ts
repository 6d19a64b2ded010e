import type { Format } from '../contract.ts'
import { looksLikeText } from './text-cue.ts'

const names = /\.(?:txt|text|md|markdown|log|asc|me|nfo)$/
const otherTexts = /\.(?:csv|tsv|tab|json|ndjson|jsonl|geojson|xml|html?|eml|mbox|mbx|vcf|ics|kml|gpx|svg|rtf|yml|yaml)$/

/** Plain text in any encoding; the format of last resort for what reads as text. */
export const textFormat: Format = {
  id: 'text',
  label: 'Plain text',
  mediaTypes: ['text/plain', 'text/markdown'],
  extensions: ['.txt', '.text', '.md', '.log'],
  sniff(head, name) {
    if (head.length === 0) return names.test(name) ? 0.3 : 0
    if (!looksLikeText(head)) return names.test(name) ? 0.05 : 0
    return names.test(name) ? 0.6 : otherTexts.test(name) ? 0.1 : 0.25
  },
  load: async () => (await import('./text-extractor.ts')).textExtractor,
}
