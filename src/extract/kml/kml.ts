import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** Keyhole Markup Language maps. */
export const kmlFormat: Format = {
  id: 'kml',
  label: 'KML map',
  mediaTypes: ['application/vnd.google-earth.kml+xml'],
  extensions: ['.kml'],
  sniff(head, name) {
    const text = headText(head).slice(0, 8_192)
    if (/<(\w+:)?kml[\s>]/.test(text)) return 0.9
    return name.endsWith('.kml') ? (/^\s*</.test(text) ? 0.6 : 0.2) : 0
  },
  load: async () => {
    const [{ mapExtractor }, { readKml }] = await Promise.all([import('../map-place/map-extractor.ts'), import('./kml-reader.ts')])
    return mapExtractor({ id: 'kml', mediaType: 'application/vnd.google-earth.kml+xml' }, readKml)
  },
}
