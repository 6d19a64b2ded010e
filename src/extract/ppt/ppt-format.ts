import type { Format } from '../contract.ts'
import { oleHolds } from '../ole/ole-cue.ts'

const names = /\.(?:ppt|pps|pot)$/

/** PowerPoint presentations of 1997 to 2003. */
export const pptFormat: Format = {
  id: 'ppt',
  label: 'PowerPoint presentation (97-2003)',
  mediaTypes: ['application/vnd.ms-powerpoint'],
  extensions: ['.ppt', '.pps', '.pot'],
  sniff: (head, name) => oleHolds(head, { name: names.test(name), stream: 'PowerPoint Document' }),
  load: async () => (await import('./ppt-extractor.ts')).pptExtractor,
}
