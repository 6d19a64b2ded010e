import type { Extractor, Format } from '../contract.ts'
import { hasShapeCode } from './shapefile.ts'

/** Files beside a shapefile that only help programs to find shapes faster. */
const indexes: Readonly<Record<string, string>> = {
  '.shx': 'the index of the shapes',
  '.sbn': 'a spatial index',
  '.sbx': 'a spatial index',
  '.qix': 'a spatial index',
  '.fbn': 'a spatial index',
  '.fbx': 'a spatial index',
  '.ain': 'an index of the table',
  '.aih': 'an index of the table',
  '.atx': 'an index of the table',
}

/** Index files of shapefiles: known, and without content of their own. */
export const shapefileIndexFormat: Format = {
  id: 'shapefile-index',
  label: 'Index of a shapefile',
  mediaTypes: ['application/vnd.shx'],
  extensions: Object.keys(indexes),
  sniff(head, name) {
    if (!indexOf(name)) return 0
    return hasShapeCode(head) ? 0.97 : 0.5
  },
  load: async () => shapefileIndexExtractor,
}

function indexOf(name: string): string | undefined {
  return indexes[/\.\w{3}$/.exec(name.toLowerCase())?.[0] ?? '']
}

const shapefileIndexExtractor: Extractor = {
  async extract(input, sink) {
    const kind = indexOf(input.path) ?? 'an index'
    sink.facts({ mediaType: 'application/vnd.shx', unread: 'no content of its own' })
    const message = `This is ${kind} of a shapefile; it repeats where things stand in the .shp or .dbf file, and has no content of its own.`
    sink.problem({ code: 'shapefile.index', severity: 'information', message })
  },
  locate: async (_, locators) => locators.map(() => undefined),
}
