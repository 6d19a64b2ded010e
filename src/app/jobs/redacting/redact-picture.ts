import sharp from 'sharp'
import { blacken, isBlack } from '../../../dossier/redact/blacken.ts'
import { defaultLimits } from '../../../extract/limits.ts'
import { Unsafe, type RedactTask, type Redacted } from './redact-task.ts'

/** Blackens boxes of a picture, as it is shown (upright, on white), and encodes its pixels anew as PNG. Throws `Unsafe`, and what the decoder throws. */
export async function redactPicture(bytes: Uint8Array, { parts, words }: Omit<RedactTask, 'kind'>): Promise<Redacted> {
  if (words.length > 0) throw new Error('it is a picture, in which words are not found: name boxes')
  if (parts.some(({ page }) => page > 1)) throw new Error('only the first page of a picture is redacted: name page 1')
  const boxes = parts.map(({ box }) => box)
  const { data, info } = await sharp(bytes, { limitInputPixels: defaultLimits.maxPixels, pages: 1 })
    .autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  if (channels !== 3) throw new Error(`it has ${channels} colours a pixel, which are not told apart`)
  blacken({ pixels: data, width }, boxes)
  const result = await sharp(data, { raw: { width, height, channels } }).png().toBuffer()
  const again = await sharp(result).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  if (again.info.channels !== 3 || !isBlack({ pixels: again.data, width }, boxes)) throw new Unsafe('something is to be seen under a box')
  return { report: { parts, elsewhere: [] }, result }
}
