import type { JpegStream } from '../../extract/image/jpeg-segments.ts'
import type { Stretch } from './jpeg/compression-evidence.ts'
import { readFrame } from './jpeg/jpeg-frame.ts'
import { middleOf } from './map/pixels.ts'

/** The stretch of a JPEG picture that maps and coefficients are examined over; nothing of one whose size cannot be read. */
export function stretchOf(bytes: Uint8Array, { segments }: JpegStream): Stretch {
  const frame = readFrame(bytes, segments)
  return frame ? middleOf(frame.width, frame.height) : { left: 0, top: 0, width: 0, height: 0 }
}
