import type { JpegSegment } from '../../../extract/image/jpeg-segments.ts'

/** A component of a frame: how it is sampled and which quantisation table it uses. */
export interface JpegComponent {
  readonly id: number
  readonly horizontal: number
  readonly vertical: number
  readonly table: number
  /** Blocks of 8 by 8 that the component has in a row and a column, without those that fill up a unit. */
  readonly blocksWide: number
  readonly blocksHigh: number
}

/** The frame header of a JPEG stream (ITU-T T.81, B.2.2). */
export interface JpegFrame {
  readonly process: 'baseline' | 'extended' | 'progressive' | 'other'
  readonly precisionBits: number
  readonly width: number
  readonly height: number
  readonly components: readonly JpegComponent[]
  /** Minimum coded units in a row and a column of an interleaved scan. */
  readonly unitsWide: number
  readonly unitsHigh: number
}

const processes = new Map([[0xc0, 'baseline'], [0xc1, 'extended'], [0xc2, 'progressive']] as const)

/** Whether a marker starts a frame. */
export function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The frame that the first frame header tells; undefined without one, or where it contradicts the standard. */
export function readFrame(bytes: Uint8Array, segments: readonly JpegSegment[]): JpegFrame | undefined {
  const segment = segments.find(({ marker }) => isFrameMarker(marker))
  if (!segment || segment.end - segment.dataStart < 6) return undefined
  const at = segment.dataStart
  const [height, width, count] = [bytes[at + 1]! * 256 + bytes[at + 2]!, bytes[at + 3]! * 256 + bytes[at + 4]!, bytes[at + 5]!]
  if (width === 0 || height === 0 || count < 1 || count > 4 || at + 6 + 3 * count > segment.end) return undefined
  const told = Array.from({ length: count }, (_, n) => {
    const [id, sampling, table] = bytes.subarray(at + 6 + 3 * n, at + 9 + 3 * n)
    return { id: id!, horizontal: sampling! >> 4, vertical: sampling! & 15, table: table! }
  })
  if (told.some(({ horizontal, vertical, table }) => !isFactor(horizontal) || !isFactor(vertical) || table > 3)) return undefined
  const widest = Math.max(...told.map(({ horizontal }) => horizontal))
  const highest = Math.max(...told.map(({ vertical }) => vertical))
  const components = told.map((component) => ({
    ...component,
    blocksWide: Math.ceil(Math.ceil((width * component.horizontal) / widest) / 8),
    blocksHigh: Math.ceil(Math.ceil((height * component.vertical) / highest) / 8),
  }))
  return {
    process: processes.get(segment.marker as 0xc0) ?? 'other', precisionBits: bytes[at]!, width, height, components,
    unitsWide: Math.ceil(width / (8 * widest)), unitsHigh: Math.ceil(height / (8 * highest)),
  }
}

function isFactor(factor: number): boolean {
  return factor >= 1 && factor <= 4
}
