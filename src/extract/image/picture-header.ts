import type { PictureKind } from './picture-kind.ts'

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * The size that the header of a picture tells, for kinds that are not decoded here: BMP (BITMAPINFOHEADER), JPEG 2000 (image
 * header box, ISO 15444-1 annex I.5.3.1), Photoshop, and the `ispe` box of HEIF (ISO 23008-12, section 6.5.3, the largest).
 */
export function sizeFromHeader(kind: PictureKind, bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (kind.id) {
    case 'bmp':
      return view.byteLength < 26
        ? undefined
        : view.getUint32(14, true) === 12
          ? sized(view.getUint16(18, true), view.getUint16(20, true))
          : sized(view.getInt32(18, true), Math.abs(view.getInt32(22, true)))
    case 'psd':
      return view.byteLength < 22 ? undefined : sized(view.getUint32(18), view.getUint32(14))
    case 'ico':
      return view.byteLength < 8 ? undefined : sized(view.getUint8(6) || 256, view.getUint8(7) || 256)
    case 'jp2':
      return sizeOfJpeg2000(bytes, view)
    case 'heif':
    case 'avif':
      return largestExtent(bytes, view)
    default:
      return undefined
  }
}

function sizeOfJpeg2000(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  const box = indexOf(bytes, 'ihdr')
  if (box >= 0 && box + 12 <= view.byteLength) return sized(view.getUint32(box + 8), view.getUint32(box + 4))
  if (view.byteLength < 24 || view.getUint16(2) !== 0xff51) return undefined
  return sized(view.getUint32(8) - view.getUint32(16), view.getUint32(12) - view.getUint32(20))
}

function largestExtent(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  let best: PictureSize | undefined
  for (let at = indexOf(bytes, 'ispe'), seen = 0; at >= 0 && seen < 1_000; at = indexOf(bytes, 'ispe', at + 4), seen++) {
    const size = at + 16 <= view.byteLength ? sized(view.getUint32(at + 8), view.getUint32(at + 12)) : undefined
    if (size && (!best || size.width * size.height > best.width * best.height)) best = size
  }
  return best
}

function sized(width: number, height: number): PictureSize | undefined {
  return width > 0 && height > 0 && width < 1e6 && height < 1e6 ? { width, height } : undefined
}

/** Boxes that describe the picture stand before its data; a megabyte is more than any was seen to need. */
function indexOf(bytes: Uint8Array, tag: string, from = 0): number {
  const head = bytes.subarray(0, 1_048_576)
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength).indexOf(tag, from, 'latin1')
}
