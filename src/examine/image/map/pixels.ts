import sharp from 'sharp'

/** A decoded picture, or a stretch of it: three bytes a pixel, row by row, and its grey values. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
  /** Luminance, 0 to 255 (ITU-R BT.601, as JPEG has it). */
  readonly grey: Float32Array
  /** Where the stretch begins in the picture. */
  readonly left: number
  readonly top: number
}

/** Pixels that maps are computed over; of a larger picture the middle is taken, cut on the grid of blocks. */
export const mostMapPixels = 2_000_000
const deadlineSeconds = 20

/**
 * Decodes the first page of a picture as it stands in the file: not turned, not scaled, transparency on white; the middle stretch of
 * one with more than `mostMapPixels`. Throws what the decoder throws, and a RangeError beyond `maxPixels`.
 */
export async function readPixels(bytes: Uint8Array, maxPixels: number): Promise<Pixels> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
  if (width * height > maxPixels) throw new RangeError(`it has ${width} by ${height} pixels, more than the limit of ${maxPixels}`)
  const stretch = middleOf(width, height)
  const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'none', pages: 1 })
    .timeout({ seconds: deadlineSeconds })
    .flatten({ background: '#ffffff' })
    .extract(stretch)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return pixelsOf(data, { ...stretch, channels: info.channels })
}

/** Pixels of raw samples of one, two, three or four channels. */
export function pixelsOf(data: Uint8Array, place: { width: number; height: number; left: number; top: number; channels: number }): Pixels {
  const { width, height, left, top, channels } = place
  const [rgb, grey] = [new Uint8Array(width * height * 3), new Float32Array(width * height)]
  for (let at = 0; at < width * height; at++) {
    for (let c = 0; c < 3; c++) rgb[at * 3 + c] = data[at * channels + (channels < 3 ? 0 : c)]!
    grey[at] = 0.299 * rgb[at * 3]! + 0.587 * rgb[at * 3 + 1]! + 0.114 * rgb[at * 3 + 2]!
  }
  return { width, height, rgb, grey, left, top }
}

/** The same pixels saved once as JPEG at this quality and decoded again. */
export async function savedAgain(pixels: Pixels, quality: number): Promise<Pixels> {
  const { width, height, left, top } = pixels
  const { data, info } = await sharp(await saveOnce(pixels, quality)).raw().toBuffer({ resolveWithObject: true })
  return pixelsOf(data, { width, height, left, top, channels: info.channels })
}

/** The pixels as a baseline JPEG file without metadata. */
export async function saveOnce({ width, height, rgb }: Pixels, quality: number): Promise<Uint8Array> {
  return new Uint8Array(await sharp(rgb, { raw: { width, height, channels: 3 } }).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer())
}

function middleOf(width: number, height: number): { left: number; top: number; width: number; height: number } {
  if (width * height <= mostMapPixels) return { left: 0, top: 0, width, height }
  const share = Math.sqrt(mostMapPixels / (width * height))
  const taken = (length: number) => Math.max(16, Math.floor((length * share) / 16) * 16)
  const before = (length: number) => Math.floor((length - taken(length)) / 32) * 16
  return { left: before(width), top: before(height), width: Math.min(width, taken(width)), height: Math.min(height, taken(height)) }
}
