import { addDays } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import type { Random } from '../random.ts'
import { writeTable } from '../table-text.ts'
import { places, type Place } from '../world/place.ts'

/** Positions and places: a van's tracker, a vessel's log, and two map files. */
export function writeTracks({ world, folder, key }: DemoCase): void {
  const random = world.random('tracks')
  const days = ['2024-03-05', '2024-03-06', '2024-03-07']
  const trips = days.map((day, index) => drive(random, [places.portVelna, index === 1 ? places.sarnholm : places.dunmarrow], `${day}T07:30:00Z`))
  const gpx = folder.add('tracks/van-3.gpx', writeGpx('Van 3', trips))
  const log = trips.map((trip, index) => drive(random, [places.portVelna, places.sarnholm], `${addDays(days[index] ?? '', 7)}T08:10:00Z`))
  const csv = folder.add('tracks/van-3-log.csv', writeTable([
    ['Device', 'Timestamp', 'Latitude', 'Longitude', 'Speed (km/h)'],
    ...log.flat().map((point) => ['VAN-3', point.at, point.latitude, point.longitude, point.speed]),
  ]))
  const voyage = drive(random, [places.ostrel, places.karstenBay, places.portVelna], '2024-02-27T04:00:00Z', 11)
  const ais = folder.add('tracks/aurelia-norde-positions.csv', writeTable([
    ['Vessel', 'Time (UTC)', 'Lat', 'Lon', 'Speed over ground (kn)'],
    ...voyage.map((point) => ['AURELIA NORDE', point.at.replace('T', ' ').replace('Z', ''), point.latitude, point.longitude, 11.5]),
  ], { delimiter: ';' }))
  folder.add('tracks/places.kml', writeKml(Object.values<Place>(places)))
  folder.add('tracks/berths.geojson', writeBerths())
  const total = [...trips, ...log, voyage].flat().length
  key.plant({
    id: 'positions', kind: 'count', where: [gpx, csv, ais],
    expect: `The tracks hold ${total} positions.`,
    sql: `SELECT count(DISTINCT entity_id) = ${total} AS found FROM statements WHERE schema = 'TrackPoint' AND property = 'latitude' AND path LIKE '%tracks/%'`,
  })
}

interface Point {
  readonly at: string
  readonly latitude: number
  readonly longitude: number
  readonly speed: number
}

/** Points on the way through some places, a minute or more apart, with a little noise. */
function drive(random: Random, by: readonly Place[], start: string, minutesApart = 3): Point[] {
  const points: Point[] = []
  for (let leg = 0; leg + 1 < by.length; leg++) {
    const [from, to] = [by[leg], by[leg + 1]]
    if (!from || !to) continue
    for (let step = 0; step < 40; step++) {
      const share = step / 40
      const minute = (points.length) * minutesApart
      points.push({
        at: new Date(Date.parse(start) + minute * 60_000).toISOString().replace('.000Z', 'Z'),
        latitude: rounded(from.latitude + (to.latitude - from.latitude) * share + random.between(-0.004, 0.004)),
        longitude: rounded(from.longitude + (to.longitude - from.longitude) * share + Math.sin(share * 5) * 0.02),
        speed: random.whole(28, 86),
      })
    }
  }
  return points
}

function writeGpx(name: string, trips: readonly (readonly Point[])[]): string {
  const segments = trips.map((trip) => `    <trkseg>\n${trip.map((point) =>
    `      <trkpt lat="${point.latitude}" lon="${point.longitude}"><ele>12</ele><time>${point.at}</time></trkpt>`).join('\n')}\n    </trkseg>`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<gpx version="1.1" creator="Fleet tracker 2" xmlns="http://www.topografix.com/GPX/1/1">',
    '  <trk>', `    <name>${name}</name>`, ...segments, '  </trk>', '</gpx>', '',
  ].join('\n')
}

function writeKml(marked: readonly Place[]): string {
  const placemarks = marked.map((place) => [
    '    <Placemark>', `      <name>${place.native ? `${place.name} (${place.native})` : place.name}</name>`,
    `      <description>Office of the inquiry: ${place.state.name}</description>`,
    `      <Point><coordinates>${place.longitude},${place.latitude},0</coordinates></Point>`, '    </Placemark>',
  ].join('\n'))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<kml xmlns="http://www.opengis.net/kml/2.2">', '  <Document>', '    <name>Places</name>',
    ...placemarks, '  </Document>', '</kml>', '',
  ].join('\n')
}

function writeBerths(): string {
  const { latitude, longitude } = places.portVelna
  const features = ['Berth 1', 'Berth 2', 'Tarvessa yard'].map((name, index) => {
    const [west, south] = [rounded(longitude + index * 0.006), rounded(latitude + 0.002)]
    const [east, north] = [rounded(west + 0.005), rounded(south + 0.0015)]
    return {
      type: 'Feature', properties: { name, category: index === 2 ? 'yard' : 'berth' },
      geometry: { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
    }
  })
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 2)}\n`
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
