import type { Span } from '../document/span.ts'

/** One thing of a map file: a placemark, a waypoint, a feature, a shape; each value with its place in the file. */
export interface MapFeature {
  /** Tells it from the others of its file. */
  readonly key: string
  /** Where the whole of it stands. */
  readonly locator: string
  readonly name?: Span | undefined
  readonly category?: Span | undefined
  readonly description?: Span | undefined
  readonly address?: Span | undefined
  readonly geometry?: MapGeometry | undefined
  /** When it was there: a dated point is a position, not a place. */
  readonly date?: Span | undefined
  readonly endDate?: Span | undefined
  /** Whose position it is, when it is one: its name and what tells it from other such things of the file. */
  readonly subject?: { readonly key: string; readonly name?: Span | undefined } | undefined
}

/** The geometry of a feature: its kind, its first vertex, and how many vertices there are. */
export interface MapGeometry {
  /** Point, LineString, Polygon, MultiPolygon, GeometryCollection ... as GeoJSON (RFC 7946) calls them. */
  readonly type: string
  readonly latitude?: Span | undefined
  readonly longitude?: Span | undefined
  readonly altitude?: Span | undefined
  readonly vertexCount: number
}
