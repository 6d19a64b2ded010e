import sharp, { type Sharp } from 'sharp'
import { messageOf } from '../../../base/failure.ts'

/** A thumbnail compared with its picture, or why not. */
export type ThumbnailComparison =
  | { readonly kind: 'uncompared'; readonly reason: string }
  | {
    readonly kind: 'compared'
    /** Of grey values, -1 to 1 (Pearson). */
    readonly correlation: number
    /** The largest difference of a cell in grey values, after tones were matched by a straight line. */
    readonly localDifference: number
    /** In words: `upper right`. */
    readonly place: string
    /** Degrees by which the picture was turned since. */
    readonly turned: 0 | 90 | 180 | 270
  }

const side = 48
const cells = 12
const quarters = [0, 90, 180, 270] as const

/**
 * Compares the thumbnail with the picture at 48 by 48 grey values, in the four directions; bars with which cameras fill up a thumbnail of another
 * shape are cut off first. Both are compared as they are stored. Never throws.
 */
export async function compareThumbnail(picture: Uint8Array, thumbnail: Uint8Array, maxPixels: number): Promise<ThumbnailComparison> {
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: false, failOn: 'none' }).metadata()
    if (width * height > maxPixels) return { kind: 'uncompared', reason: `the picture has ${width} by ${height} pixels, more than the limit of ${maxPixels}` }
    const large = await greyOf(sharp(picture, { limitInputPixels: maxPixels, failOn: 'none', sequentialRead: true }).resize(side * 4, side * 4, { fit: 'fill' }), side * 4)
    const turns = await Promise.all(quarters.map(async (turned) => {
      const shape = turned % 180 === 0 ? { width, height } : { width: height, height: width }
      const turnedLarge = await greyOf(sharp(large, { raw: { width: side * 4, height: side * 4, channels: 1 } }).rotate(turned).resize(side, side, { fit: 'fill' }), side)
      return { turned, ...weigh(turnedLarge, await shapedThumbnail(thumbnail, shape)) }
    }))
    const best = turns.reduce((a, b) => (b.correlation > a.correlation + 0.02 ? b : a))
    return { kind: 'compared', ...best }
  } catch (cause) {
    return { kind: 'uncompared', reason: `one of the two cannot be decoded (${messageOf(cause).split('\n')[0]!.trim()})` }
  }
}

/** The thumbnail without bars, when its shape is not that of the picture. */
async function shapedThumbnail(thumbnail: Uint8Array, shape: { width: number; height: number }): Promise<Buffer> {
  const { width, height } = await sharp(thumbnail, { failOn: 'none', limitInputPixels: 4_000_000 }).metadata()
  const wanted = shape.width / shape.height
  const [wide, high] = width / height > wanted ? [Math.round(height * wanted), height] : [width, Math.round(width / wanted)]
  const cut = { left: (width - wide) >> 1, top: (height - high) >> 1, width: Math.max(1, Math.min(width, wide)), height: Math.max(1, Math.min(height, high)) }
  const opened = () => sharp(thumbnail, { failOn: 'none', limitInputPixels: 4_000_000 })
  return greyOf((await hasBars(opened(), cut, { width, height })) ? opened().extract(cut).resize(side, side, { fit: 'fill' }) : opened().resize(side, side, { fit: 'fill' }), side)
}

/** Whether what lies outside the cut is of one dark tone. */
async function hasBars(thumbnail: Sharp, cut: { left: number; top: number }, { width, height }: { width: number; height: number }): Promise<boolean> {
  if (cut.left < 2 && cut.top < 2) return false
  const bar = cut.top >= 2 ? { left: 0, top: 0, width, height: cut.top } : { left: 0, top: 0, width: cut.left, height }
  // Statistics are those of the input, not of what was cut out of it.
  const { channels } = await sharp(await thumbnail.extract(bar).png().toBuffer()).stats()
  return channels.every(({ mean, stdev }) => mean < 24 && stdev < 12)
}

async function greyOf(picture: Sharp, size: number): Promise<Buffer> {
  const grey = await picture.flatten({ background: '#ffffff' }).toColourspace('b-w').extractChannel(0).raw({ depth: 'uchar' }).toBuffer()
  if (grey.length !== size * size) throw new RangeError(`${grey.length} grey values instead of ${size * size}`)
  return grey
}

function weigh(picture: Uint8Array, thumbnail: Uint8Array): { correlation: number; localDifference: number; place: string } {
  const { correlation, slope, offset } = fitLine(thumbnail, picture)
  const sums = new Float64Array(cells * cells)
  const cell = side / cells
  for (let at = 0; at < side * side; at++) {
    sums[Math.floor(at / side / cell) * cells + Math.floor((at % side) / cell)]! += picture[at]! - (slope * thumbnail[at]! + offset)
  }
  const differences = Array.from(sums, (sum) => Math.abs(sum) / (cell * cell))
  const localDifference = Math.max(...differences)
  const at = differences.indexOf(localDifference)
  return { correlation, localDifference, place: placeOf(Math.floor(at / cells), at % cells) }
}

/** The straight line from one tone scale to the other, by least squares; of a picture of one tone the correlation is 1 when the other is too. */
function fitLine(from: Uint8Array, to: Uint8Array): { correlation: number; slope: number; offset: number } {
  const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [fromMean, toMean] = [mean(from), mean(to)]
  let [both, fromSquares, toSquares] = [0, 0, 0]
  for (let at = 0; at < from.length; at++) {
    both += (from[at]! - fromMean) * (to[at]! - toMean)
    fromSquares += (from[at]! - fromMean) ** 2
    toSquares += (to[at]! - toMean) ** 2
  }
  const isFlat = fromSquares < from.length || toSquares < to.length
  const correlation = isFlat ? (fromSquares < from.length && toSquares < to.length ? 1 : 0) : both / Math.sqrt(fromSquares * toSquares)
  const slope = isFlat ? 0 : both / fromSquares
  return { correlation, slope, offset: toMean - slope * fromMean }
}

function placeOf(row: number, column: number): string {
  const third = (at: number, words: readonly [string, string, string]) => words[Math.floor((at * 3) / cells)]!
  return `${third(row, ['upper', 'middle', 'lower'])} ${third(column, ['left', 'centre', 'right'])}`
}
