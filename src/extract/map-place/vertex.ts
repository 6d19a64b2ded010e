/** A vertex as written, in the order of the file: longitude first. */
export interface Vertex {
  readonly longitude: string
  readonly latitude: string
  readonly altitude: string
}

/** The first vertex of a list of coordinates `lon,lat[,alt] lon,lat[,alt]` (KML 2.3, 16.10), and how many there are. */
export function readCoordinates(text: string): { readonly first: Vertex | undefined; readonly count: number } {
  let first: Vertex | undefined
  let count = 0
  for (const [tuple] of text.matchAll(/[^\s]+/gu)) {
    const [longitude = '', latitude = '', altitude = ''] = tuple.split(',')
    if (longitude === '' || latitude === '') continue
    first ??= { longitude, latitude, altitude }
    count++
  }
  return { first, count }
}
