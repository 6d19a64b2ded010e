import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { gpxFormat } from './gpx.ts'

const bytes = (xml: string) => new Uint8Array(Buffer.from(xml))
const point = (time: string) => `<trkpt lat="36.05" lon="24.87"><ele>12.5</ele><time>${time}</time></trkpt>`
const day = `<?xml version="1.0"?><gpx version="1.1" creator="Logger 2" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>Monday</name><author><name>Kit Orme</name></author><time>2014-01-06T05:00:00Z</time></metadata>
<wpt lat="36.1" lon="24.9"><name>Depot</name><desc>Gate &amp; yard</desc><type>depot</type><time>2014-01-05T09:00:00Z</time></wpt>
<trk><name>van 7</name><trkseg>${point('2014-01-06T07:00:00Z')}${point('2014-01-06T07:01:00Z')}</trkseg></trk>
<trk><trkseg>${point('2014-01-06T08:00:00Z')}</trkseg></trk>
<rte><name>Way home</name><rtept lat="36.2" lon="24.8"/><rtept lat="36.3" lon="24.7"/></rte></gpx>`

checkExtractor(gpxFormat, [{ name: 'monday.gpx', bytes: bytes(day) }])

const read = async (xml: string) => collect(await gpxFormat.load(), inputOf(bytes(xml), 'logs/monday.gpx'))
const told = (result: Awaited<ReturnType<typeof read>>, schema: string) =>
  result.statements.filter((draft) => draft.schema === schema).map(({ property, value }) => `${property}=${value}`)

test('waypoints and undated routes are places', async () => {
  const result = await read(day)
  assert.deepEqual(told(result, 'Place'), [
    'name=Depot', 'category=depot', 'description=Gate & yard', 'geometryType=Point', 'vertexCount=1', 'latitude=36.1', 'longitude=24.9',
    'name=Way home', 'geometryType=LineString', 'vertexCount=2', 'latitude=36.2', 'longitude=24.8',
  ])
  assert.deepEqual(told(result, 'Document'), ['generator=Logger 2', 'title=Monday', 'author=Kit Orme', 'authoredAt=2014-01-06T05:00:00Z'])
})

test('track points are positions, each of the thing its track is named after', async () => {
  const result = await read(day)
  const points = result.statements.filter(({ schema }) => schema === 'TrackPoint')
  assert.deepEqual(points.filter(({ property }) => property === 'date').map(({ value }) => value), [
    '2014-01-05T09:00:00Z', '2014-01-06T07:00:00Z', '2014-01-06T07:01:00Z', '2014-01-06T08:00:00Z',
  ])
  assert.equal(points.filter(({ property }) => property === 'altitude').length, 3)
  assert.deepEqual(told(result, 'Thing'), ['name=van 7', 'name=monday'])
  assert.equal(new Set(points.filter(({ property }) => property === 'subject').map(({ value }) => value)).size, 2)
})

test('a point that is nowhere and a cut file are told', async () => {
  const lost = await read('<gpx><wpt lat="abc" lon="24"><name>x</name></wpt></gpx>')
  assert.deepEqual(lost.problems.map(({ code }) => code), ['map.not-geographic'])
  assert.deepEqual((await read(day.slice(0, 700))).problems.map(({ code }) => code), ['gpx.damaged'])
})
