import sharp from 'sharp'
import type { ExtractLimits } from '../contract.ts'
import { hashedSide, perceptualHash } from './perceptual-hash.ts'
import type { PictureSize } from './picture-header.ts'

/** What the decoder tells of a picture. */
export interface DecodedPicture extends PictureSize {
  readonly pages: number
  /** Absent for a picture of one tone, and where only the header could be read. */
  readonly hash?: string
  /** Why the picture itself could not be decoded, though its header could. */
  readonly undecoded?: string
}

/** Longer than any picture within the limits takes to decode on a slow machine. */
const deadlineSeconds = 20

/**
 * Decodes a picture (its first page) with libvips, no larger than the limit of pixels, to its size and perceptual hash. The
 * picture is hashed as it is shown: turned as its orientation tells, transparency on white. Throws when even the header
 * cannot be read.
 */
export async function decodePicture(bytes: Uint8Array, limits: ExtractLimits): Promise<DecodedPicture> {
  const options = { limitInputPixels: limits.maxPixels, failOn: 'none', pages: 1, sequentialRead: true } as const
  const { width, height, pages = 1 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
  if (width * height > limits.maxPixels) {
    return { width, height, pages, undecoded: `it has ${width} by ${height} pixels, more than the limit of ${limits.maxPixels}` }
  }
  try {
    const grey = await sharp(bytes, options)
      .timeout({ seconds: deadlineSeconds })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .resize(hashedSide, hashedSide, { fit: 'fill', kernel: 'cubic' })
      .extractChannel(0)
      .raw({ depth: 'uchar' })
      .toBuffer()
    const hash = perceptualHash(grey)
    return { width, height, pages, ...(hash ? { hash } : {}) }
  } catch (cause) {
    return { width, height, pages, undecoded: (cause as Error).message.split('\n')[0]!.trim() }
  }
}
