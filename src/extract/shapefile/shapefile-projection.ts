import type { Format } from '../contract.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { headText } from '../json/head-text.ts'

const start = /^\s*(GEOGCS|PROJCS|GEOCCS|COMPD_CS|VERT_CS|LOCAL_CS|GEOGCRS|PROJCRS|BOUNDCRS)\s*\[\s*"([^"]{0,200})"/

const kind = { id: 'shapefile-projection', mediaType: 'text/plain' }

/** The coordinate system of a shapefile, in the well-known text form (OGC 01-009, 18-010). */
export const shapefileProjectionFormat: Format = {
  id: 'shapefile-projection',
  label: 'Coordinate system of a map',
  mediaTypes: ['text/plain'],
  extensions: ['.prj'],
  sniff(head, name) {
    if (start.test(headText(head.subarray(0, 1_024)))) return name.endsWith('.prj') ? 0.95 : 0.7
    return name.endsWith('.prj') ? 0.2 : 0
  },
  load: async () => {
    const { documentExtractor } = await import('../document/document-extractor.ts')
    return documentExtractor(kind, async (input) => readProjection(await input.source.all(1_048_576)))
  },
}

function readProjection(bytes: Uint8Array): DocumentReading {
  const { text, encoding } = decodeText(bytes)
  const system = start.exec(text)?.[2]
  return {
    facts: { mediaType: 'text/plain', encoding: encoding.name, ...(system === undefined ? { partly: 'no coordinate system that is known' } : {}) },
    sections: [{ text }],
    ...(system ? { fields: [{ name: 'coordinateSystem', text: system, property: 'summary' }] } : {}),
    ...(system === undefined ? { problems: [unknownSystem] } : {}),
  }
}

const unknownSystem = {
  code: 'shapefile.unknown-system',
  severity: 'warning',
  message: 'The file should name the coordinate system of a map, but its words are not those of the well-known text form.',
} as const
