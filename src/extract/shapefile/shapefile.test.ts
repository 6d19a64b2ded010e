import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { shapefileIndexFormat } from './shapefile-index.ts'
import { shapefileProjectionFormat } from './shapefile-projection.ts'
import { shapefileFormat } from './shapefile.ts'

/** A shapefile of lines (type 3) from their vertices; a line without any is a null shape. */
function makeShp(lines: readonly (readonly (readonly [x: number, y: number])[])[]): Uint8Array {
  const records = lines.map((vertices, index) => {
    const content = Buffer.alloc(vertices.length ? 48 + 16 * vertices.length : 4)
    content.writeInt32LE(vertices.length ? 3 : 0, 0)
    if (vertices.length) {
      content.writeInt32LE(1, 36)
      content.writeInt32LE(vertices.length, 40)
      vertices.forEach(([x, y], at) => (content.writeDoubleLE(x, 48 + 16 * at), content.writeDoubleLE(y, 56 + 16 * at)))
    }
    const header = Buffer.alloc(8)
    header.writeInt32BE(index + 1, 0)
    header.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([header, content])
  })
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE(50 + records.reduce((sum, record) => sum + record.length, 0) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(3, 32)
  return new Uint8Array(Buffer.concat([header, ...records]))
}

const roads = makeShp([[[24.87, 36.05], [24.9, 36.1]], [], [[25.5, 37], [25.6, 37.1], [25.7, 37.2]]])
const system = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],UNIT["Degree",0.0174532925199433]]'

checkExtractor(shapefileFormat, [{ name: 'roads.shp', bytes: roads }])
checkExtractor(shapefileProjectionFormat, [{ name: 'roads.prj', bytes: new Uint8Array(Buffer.from(system)) }])
checkExtractor(shapefileIndexFormat, [{ name: 'roads.shx', bytes: roads.subarray(0, 100) }])

const read = async (bytes: Uint8Array) => collect(await shapefileFormat.load(), inputOf(bytes, 'roads.shp'))

test('each shape is a place with its first vertex; shapes without geometry are told', async () => {
  const result = await read(roads)
  assert.deepEqual(result.statements.map(({ property, value, locator }) => `${property}=${value} @${locator}`), [
    'geometryType=LineString @row=2', 'vertexCount=2 @row=2', 'latitude=36.05 @row=2&col=1', 'longitude=24.87 @row=2&col=2',
    'geometryType=LineString @row=4', 'vertexCount=3 @row=4', 'latitude=37 @row=4&col=1', 'longitude=25.5 @row=4&col=2',
  ])
  assert.deepEqual(result.problems.map(({ code }) => code), ['shapefile.empty-shapes'])
})

test('a cut file gives what it holds and says so', async () => {
  const result = await read(roads.subarray(0, roads.length - 20))
  assert.deepEqual(result.problems.map(({ code }) => code), ['shapefile.damaged', 'shapefile.empty-shapes'])
  assert.ok(result.facts?.partly)
  assert.equal((await read(roads.subarray(0, 60))).facts?.unread, 'damaged')
})

test('the coordinate system is stated, an index says what it is', async () => {
  const projection = await collect(await shapefileProjectionFormat.load(), inputOf(Buffer.from(system), 'roads.prj'))
  assert.ok(projection.statements.some(({ property, value }) => property === 'summary' && value === 'GCS_WGS_1984'))
  for (const name of ['roads.shx', 'roads.sbn', 'ROADS.SBX']) {
    assert.ok(shapefileIndexFormat.sniff(roads, name.toLowerCase()) > 0.9)
    const index = await collect(await shapefileIndexFormat.load(), inputOf(roads, name))
    assert.equal(index.facts?.unread, 'no content of its own')
    assert.deepEqual(index.problems.map(({ code }) => code), ['shapefile.index'])
  }
})
