import type { ExportFormat } from './export-format.ts'

/** Dated places as GeoJSON (RFC 7946): one feature for each event that has coordinates. */
export const eventsGeoJson: ExportFormat = {
  id: 'geojson',
  description: 'events with coordinates, GeoJSON',
  extension: 'geojson',
  content: { async *lines(store) {
    yield '{"type":"FeatureCollection","features":['
    let first = true
    const blocks = store.columns(
      `SELECT id, kind, start, title, latitude, longitude, exhibit_id, locator FROM events
WHERE latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY moment NULLS LAST, id`,
    )
    for await (const [ids = [], kinds = [], starts = [], titles = [], latitudes = [], longitudes = [], exhibits = [], locators = []] of blocks) {
      for (let row = 0; row < ids.length; row++) {
        const feature = {
          type: 'Feature',
          id: ids[row],
          geometry: { type: 'Point', coordinates: [longitudes[row], latitudes[row]] },
          properties: { kind: kinds[row], time: starts[row], title: titles[row], exhibit: exhibits[row], locator: locators[row] },
        }
        yield (first ? '' : ',') + JSON.stringify(feature)
        first = false
      }
    }
    yield ']}'
  } },
}
