import type { JpegSegment } from '../../../extract/image/jpeg-segments.ts'
import type { JpegComponent, JpegFrame } from './jpeg-frame.ts'

/** A component within a scan and the Huffman tables it is coded by. */
export interface ScanComponent {
  readonly component: JpegComponent
  readonly dcTable: number
  readonly acTable: number
}

/** The header of a scan (ITU-T T.81, B.2.3); spectral selection and successive approximation are those of progressive scans. */
export interface ScanHeader {
  readonly components: readonly ScanComponent[]
  readonly spectralStart: number
  readonly spectralEnd: number
  readonly high: number
  readonly low: number
}

/** The scan header of a segment; undefined where it contradicts the frame. */
export function readScanHeader(bytes: Uint8Array, segment: JpegSegment, frame: JpegFrame): ScanHeader | undefined {
  const count = bytes[segment.dataStart]!
  const tail = segment.dataStart + 1 + 2 * count
  if (count < 1 || count > 4 || tail + 3 > segment.end) return undefined
  const components: ScanComponent[] = []
  for (let n = 0; n < count; n++) {
    const [id, tables] = bytes.subarray(segment.dataStart + 1 + 2 * n, segment.dataStart + 3 + 2 * n)
    const component = frame.components.find((each) => each.id === id)
    if (!component) return undefined
    components.push({ component, dcTable: tables! >> 4, acTable: tables! & 15 })
  }
  const [spectralStart, spectralEnd, approximation] = bytes.subarray(tail, tail + 3)
  if (spectralStart! > spectralEnd! || spectralEnd! > 63) return undefined
  return { components, spectralStart: spectralStart!, spectralEnd: spectralEnd!, high: approximation! >> 4, low: approximation! & 15 }
}
