import type { Sharp } from 'sharp'
import type { GreyPicture } from './grey-picture.ts'

/** A picture in which zones are looked for: its size as it is shown, and its greys at any size. */
export interface SearchedPicture {
  readonly width: number
  readonly height: number
  /** Its greys with the longer side of `side` pixels. May throw where the data are damaged. */
  scaled(side: number): Promise<GreyPicture>
}

/** Longer than any picture within the limits takes on a slow machine. */
const deadlineSeconds = 20

/** A picture as sharp decodes it, anew each time. `open` gives it upright; transparency is shown on white. */
export function searchedPicture(size: { readonly width: number; readonly height: number }, open: () => Sharp): SearchedPicture {
  const { width, height } = size
  return {
    width, height,
    async scaled(side) {
      const factor = side / Math.max(width, height)
      const to = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
      const { data, info } = await open().timeout({ seconds: deadlineSeconds }).flatten({ background: '#ffffff' }).toColourspace('b-w')
        .resize({ ...to, fit: 'fill', kernel: 'cubic' }).extractChannel(0).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
      return { width: info.width, height: info.height, grey: data }
    },
  }
}
