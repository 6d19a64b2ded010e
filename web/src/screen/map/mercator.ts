/** What a plain map shows: the middle of it in world units (0 to 1 each way) and how many pixels the world is wide. */
export interface MapWindow {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** The furthest north that Web Mercator has (EPSG:3857). */
const edge = 85.0511

/** A place on earth in world units: 0, 0 is the north-western corner. */
export function project(longitude: number, latitude: number): readonly [number, number] {
  const sine = Math.sin((Math.max(-edge, Math.min(edge, latitude)) * Math.PI) / 180)
  return [(longitude + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** The latitude of a height in world units. */
export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** The window that shows a box of degrees (west, south, east, north) in so many pixels, with some room around it. */
export function windowOf([west, south, east, north]: readonly [number, number, number, number], width: number, height: number): MapWindow {
  const [left, top] = project(west, north)
  const [right, bottom] = project(east, south)
  const room = 0.86
  const scale = Math.min((width * room) / Math.max(right - left, 1e-7), (height * room) / Math.max(bottom - top, 1e-7), 6e7)
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, width) }
}

/** Metres on the ground that a pixel stands for in the middle of a window. */
export function metresAPixel({ y, scale }: MapWindow): number {
  return (40_075_017 * Math.cos((latitudeOf(y) * Math.PI) / 180)) / scale
}
