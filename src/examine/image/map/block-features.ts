/** Pixels that a compared block is wide and high. */
export const blockSide = 16
/** Numbers that describe a block. */
export const featureLength = 8

const cells = 4
/** Of neighbouring means, in grey values. */
const leastDifference = 4
/** The lowest frequencies behind the mean of a 4 by 4 transform, [across, down]. */
const frequencies = [[1, 0], [0, 1], [1, 1], [2, 0], [0, 2], [2, 1], [1, 2], [2, 2]] as const
const weights = Float64Array.from(frequencies.flatMap(([u, v]) =>
  Array.from({ length: cells * cells }, (_, at) => (cosine(u, at % cells) * cosine(v, Math.floor(at / cells))) / 4)))

/** Blocks of 16 by 16 at every pixel that are not plain, with the low frequencies of each. */
export interface BlockFeatures {
  /** x + y * width of the upper left pixel of each block. */
  readonly places: Uint32Array
  /** `featureLength` for each block, in grey values. */
  readonly values: Float32Array
}

/** Describes every block of a grey picture that is not plain; the mean is left out, so that a copy made lighter is still found. */
export function blockFeatures(size: { width: number; height: number }, grey: Float32Array): BlockFeatures {
  const { width, height } = size
  const means = meansOf(size, grey)
  const most = Math.max(0, width - blockSide + 1) * Math.max(0, height - blockSide + 1)
  const [places, values, grid] = [new Uint32Array(most), new Float32Array(most * featureLength), new Float64Array(cells * cells)]
  let count = 0
  for (let y = 0; y + blockSide <= height; y++) {
    for (let x = 0; x + blockSide <= width; x++) {
      for (let at = 0; at < grid.length; at++) grid[at] = means[(y + (at >> 2) * 4) * width + x + (at & 3) * 4]!
      if (isPlain(grid)) continue
      places[count] = y * width + x
      describeBlock(grid, values, count++)
    }
  }
  return { places: places.subarray(0, count), values: values.subarray(0, count * featureLength) }
}

function describeBlock(grid: Float64Array, values: Float32Array, block: number): void {
  for (let k = 0; k < featureLength; k++) {
    let sum = 0
    for (let at = 0; at < 16; at++) sum += weights[k * 16 + at]! * grid[at]!
    values[block * featureLength + k] = sum
  }
}

/** Without detail, or with detail in one direction alone: a rule or the edge of a page is like itself all along. */
function isPlain(grid: Float64Array): boolean {
  let [across, down] = [0, 0]
  for (let at = 0; at < 16; at++) {
    if ((at & 3) > 0) across += (grid[at]! - grid[at - 1]!) ** 2
    if (at > 3) down += (grid[at]! - grid[at - cells]!) ** 2
  }
  return Math.min(across, down) < 12 * leastDifference ** 2
}

/** The mean of the 4 by 4 pixels right of and below each. */
function meansOf({ width, height }: { width: number; height: number }, grey: Float32Array): Float32Array {
  const rows = new Float32Array(grey.length)
  for (let at = 0; at + 3 < grey.length; at++) rows[at] = grey[at]! + grey[at + 1]! + grey[at + 2]! + grey[at + 3]!
  const means = new Float32Array(grey.length)
  for (let at = 0; at + 3 * width < grey.length && height > 3; at++) {
    means[at] = (rows[at]! + rows[at + width]! + rows[at + 2 * width]! + rows[at + 3 * width]!) / 16
  }
  return means
}

function cosine(frequency: number, place: number): number {
  return (frequency === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * cells))
}
