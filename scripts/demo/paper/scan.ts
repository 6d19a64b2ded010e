import sharp from 'sharp'
import type { Random } from '../random.ts'

/** How a flatbed scanner of an office leaves a sheet. */
export interface ScanLook {
  /** Degrees by which the sheet lies askew. */
  readonly tiltDegrees: number
  /** Colour of the lid around the sheet. */
  readonly lid: string
  readonly blur: number
  /** Strength of the grain, 0 to 30. */
  readonly grain: number
  readonly format: 'png' | 'jpeg'
  readonly greyscale?: boolean
}

/** The picture that a scanner makes of a drawing: askew, a little soft, with grain. */
export async function scanDrawing(svg: string, look: ScanLook, random: Random): Promise<Buffer> {
  const sheet = await sharp(Buffer.from(svg)).rotate(look.tiltDegrees, { background: look.lid }).flatten({ background: look.lid })
    .blur(look.blur).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  addGrain(sheet.data, look.grain, random)
  const { width, height } = sheet.info
  let picture = sharp(sheet.data, { raw: { width, height, channels: 3 } })
  if (look.greyscale) picture = picture.greyscale()
  return look.format === 'png'
    ? picture.png({ compressionLevel: 9, palette: true, colours: 128 }).withMetadata({ density: 200 }).toBuffer()
    : picture.jpeg({ quality: 80 }).withMetadata({ density: 200 }).toBuffer()
}

/** Adds grain to raw bytes in place. */
export function addGrain(bytes: Uint8Array, strength: number, random: Random): void {
  if (strength <= 0) return
  const table = Int8Array.from({ length: 4096 }, () => Math.round((random.next() + random.next() - 1) * strength))
  let at = random.whole(0, 4095)
  for (let index = 0; index + 2 < bytes.length; index += 3) {
    at = (at * 5 + 1 + (index >> 7)) & 4095
    const grain = table[at] ?? 0
    for (let channel = 0; channel < 3; channel++) {
      const value = (bytes[index + channel] ?? 0) + grain
      bytes[index + channel] = value < 0 ? 0 : value > 255 ? 255 : value
    }
  }
}
