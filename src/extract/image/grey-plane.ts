import sharp from 'sharp'

/** A grey picture, row by row, 0 to 255, and how many pixels of the picture as shown one of its pixels is wide. */
export interface GreyPlane {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
  readonly scale: number
}

/** left, top, right, bottom in pixels of a plane. */
export type PlaneBox = readonly [number, number, number, number]

const longestSide = 1_000
const deadlineSeconds = 20

/**
 * A picture (its first page) as it is shown, turned as its orientation tells, transparency on white, no side longer than 1,000 pixels. Undefined
 * when it has more than `maxPixels` or cannot be decoded.
 */
export async function readGreyPlane(bytes: Uint8Array, maxPixels: number): Promise<GreyPlane | undefined> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'none', pages: 1, sequentialRead: true })
      .timeout({ seconds: deadlineSeconds })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .extractChannel(0)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const { width, height, autoOrient } = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
    const shown = autoOrient ?? { width, height }
    return { width: info.width, height: info.height, grey: data, scale: Math.max(shown.width / info.width, shown.height / info.height) }
  } catch {
    return undefined
  }
}

/** A box of a plane, drawn to `wide` by `high` pixels, each the mean of those it covers in part or whole. */
export function resample({ width, grey }: GreyPlane, [left, top, right, bottom]: PlaneBox, size: { wide: number; high: number }): Uint8Array {
  const { wide, high } = size
  const out = new Uint8Array(wide * high)
  const [stepX, stepY] = [(right - left) / wide, (bottom - top) / high]
  for (let y = 0; y < high; y++) {
    const [fromY, toY] = [top + y * stepY, top + (y + 1) * stepY]
    for (let x = 0; x < wide; x++) {
      const [fromX, toX] = [left + x * stepX, left + (x + 1) * stepX]
      let [sum, weight] = [0, 0]
      for (let row = Math.floor(fromY); row < Math.min(bottom, Math.ceil(toY)); row++) {
        const share = Math.min(row + 1, toY) - Math.max(row, fromY)
        for (let column = Math.floor(fromX); column < Math.min(right, Math.ceil(toX)); column++) {
          const part = share * (Math.min(column + 1, toX) - Math.max(column, fromX))
          sum += part * grey[row * width + column]!
          weight += part
        }
      }
      out[y * wide + x] = Math.round(sum / weight)
    }
  }
  return out
}
