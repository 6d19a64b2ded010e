import type { Format } from '../contract.ts'
import { zipHolds } from '../document/zip-cue.ts'

const names = /\.(?:pptx|pptm|ppsx|ppsm|potx|potm)$/

/** PowerPoint presentations in Office Open XML. */
export const pptxFormat: Format = {
  id: 'pptx',
  label: 'PowerPoint presentation',
  mediaTypes: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  extensions: ['.pptx', '.pptm', '.ppsx', '.potx'],
  sniff: (head, name) => zipHolds(head, { name: names.test(name), member: 'ppt/presentation' }),
  load: async () => (await import('./pptx-extractor.ts')).pptxExtractor,
}
