import { openShp } from 'shapefile'
import { messageOf } from '../../base/failure.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import type { MapFeature } from '../map-place/map-feature.ts'
import { MapText, rowsWanted } from '../map-place/map-text.ts'
import { MapWriter } from '../map-place/map-writer.ts'

const mediaType = 'application/vnd.shp'

/** Reads the shapes of a shapefile: a place for each, named in the table (.dbf) that bears the same name. */
export const shapefileExtractor: Extractor = {
  async extract(input, sink) {
    const writer = new MapWriter(input, sink)
    const outcome = await readShapes(input, new MapText(), async (feature) => {
      writer.write(feature)
      if (writer.places % 1_000 === 0) await sink.drained()
      return !writer.full
    })
    writer.end()
    tell(outcome, sink)
  },
  async locate(input, locators) {
    const text = new MapText(rowsWanted(locators))
    await readShapes(input, text, async () => true)
    return text.at(locators)
  },
}

type Shapes = Awaited<ReturnType<typeof openShp>>
type Geometry = Awaited<ReturnType<Shapes['read']>>['value']
type Position = number[]

interface ShapesRead {
  readonly shapes: number
  readonly empty: number
  readonly defect?: string
}

/** Reads shape after shape until `take` says no or a record cannot be read. */
async function readShapes(input: ExtractInput, text: MapText, take: (feature: MapFeature) => Promise<boolean>): Promise<ShapesRead> {
  let shapes = 0
  let empty = 0
  try {
    const source = await openShp(await input.source.all(input.limits.maxBytesInMemory))
    text.row(boxCells(source.bbox))
    for (;;) {
      const { done, value } = await source.read()
      if (done) return { shapes, empty }
      shapes++
      const feature = value && toFeature(value, String(shapes), text)
      if (!feature) {
        empty++
        text.row([])
      } else if (!(await take(feature))) return { shapes, empty }
    }
  } catch (cause) {
    return { shapes, empty, defect: messageOf(cause) }
  }
}

/** Row 1 of the figures is the box around all shapes: south, west, north, east. */
function boxCells([west, south, east, north]: readonly number[]): string[] {
  return [south, west, north, east].map(String)
}

function toFeature(geometry: Geometry, key: string, text: MapText): MapFeature | undefined {
  const vertices = geometry.type === 'GeometryCollection' ? [] : [...verticesOf(geometry.coordinates)]
  const [first] = vertices
  if (!first) return undefined
  const { cells, locator } = text.row([String(first[1]), String(first[0])])
  return { key, locator, geometry: { type: geometry.type, latitude: cells[0], longitude: cells[1], vertexCount: vertices.length } }
}

type Coordinates = Position | Position[] | Position[][] | Position[][][]

function* verticesOf(coordinates: Coordinates): Generator<Position> {
  if (typeof coordinates[0] === 'number') yield coordinates as Position
  else for (const inner of coordinates) yield* verticesOf(inner as Coordinates)
}

function tell({ shapes, empty, defect }: ShapesRead, sink: ExtractSink): void {
  if (defect !== undefined) {
    const message = `After ${shapes} shapes the file cannot be read further: ${defect}. Look for an undamaged copy.`
    sink.problem({ code: 'shapefile.damaged', severity: shapes ? 'warning' : 'error', message })
  }
  if (empty) sink.problem({ code: 'shapefile.empty-shapes', severity: 'information', message: `${empty} of ${shapes} shapes have no geometry.` })
  sink.facts({ mediaType, ...(defect === undefined ? {} : shapes ? { partly: 'damaged' } : { unread: 'damaged' }) })
}
