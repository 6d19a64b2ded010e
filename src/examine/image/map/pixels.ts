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
  /** Of the whole picture. */
  readonly whole: { readonly width: number; readonly height: number }
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
  return { ...pixelsOf(data, { ...stretch, channels: info.channels }), whole: { width, height } }
}

/** Pixels of raw samples of one, two, three or four channels. */
export function pixelsOf(data: Uint8Array, place: { width: number; height: number; left: number; top: number; channels: number }): Pixels {
  const { width, height, left, top, channels } = place
  const rgb = channels === 3 ? data : new Uint8Array(width * height * 3)
  if (channels !== 3) {
    const [second, third] = channels < 3 ? [0, 0] : [1, 2]
    for (let at = 0, from = 0; at < rgb.length; at += 3, from += channels) {
      rgb[at] = data[from]!
      rgb[at + 1] = data[from + second]!
      rgb[at + 2] = data[from + third]!
    }
  }
  return { width, height, rgb, grey: greyOf(rgb), left, top, whole: { width, height } }
}

function greyOf(rgb: Uint8Array): Float32Array {
  const grey = new Float32Array(rgb.length / 3)
  for (let at = 0, from = 0; at < grey.length; at++, from += 3) grey[at] = 0.299 * rgb[from]! + 0.587 * rgb[from + 1]! + 0.114 * rgb[from + 2]!
  return grey
}

/** The grey values after the pixels were saved once as JPEG at this quality and decoded again. */
export async function greySavedAgain(pixels: Pixels, quality: number): Promise<Float32Array> {
  return greyOf(await sharp(await saveOnce(pixels, quality)).toColourspace('srgb').raw().toBuffer())
}

/** The pixels as a baseline JPEG file without metadata. */
export async function saveOnce({ width, height, rgb }: Pixels, quality: number): Promise<Uint8Array> {
  return new Uint8Array(await sharp(rgb, { raw: { width, height, channels: 3 } }).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer())
}

/** Whether the pixels are a part of their picture only. */
export function isStretch({ width, height, whole }: Pixels): boolean {
  return width < whole.width || height < whole.height
}

/** The stretch of a picture of this size that is mapped. */
export function middleOf(width: number, height: number): { left: number; top: number; width: number; height: number } {
  if (width * height <= mostMapPixels) return { left: 0, top: 0, width, height }
  const share = Math.sqrt(mostMapPixels / (width * height))
  const taken = (length: number) => Math.max(16, Math.floor((length * share) / 16) * 16)
  const before = (length: number) => Math.floor((length - taken(length)) / 32) * 16
  return { left: before(width), top: before(height), width: Math.min(width, taken(width)), height: Math.min(height, taken(height)) }
}
