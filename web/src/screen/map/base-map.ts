import worldUrl from 'world-atlas/countries-50m.json?url'
import { feature, mesh } from 'topojson-client'

type World = Parameters<typeof feature>[0]

/** The land of the world and the borders in it (Natural Earth 1:50 million, public domain), from the client's own files. */
export interface BaseMap {
  readonly land: GeoJSON.FeatureCollection
  readonly borders: GeoJSON.MultiLineString
}

/** Reads the base map; it comes from this server, as everything does. */
export async function readBaseMap(): Promise<BaseMap> {
  const world = (await (await fetch(worldUrl)).json()) as World
  const { countries, land } = world.objects
  if (!countries || !land) throw new Error('The base map has no countries.')
  const shapes = feature(world, land)
  return {
    land: shapes.type === 'FeatureCollection' ? shapes : { type: 'FeatureCollection', features: [shapes] },
    borders: mesh(world, countries as Parameters<typeof mesh>[1], (a, b) => a !== b),
  }
}
