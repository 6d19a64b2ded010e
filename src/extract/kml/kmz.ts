import type { Format } from '../contract.ts'

/** Zipped KML maps: the map and its pictures are children. */
export const kmzFormat: Format = {
  id: 'kmz',
  label: 'KMZ map',
  mediaTypes: ['application/vnd.google-earth.kmz'],
  extensions: ['.kmz'],
  sniff(head, name) {
    if (head[0] !== 0x50 || head[1] !== 0x4b) return name.endsWith('.kmz') ? 0.2 : 0
    return name.endsWith('.kmz') ? 0.95 : 0
  },
  load: async () => (await import('./kmz-extractor.ts')).kmzExtractor,
}
