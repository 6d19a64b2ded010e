import sharp from 'sharp'

const side = 360
const gap = 8

/** A picture and its thumbnail side by side as a PNG, each within 360 by 360; undefined when one of them cannot be decoded. */
export async function thumbnailPanel(picture: Uint8Array, thumbnail: Uint8Array, maxPixels: number): Promise<Uint8Array | undefined> {
  try {
    const parts = await Promise.all([picture, thumbnail].map((bytes) =>
      sharp(bytes, { limitInputPixels: maxPixels, failOn: 'none' })
        .flatten({ background: '#ffffff' }).toColourspace('srgb').resize(side, side, { fit: 'contain', background: '#e0e0e0' }).png().toBuffer()))
    const canvas = sharp({ create: { width: 2 * side + gap, height: side, channels: 3, background: '#ffffff' } })
    return new Uint8Array(await canvas.composite(parts.map((input, n) => ({ input, left: n * (side + gap), top: 0 }))).png({ compressionLevel: 9 }).toBuffer())
  } catch {
    return undefined
  }
}
