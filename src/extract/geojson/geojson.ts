import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** GeoJSON feature collections, features and geometries, also one a line. */
export const geojsonFormat: Format = {
  id: 'geojson',
  label: 'GeoJSON',
  mediaTypes: ['application/geo+json'],
  extensions: ['.geojson', '.geojsonl'],
  sniff(head, name) {
    const text = headText(head)
    if (!/^\s*[{[]/.test(text)) return 0
    const named = /\.geojsonl?$/.test(name)
    const isCollection = /"type"\s*:\s*"(FeatureCollection|Feature)"/.test(text) && /"(features|geometry)"\s*:/.test(text)
    const isGeometry = /^\s*\{[^{}]*"type"\s*:\s*"(Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection)"/.test(text)
    return isCollection || isGeometry ? 0.85 : named ? 0.75 : 0
  },
  load: async () => (await import('./geojson-extractor.ts')).geojsonExtractor,
}
