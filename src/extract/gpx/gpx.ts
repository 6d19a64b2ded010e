import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** GPS exchange files: tracks, routes and waypoints. */
export const gpxFormat: Format = {
  id: 'gpx',
  label: 'GPX track',
  mediaTypes: ['application/gpx+xml'],
  extensions: ['.gpx'],
  sniff(head, name) {
    const text = headText(head).slice(0, 8_192)
    if (/<(\w+:)?gpx[\s>]/.test(text)) return 0.9
    return name.endsWith('.gpx') ? (/^\s*</.test(text) ? 0.6 : 0.2) : 0
  },
  load: async () => {
    const [{ mapExtractor }, { readGpx }] = await Promise.all([import('../map-place/map-extractor.ts'), import('./gpx-reader.ts')])
    return mapExtractor({ id: 'gpx', mediaType: 'application/gpx+xml' }, readGpx)
  },
}
