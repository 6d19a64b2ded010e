import { blockFeatures, blockSide, featureLength, type BlockFeatures } from './block-features.ts'
import { largestJoined } from './largest-joined.ts'
import type { BlockMap } from './block-map.ts'
import { resizeGrey, type GreyPicture } from './resize-grey.ts'

/** Two stretches of one picture that are alike, the second moved from the first. */
export interface CopyMove {
  /** Pixels to the right and down, from the first stretch to the second. */
  readonly displacement: readonly [number, number]
  /** Overlapping blocks that agree; one for each pixel of the picture that was compared. */
  readonly blocks: number
  /** left, top, right, bottom of the first stretch, and of the second, in pixels. */
  readonly boxes: readonly [Box, Box]
  /** Upper left corners of the blocks that agree, in both stretches, in pixels. */
  readonly corners: readonly (readonly [number, number])[]
}

const mapCell = 4

type Box = readonly [number, number, number, number]

/** Larger pictures are compared at this size. */
const mostPixels = 700_000
const nearestPixels = 32
const neighbours = 4
/** Mean difference in grey values of the features of two blocks that are alike. */
const mostDifference = 0.6
const keyStep = 6
const range = 1 << 14

/**
 * Looks for a stretch of a picture that occurs twice: overlapping blocks of 16 by 16, sorted by their features, pairs that are alike
 * counted by displacement, the displacement taken that most adjoining blocks share (J. Fridrich, D. Soukal, J. Lukas, Detection of
 * copy-move forgery in digital images, DFRWS 2003). Plain blocks are left out. Print and patterns that repeat are found as well as what
 * was copied; a copy that was turned or scaled is not.
 */
export function findCopyMove(picture: GreyPicture): CopyMove | undefined {
  const { scale, ...compared } = resizeGrey(picture, mostPixels)
  const features = blockFeatures(compared, compared.grey)
  const votes = voteOf(features, compared.width)
  let best: { key: number; places: readonly number[] } | undefined
  for (const [key, places] of votes) {
    if (places.length <= (best?.places.length ?? 0)) continue
    const joined = largestJoined(places, compared.width)
    if (joined.length > (best?.places.length ?? 0)) best = { key, places: joined }
  }
  return best && describe(best, compared.width, scale)
}

function voteOf({ places, values }: BlockFeatures, width: number): Map<number, number[]> {
  const keys = sortKeys(values, places.length)
  const order = Uint32Array.from(places.keys()).sort((left, right) => keys[left]! - keys[right]! || left - right)
  const votes = new Map<number, number[]>()
  for (let n = 0; n < order.length; n++) {
    for (let m = n + 1; m <= n + neighbours && m < order.length; m++) {
      const [left, right] = order[n]! < order[m]! ? [order[n]!, order[m]!] : [order[m]!, order[n]!]
      const [first, second] = [places[left]!, places[right]!]
      const across = (second % width) - (first % width)
      const down = Math.floor(second / width) - Math.floor(first / width)
      if (Math.abs(across) < nearestPixels && down < nearestPixels) continue
      if (differenceOf(values, left, right) > mostDifference) continue
      const key = down * 2 * range + across + range
      const known = votes.get(key)
      if (known) known.push(first)
      else votes.set(key, [first])
    }
  }
  return votes
}

/** Features in coarse steps as digits of one number, the lowest frequency first. */
function sortKeys(values: Float32Array, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, block) => {
    let key = 0
    for (let k = 0; k < 6; k++) key = key * 256 + 128 + Math.round(Math.max(-127, Math.min(127, values[block * featureLength + k]! / keyStep)))
    return key
  })
}

function differenceOf(values: Float32Array, left: number, right: number): number {
  let sum = 0
  for (let k = 0; k < featureLength; k++) sum += Math.abs(values[left * featureLength + k]! - values[right * featureLength + k]!)
  return sum / featureLength
}

function describe({ key, places }: { key: number; places: readonly number[] }, width: number, scale: number): CopyMove {
  const down = Math.floor(key / (2 * range))
  const across = key - down * 2 * range - range
  const columns = places.map((place) => place % width)
  const rows = places.map((place) => Math.floor(place / width))
  const [left, top] = [columns.reduce((a, b) => Math.min(a, b)), rows.reduce((a, b) => Math.min(a, b))]
  const [right, bottom] = [columns.reduce((a, b) => Math.max(a, b)) + blockSide, rows.reduce((a, b) => Math.max(a, b)) + blockSide]
  const boxAt = (x: number, y: number): Box => [(left + x) * scale, (top + y) * scale, (right + x) * scale, (bottom + y) * scale].map(Math.round) as unknown as Box
  return {
    displacement: [Math.round(across * scale), Math.round(down * scale)],
    blocks: places.length,
    boxes: [boxAt(0, 0), boxAt(across, down)],
    corners: columns.flatMap((x, n) => [[x * scale, rows[n]! * scale], [(x + across) * scale, (rows[n]! + down) * scale]] as const),
  }
}

/** The map of what agrees, in cells of 4 by 4: 1 where a block that occurs twice lies, 0 elsewhere. */
export function copyMap({ width, height }: { width: number; height: number }, found: CopyMove | undefined): BlockMap {
  const [wide, high] = [Math.floor(width / mapCell), Math.floor(height / mapCell)]
  const values = new Float32Array(wide * high)
  for (const [x, y] of found?.corners ?? []) {
    for (let row = Math.floor(y / mapCell); row < Math.min(high, (y + blockSide) / mapCell); row++) {
      for (let column = Math.floor(x / mapCell); column < Math.min(wide, (x + blockSide) / mapCell); column++) values[row * wide + column] = 1
    }
  }
  return { wide, high, cell: mapCell, values }
}
