import type { Format } from '../contract.ts'
import { zipHolds } from '../document/zip-cue.ts'

const names = /\.(?:docx|docm|dotx|dotm)$/

/** Word documents in Office Open XML. */
export const docxFormat: Format = {
  id: 'docx',
  label: 'Word document',
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  extensions: ['.docx', '.docm', '.dotx', '.dotm'],
  sniff: (head, name) => zipHolds(head, { name: names.test(name), member: 'word/document' }),
  load: async () => (await import('./docx-extractor.ts')).docxExtractor,
}
