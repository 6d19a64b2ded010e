import type { Point } from './grey-picture.ts'
import type { InkBlob } from './ink-blob.ts'

/** Blobs that stand in a straight line at a fixed pitch, as the characters of OCR-B do (ISO 1073-2: 10 to the inch). */
export interface PitchChain {
  /** The middle of the first blob's place. */
  readonly start: Point
  /** From one place to the next, in pixels. */
  readonly step: Point
  /** Places from the first to the last, those without a blob of their own counted too. */
  readonly places: number
  /** Places that have a blob. */
  readonly filled: number
  /** The middling of the larger sides of its blobs, in pixels. */
  readonly size: number
}

const fewestFilled = 12
const tolerance = 0.3
const mostGaps = 2

/**
 * Chains of blobs at a fixed pitch, in any direction, the longest first. A blob belongs to one chain at most. Print in
 * proportional letters gives none.
 */
export function findChains(blobs: readonly InkBlob[]): PitchChain[] {
  const field = new BlobField(blobs)
  const used = new Set<number>()
  const chains: { chain: PitchChain; members: number[] }[] = []
  for (let seed = 0; seed < blobs.length; seed++) {
    if (used.has(seed)) continue
    const best = bestChain(field, seed, used)
    if (!best) continue
    for (const member of best.members) used.add(member)
    chains.push(best)
  }
  return chains.map(({ chain }) => chain).sort((left, right) => right.filled - left.filled || left.start.y - right.start.y || left.start.x - right.start.x)
}

function bestChain(field: BlobField, seed: number, used: ReadonlySet<number>): { chain: PitchChain; members: number[] } | undefined {
  let best: { chain: PitchChain; members: number[] } | undefined
  for (const next of field.beside(seed)) {
    if (used.has(next)) continue
    const grown = growChain(field, seed, next, used)
    if (grown && grown.chain.filled > (best?.chain.filled ?? 0)) best = grown
  }
  return best
}

function growChain(field: BlobField, first: number, second: number, used: ReadonlySet<number>): { chain: PitchChain; members: number[] } | undefined {
  const places = new Map([[0, first], [1, second]])
  extend(field, places, 1, used)
  extend(field, places, -1, used)
  if (places.size < fewestFilled) return undefined
  const { start, step } = fitPlaces(field, places)
  const indexes = [...places.keys()]
  const lowest = Math.min(...indexes)
  const count = Math.max(...indexes) - lowest + 1
  if (places.size < 0.75 * count) return undefined
  const sizes = [...places.values()].map((index) => field.sizeOf(index)).sort((left, right) => left - right)
  const chain = {
    start: { x: start.x + lowest * step.x, y: start.y + lowest * step.y }, step, places: count, filled: places.size, size: sizes[Math.floor(sizes.length / 2)]!,
  }
  return { chain, members: [...places.values()] }
}

/** Goes on from the end of the chain in one direction, as long as blobs of its size stand where the pitch wants them. */
function extend(field: BlobField, places: Map<number, number>, direction: 1 | -1, used: ReadonlySet<number>): void {
  let gaps = 0
  const indexes = [...places.keys()]
  let index = direction > 0 ? Math.max(...indexes) : Math.min(...indexes)
  let last = index
  while (gaps <= mostGaps && places.size < 60) {
    index += direction
    const from = field.centreOf(places.get(last)!)
    const { step } = fitPlaces(field, places, last, 12)
    const wanted = { x: from.x + (index - last) * step.x, y: from.y + (index - last) * step.y }
    const found = field.nearest(wanted, tolerance * Math.hypot(step.x, step.y), field.sizeOf(places.get(last)!))
    if (found === undefined || used.has(found)) {
      gaps++
      continue
    }
    places.set(index, found)
    last = index
    gaps = 0
  }
}

/** Start and step of the straight line through the places nearest to `about`, by least squares. */
function fitPlaces(field: BlobField, places: ReadonlyMap<number, number>, about = 0, reach = Infinity): { start: Point; step: Point } {
  let [count, sum, squares, x, y, xs, ys] = [0, 0, 0, 0, 0, 0, 0]
  for (const [index, blob] of places) {
    if (Math.abs(index - about) > reach) continue
    const centre = field.centreOf(blob)
    count++
    sum += index
    squares += index * index
    x += centre.x
    y += centre.y
    xs += index * centre.x
    ys += index * centre.y
  }
  const spread = count * squares - sum * sum
  const step = { x: (count * xs - sum * x) / spread, y: (count * ys - sum * y) / spread }
  return { step, start: { x: (x - sum * step.x) / count, y: (y - sum * step.y) / count } }
}

/** Blobs by where they stand. */
class BlobField {
  readonly #blobs: readonly InkBlob[]
  readonly #cells = new Map<number, number[]>()
  readonly #cellSide = 24

  constructor(blobs: readonly InkBlob[]) {
    this.#blobs = blobs
    for (const index of blobs.keys()) {
      const { x, y } = this.centreOf(index)
      const key = this.#key(Math.floor(x / this.#cellSide), Math.floor(y / this.#cellSide))
      const cell = this.#cells.get(key)
      if (cell) cell.push(index)
      else this.#cells.set(key, [index])
    }
  }

  centreOf(index: number): Point {
    const { left, right, top, bottom } = this.#blobs[index]!
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }

  sizeOf(index: number): number {
    const { left, right, top, bottom } = this.#blobs[index]!
    return Math.max(right - left, bottom - top)
  }

  /** Blobs of like size that stand where the next character would, nearest first. */
  beside(index: number): number[] {
    const size = this.sizeOf(index)
    const centre = this.centreOf(index)
    const found: { other: number; distance: number }[] = []
    this.#visit(centre, 1.7 * size, (other, distance) => {
      const ratio = this.sizeOf(other) / size
      if (other !== index && distance > 0.62 * size && ratio > 0.55 && ratio < 1.8) found.push({ other, distance })
    })
    return found.sort((left, right) => left.distance - right.distance || left.other - right.other).slice(0, 8).map(({ other }) => other)
  }

  nearest(place: Point, radius: number, size: number): number | undefined {
    let best: number | undefined
    let nearest = radius
    this.#visit(place, radius, (other, distance) => {
      const ratio = this.sizeOf(other) / size
      if (distance > nearest || ratio < 0.5 || ratio > 2) return
      nearest = distance
      best = other
    })
    return best
  }

  #visit(place: Point, radius: number, visit: (index: number, distance: number) => void): void {
    const [left, right] = [Math.floor((place.x - radius) / this.#cellSide), Math.floor((place.x + radius) / this.#cellSide)]
    const [top, bottom] = [Math.floor((place.y - radius) / this.#cellSide), Math.floor((place.y + radius) / this.#cellSide)]
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        for (const index of this.#cells.get(this.#key(column, row)) ?? []) {
          const centre = this.centreOf(index)
          const distance = Math.hypot(centre.x - place.x, centre.y - place.y)
          if (distance <= radius) visit(index, distance)
        }
      }
    }
  }

  #key(column: number, row: number): number {
    return row * 100_003 + column
  }
}
