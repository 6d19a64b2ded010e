import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeZip } from '../zip-container/fixtures/make-zip.ts'
import { kmlFormat } from './kml.ts'
import { kmzFormat } from './kmz.ts'

const bytes = (xml: string) => new Uint8Array(Buffer.from(xml))
const town = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>Tiverne</name>
<Folder><name>Quays</name><Placemark><name>Old &amp; new harbour</name><description><![CDATA[<b>Deep</b> water<br>since 1902]]></description>
<Point><coordinates>24.871,36.052,3</coordinates></Point></Placemark></Folder>
<Placemark><ExtendedData><Data name="type"><value>park</value></Data><SchemaData><SimpleData name="keeper">Bo Linde</SimpleData></SchemaData></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates> 1,2 3,4
 5,6 1,2 </coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>seen</name><TimeStamp><when>2014-01-06T10:28:00Z</when></TimeStamp><Point><coordinates>24.5,36.5</coordinates></Point></Placemark>
<Placemark><name>van 7</name><gx:Track><when>2014-01-06T07:00:00Z</when><when>2014-01-06T07:01:00Z</when><gx:coord>24.1 36.1 0</gx:coord><gx:coord>24.2 36.2 0</gx:coord></gx:Track></Placemark>
<NetworkLink><name>more</name><Link><href>http://maps.example/more.kml</href></Link></NetworkLink></Document></kml>`

checkExtractor(kmlFormat, [{ name: 'town.kml', bytes: bytes(town) }])
checkExtractor(kmzFormat, [{ name: 'town.kmz', bytes: await makeZip({ 'doc.kml': town, 'files/a.png': new Uint8Array([1, 2]) }) }])

const read = async (xml: string) => collect(await kmlFormat.load(), inputOf(bytes(xml), 'town.kml'))
const told = (result: Awaited<ReturnType<typeof read>>, schema: string) =>
  result.statements.filter((draft) => draft.schema === schema).map(({ property, value }) => `${property}=${value}`)

test('placemarks are places with name, kind, description and first vertex', async () => {
  const result = await read(town)
  assert.deepEqual(told(result, 'Place'), [
    'name=Old & new harbour', 'category=Quays', 'description=Deep water since 1902', 'geometryType=Point', 'vertexCount=1', 'latitude=36.052', 'longitude=24.871',
    'category=park', 'geometryType=Polygon', 'vertexCount=4', 'latitude=2', 'longitude=1',
  ])
  assert.deepEqual(result.problems, [])
  const text = result.texts.map((segment) => segment.text).join('\n')
  for (const words of ['keeper: Bo Linde', 'Link href: http://maps.example/more.kml', 'Tiverne']) assert.ok(text.includes(words), words)
  assert.ok(!text.includes('36.052'), 'figures are no words')
})

test('dated points and tracks are positions of the thing named', async () => {
  const result = await read(town)
  assert.deepEqual(told(result, 'Thing'), ['name=seen', 'name=van 7'])
  const dates = told(result, 'TrackPoint').filter((each) => each.startsWith('date='))
  assert.deepEqual(dates, ['date=2014-01-06T10:28:00Z', 'date=2014-01-06T07:00:00Z', 'date=2014-01-06T07:01:00Z'])
})

test('a cut file, an entity trick and an empty map are told', async () => {
  const codes = async (xml: string) => (await read(xml)).problems.map(({ code }) => code)
  assert.deepEqual(await codes(town.slice(0, 900)), ['kml.damaged'])
  assert.ok((await codes('<!DOCTYPE kml [<!ENTITY x "y">]><kml><Placemark><name>&x;</name></Placemark></kml>')).includes('kml.doctype'))
  assert.deepEqual(await codes('<kml/>'), ['kml.nothing-placed'])
})

test('a KMZ gives its map and pictures as children, and does not climb out', async () => {
  const zip = Buffer.from(await makeZip({ 'doc.kml': town, 'xx/../a.png': 'x' }).catch(() => makeZip({ 'doc.kml': town, 'xx/yy/a.png': 'x' })))
  const climbing = Buffer.from(zip.toString('latin1').replaceAll('xx/yy/a.png', '../../a.png'), 'latin1')
  const result = await collect(await kmzFormat.load(), inputOf(climbing, 'town.kmz'))
  assert.deepEqual(result.children.map(({ name, foundName }) => [name, foundName]), [['doc.kml', 'doc.kml'], ['a.png', '../../a.png']])
})
