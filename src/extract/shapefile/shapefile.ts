import type { Format } from '../contract.ts'

/** The file code that the main file and its index begin with (ESRI Shapefile Technical Description, 1998): 9994, big-endian. */
export function hasShapeCode(head: Uint8Array): boolean {
  return head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a
}

/** The main file of a shapefile. */
export const shapefileFormat: Format = {
  id: 'shapefile',
  label: 'Shapefile',
  mediaTypes: ['application/vnd.shp'],
  extensions: ['.shp'],
  sniff(head, name) {
    const named = name.endsWith('.shp')
    if (!hasShapeCode(head)) return named ? 0.3 : 0
    return named ? 0.95 : 0.6
  },
  load: async () => (await import('./shapefile-extractor.ts')).shapefileExtractor,
}
