/** Where something was at a time. */
export interface Position {
  /** Seconds since 1970, by the clock of the source. */
  readonly seconds: number
  readonly latitude: number
  readonly longitude: number
}

/** A stretch of positions that lie together for a while, by their places in the list. */
export interface Stay {
  readonly from: number
  readonly to: number
  readonly latitude: number
  readonly longitude: number
  /** Distance of the farthest of its positions from its middle, in metres. */
  readonly radius: number
  /** Longest time between two of its positions, in seconds. */
  readonly unseen: number
}

/** What counts as a stay. */
export interface StayLimits {
  /** Metres from its first position. */
  readonly radius: number
  /** Seconds. */
  readonly least: number
}

const earthRadius = 6_371_008.8

/** Metres between two points on the sphere (haversine; WGS 84 mean radius, error below 0.6 %). */
export function metresBetween(a: Pick<Position, 'latitude' | 'longitude'>, b: Pick<Position, 'latitude' | 'longitude'>): number {
  const radians = Math.PI / 180
  const [north, east] = [(b.latitude - a.latitude) * radians, (b.longitude - a.longitude) * radians]
  const half = Math.sin(north / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(east / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)))
}

/**
 * The stays of one thing: from a position on, all that follow within `radius` metres of it, if the last is at least `least` seconds after the
 * first (stay points of Q. Li and others, Mining user similarity based on location history, 2008, doi:10.1145/1463434.1463477). A thing that sends no
 * position while it stands gives a stay of two, before and after: where it was between is inferred, and `unseen` tells for how long.
 * Positions in order of time.
 */
export function findStays(positions: readonly Position[], { radius, least }: StayLimits): Stay[] {
  const stays: Stay[] = []
  for (let from = 0; from < positions.length; ) {
    let to = from
    while (to + 1 < positions.length && metresBetween(positions[from]!, positions[to + 1]!) <= radius) to++
    if (positions[to]!.seconds - positions[from]!.seconds >= least) {
      stays.push(describe(positions, from, to))
      from = to + 1
    } else from++
  }
  return stays
}

function describe(positions: readonly Position[], from: number, to: number): Stay {
  const inside = positions.slice(from, to + 1)
  const middle = { latitude: mean(inside.map(({ latitude }) => latitude)), longitude: mean(inside.map(({ longitude }) => longitude)) }
  const steps = inside.slice(1).map((position, index) => position.seconds - inside[index]!.seconds)
  return { from, to, ...middle, radius: Math.max(...inside.map((each) => metresBetween(middle, each))), unseen: Math.max(0, ...steps) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}
