import type { Format } from '../contract.ts'
import { headText } from './head-text.ts'

const extensions = ['.json', '.ndjson', '.jsonl', '.json5', '.webmanifest', '.har', '.topojson'] as const

/** JSON texts and one JSON value a line. */
export const jsonFormat: Format = {
  id: 'json',
  label: 'JSON',
  mediaTypes: ['application/json', 'application/x-ndjson'],
  extensions,
  sniff(head, name) {
    const named = extensions.some((extension) => name.endsWith(extension))
    const text = headText(head)
    if (/^\s*(\{\s*("|\})|\[\s*(["{[\]\d-]|true|false|null))/.test(text)) return named ? 0.7 : 0.55
    return named ? 0.3 : 0
  },
  load: async () => (await import('./json-extractor.ts')).jsonExtractor,
}
