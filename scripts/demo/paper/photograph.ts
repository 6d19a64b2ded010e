import sharp from 'sharp'
import type { Random } from '../random.ts'
import { addGrain } from './scan.ts'

/** What a camera writes beside the picture (EXIF). */
export interface Exposure {
  /** Local time as `2024-03-07T11:20:05`. */
  readonly taken: string
  readonly latitude: number
  readonly longitude: number
  readonly camera: string
}

/** A JPEG photograph of a drawn scene, with grain and with EXIF. */
export async function takePhotograph(svg: string, exposure: Exposure, random: Random): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().blur(0.8).raw().toBuffer({ resolveWithObject: true })
  addGrain(data, 16, random)
  const at = exposure.taken.replace(/-/g, ':').replace('T', ' ')
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 84 })
    .withExif({
      IFD0: { Make: 'Fovea', Model: exposure.camera, DateTime: at, Software: 'DC 1.4' },
      IFD2: { DateTimeOriginal: at, DateTimeDigitized: at },
      IFD3: {
        GPSLatitudeRef: exposure.latitude < 0 ? 'S' : 'N', GPSLatitude: sexagesimal(exposure.latitude),
        GPSLongitudeRef: exposure.longitude < 0 ? 'W' : 'E', GPSLongitude: sexagesimal(exposure.longitude),
      },
    })
    .toBuffer()
}

/** The same picture saved again by another program: smaller, more compressed, without EXIF. */
export async function saveAgain(jpeg: Uint8Array): Promise<Buffer> {
  return sharp(jpeg).resize({ width: 960 }).jpeg({ quality: 62 }).toBuffer()
}

function sexagesimal(degrees: number): string {
  const size = Math.abs(degrees)
  const whole = Math.floor(size)
  const minutes = Math.floor((size - whole) * 60)
  const seconds = Math.round(((size - whole) * 60 - minutes) * 60 * 100)
  return `${whole}/1 ${minutes}/1 ${seconds}/100`
}
