import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { geojsonExtractor } from './geojson-extractor.ts'
import { geojsonFormat } from './geojson.ts'

const bytes = (value: unknown) => new Uint8Array(Buffer.from(JSON.stringify(value)))
const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const line = { type: 'MultiLineString', coordinates: [[[24.87, 36.05], [24.9, 36.1]], [[25, 37]]] }
const harbour = feature({ type: 'Point', coordinates: [24.871, 36.052, 3] }, { name: 'Old harbour', category: 'quay', berths: 7, owner: { name: 'Port Ltd' } })
const fix = (time: string) => feature({ type: 'Point', coordinates: [24.5, 36.5, 12.5] }, { vehicle: 'van 7', time })

checkExtractor(geojsonFormat, [
  { name: 'town.geojson', bytes: bytes(collection(harbour, feature(line, { name: 'Mill road' }), fix('2014-01-06T10:28:00Z'), feature(null, null))) },
  { name: 'point.json', bytes: bytes({ type: 'Point', coordinates: [1.5, 2.5] }) },
])

const read = async (value: unknown) => collect(geojsonExtractor, inputOf(bytes(value), 'a.geojson'))
const told = (result: Awaited<ReturnType<typeof read>>) =>
  result.statements.map(({ schema, property, value, locator }) => `${schema}.${property}=${value} @${decodeURIComponent(locator).slice(8)}`)

test('a feature is a place with its first vertex; what is not taken is text', async () => {
  const result = await read(collection(harbour, feature(line, {})))
  assert.deepEqual(told(result), [
    'Place.name=Old harbour @/features/0/properties/name',
    'Place.category=quay @/features/0/properties/category',
    'Place.geometryType=Point @/features/0',
    'Place.vertexCount=1 @/features/0',
    'Place.latitude=36.052 @/features/0/geometry/coordinates/1',
    'Place.longitude=24.871 @/features/0/geometry/coordinates/0',
    'Place.geometryType=MultiLineString @/features/1',
    'Place.vertexCount=3 @/features/1',
    'Place.latitude=36.05 @/features/1/geometry/coordinates/0/0/1',
    'Place.longitude=24.87 @/features/1/geometry/coordinates/0/0/0',
  ])
  assert.equal(result.texts[0]?.text, 'Old harbour quay 7 Port Ltd')
  const columns = result.tables[0]?.columns.map(({ name, treatment }) => `${name} ${treatment}`)
  assert.deepEqual(columns, ['name mapped', 'category mapped', 'berths unmapped', 'owner unmapped'])
})

test('dated points are positions of one subject', async () => {
  const result = await read(collection(fix('2014-01-06T10:28:00Z'), fix('2014-01-06T10:29:00Z')))
  const positions = result.statements.filter(({ property }) => property === 'date').map(({ value }) => value)
  assert.deepEqual(positions, ['2014-01-06T10:28:00Z', '2014-01-06T10:29:00Z'])
  assert.equal(new Set(result.statements.filter(({ property }) => property === 'subject').map(({ value }) => value)).size, 1)
  assert.deepEqual(result.statements.filter(({ schema }) => schema === 'Thing').map(({ property, value }) => [property, value]), [['name', 'van 7']])
})

test('coordinates of another system and a file without features are told', async () => {
  const projected = await read(collection(feature({ type: 'Point', coordinates: [4_321_000, 3_210_000] }, {})))
  assert.deepEqual(projected.problems.map(({ code }) => code), ['map.not-geographic'])
  assert.ok(!projected.statements.some(({ property }) => property === 'latitude'))
  assert.deepEqual((await read(collection())).problems.map(({ code }) => code), ['geojson.no-features'])
})
