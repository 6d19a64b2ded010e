/** A picture as rows of RGBA, four bytes a pixel. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** How two pictures are laid on each other, and from which difference of grey (0 to 255) two pixels count as different. */
export interface Laying {
  readonly dx: number
  readonly dy: number
  readonly threshold: number
}

/** Where two pictures differ: the first one faint, and what differs marked; and the share of pixels in both that do. */
export interface Difference extends Pixels {
  readonly share: number
}

/** Compares two pictures pixel by pixel in grey (ITU-R BT.601 weights), the second moved by whole pixels. What lies outside it is not compared. */
export function differenceOf(one: Pixels, other: Pixels, { dx, dy, threshold }: Laying): Difference {
  const { width, height } = one
  const data = new Uint8ClampedArray(width * height * 4)
  let [compared, differing] = [0, 0]
  for (let y = 0; y < height; y++) {
    const row = y - dy
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const column = x - dx
      const grey = greyAt(one.data, at)
      const isInside = column >= 0 && row >= 0 && column < other.width && row < other.height
      const differs = isInside && Math.abs(grey - greyAt(other.data, (row * other.width + column) * 4)) > threshold
      if (isInside) compared++
      if (differs) differing++
      const faint = isInside ? 191 + grey / 4 : 128
      data[at] = differs ? 208 : faint
      data[at + 1] = differs ? 24 : faint
      data[at + 2] = differs ? 40 : faint
      data[at + 3] = 255
    }
  }
  return { data, width, height, share: compared === 0 ? 0 : differing / compared }
}

/** The control: the first picture against itself a pixel aside. What it marks too, a slip of the scanner explains. */
export function controlOf(one: Pixels, threshold: number): Difference {
  return differenceOf(one, one, { dx: 1, dy: 1, threshold })
}

function greyAt(data: Uint8ClampedArray, at: number): number {
  return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
}
