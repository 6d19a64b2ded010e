/** One number for each cell of a grid over a picture. */
export interface BlockMap {
  readonly wide: number
  readonly high: number
  /** Pixels that a cell is wide and high. */
  readonly cell: number
  readonly values: Float32Array
}

/** The place of a map that stands out most. */
export interface Standout {
  /** Mean of the window above the median of the map, in units of its spread (scaled median deviation); with its sign. */
  readonly contrast: number
  /** left, top, right, bottom in pixels of the map. */
  readonly box: readonly [number, number, number, number]
}

/** What counts as standing out. */
export interface StandoutOptions {
  /** Both unless told. */
  readonly direction?: 'up' | 'down'
  /** Below it a map is even, and its spread is not taken for a measure. */
  readonly leastSpread?: number
  /** The contrast is the mean itself: of a map whose values have a zero and a unit. */
  readonly isAbsolute?: boolean
}

/** Cells of the windows looked through, wide and high: a few words of print, a small picture. */
const windows = [[8, 2], [6, 3], [4, 4]] as const

/** A map of the mean over each whole cell of values row by row. */
export function meanMap(size: { width: number; height: number; cell: number }, pixelValues: Float32Array): BlockMap {
  const { width, cell } = size
  const [wide, high] = [Math.floor(width / cell), Math.floor(size.height / cell)]
  const values = new Float32Array(wide * high)
  for (let row = 0; row < high; row++) {
    for (let y = row * cell; y < (row + 1) * cell; y++) {
      for (let column = 0, at = y * width; column < wide; column++) {
        let sum = 0
        for (let n = 0; n < cell; n++, at++) sum += pixelValues[at]!
        values[row * wide + column]! += sum
      }
    }
  }
  return { wide, high, cell, values: values.map((sum) => sum / (cell * cell)) }
}

/**
 * The window of a map whose mean departs most from the rest. Undefined for a map too small to have a rest. A number for an examiner to
 * compare with that of a control; content alone makes windows stand out.
 */
export function standoutOf(map: BlockMap, { direction, leastSpread = 1e-3, isAbsolute = false }: StandoutOptions): Standout | undefined {
  const { wide, high, cell } = map
  if (wide < 10 || high < 10) return undefined
  const { median, spread } = isAbsolute ? { median: 0, spread: 1 } : spreadOf(map.values, leastSpread)
  const sums = integralOf(map)
  let best: Standout | undefined
  for (const [across, down] of windows) {
    for (let y = 0; y + down <= high; y++) {
      for (let x = 0; x + across <= wide; x++) {
        const contrast = (sums(x, y, { across, down }) / (across * down) - median) / spread
        if ((direction === 'up' && contrast < 0) || (direction === 'down' && contrast > 0)) continue
        if (best && Math.abs(contrast) <= Math.abs(best.contrast)) continue
        best = { contrast, box: [x * cell, y * cell, (x + across) * cell, (y + down) * cell] }
      }
    }
  }
  return best
}

/** Median and scaled median deviation (1.4826: that of a normal distribution is 1), no less than `least`. */
export function spreadOf(values: Float32Array, least: number): { median: number; spread: number } {
  const median = middle(values.toSorted())
  const spread = 1.4826 * middle(values.map((value) => Math.abs(value - median)).sort())
  return { median, spread: Math.max(spread, least) }
}

function middle(sorted: Float32Array): number {
  return sorted[sorted.length >> 1] ?? 0
}

/** Sums over windows by a summed-area table (F. Crow, 1984). */
function integralOf({ wide, high, values }: BlockMap): (x: number, y: number, size: { across: number; down: number }) => number {
  const table = new Float64Array((wide + 1) * (high + 1))
  for (let y = 0; y < high; y++) {
    let row = 0
    for (let x = 0; x < wide; x++) {
      row += values[y * wide + x]!
      table[(y + 1) * (wide + 1) + x + 1] = table[y * (wide + 1) + x + 1]! + row
    }
  }
  const at = (x: number, y: number) => table[y * (wide + 1) + x]!
  return (x, y, { across, down }) => at(x + across, y + down) - at(x, y + down) - at(x + across, y) + at(x, y)
}
