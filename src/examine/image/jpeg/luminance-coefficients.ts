import { readJpegSegments, type JpegStream } from '../../../extract/image/jpeg-segments.ts'
import { BitReader, BrokenScan } from './bit-reader.ts'
import { blockDecoder, type BlockDecoder, type BlockState } from './block-decoder.ts'
import { HuffmanTables } from './huffman-tables.ts'
import { readFrame, type JpegComponent, type JpegFrame } from './jpeg-frame.ts'
import { readScanHeader, type ScanHeader } from './scan-header.ts'

/** The quantised DCT coefficients of the first component (luminance) of a JPEG picture. */
export interface LuminanceCoefficients {
  readonly blocksWide: number
  readonly blocksHigh: number
  /** 64 for each block in zigzag order, blocks row by row. */
  readonly values: Int16Array
  /** Why the decoding ended early, when it did; what was decoded until then is kept. */
  readonly broken?: string
}

/** Why coefficients could not be decoded at all. */
export interface Undecoded {
  readonly undecoded: string
}

/** A scan that is being decoded: each component with its decoder and the blocks that it writes to. */
interface ScanPart {
  readonly component: JpegComponent
  readonly decode: BlockDecoder
  readonly isKept: boolean
}

const scratchBlock = 64

/**
 * Decodes the quantised coefficients of luminance, as they stand in the file, of sequential and progressive Huffman-coded JPEG
 * (ITU-T T.81, annexes F and G). Never throws on broken data. Arithmetic coding, lossless and hierarchical processes and 12 bits are not
 * decoded; nor are pictures of more than `maxPixels`.
 */
export function decodeLuminance(bytes: Uint8Array, maxPixels: number, stream: JpegStream = readJpegSegments(bytes)): LuminanceCoefficients | Undecoded {
  const frame = readFrame(bytes, stream.segments)
  if (!frame) return { undecoded: 'it has no frame header that can be read' }
  if (frame.process === 'other' || frame.precisionBits !== 8) return { undecoded: 'it is coded by a process that is not decoded here' }
  if (frame.width * frame.height > maxPixels) return { undecoded: `it has ${frame.width} by ${frame.height} pixels, more than the limit of ${maxPixels}` }
  const { blocksWide, blocksHigh } = frame.components[0]!
  const values = new Int16Array(blocksWide * blocksHigh * 64)
  try {
    decodeScans(bytes, stream, { frame, values })
    return { blocksWide, blocksHigh, values }
  } catch (thrown) {
    if (!(thrown instanceof BrokenScan)) throw thrown
    return { blocksWide, blocksHigh, values, broken: thrown.message }
  }
}

function decodeScans(bytes: Uint8Array, stream: JpegStream, into: { frame: JpegFrame; values: Int16Array }): void {
  const tables = new HuffmanTables()
  let restartInterval = 0
  let scans = 0
  for (const segment of stream.segments) {
    if (segment.marker === 0xc4) tables.define(bytes.subarray(segment.dataStart, segment.end))
    if (segment.marker === 0xdd && segment.end - segment.dataStart >= 2) restartInterval = bytes[segment.dataStart]! * 256 + bytes[segment.dataStart + 1]!
    if (segment.scanEnd === undefined) continue
    const scan = readScanHeader(bytes, segment, into.frame)
    if (!scan) throw new BrokenScan('A scan header contradicts the frame.')
    // A hostile file repeats scans over a large picture; a genuine one has about ten.
    if (++scans > 64) throw new BrokenScan('It has more than 64 scans.')
    if (!scan.components.some(({ component }) => component === into.frame.components[0])) continue
    decodeScan(new BitReader(bytes, segment.end, segment.scanEnd), { ...into, scan, tables, restartInterval })
  }
  if (scans === 0) throw new BrokenScan('It has no scan.')
}

interface ScanWork {
  readonly frame: JpegFrame
  readonly values: Int16Array
  readonly scan: ScanHeader
  readonly tables: HuffmanTables
  readonly restartInterval: number
}

function decodeScan(reader: BitReader, work: ScanWork): void {
  const { frame, scan, tables, restartInterval } = work
  const parts = scan.components.map(({ component, dcTable, acTable }): ScanPart => ({
    component,
    decode: blockDecoder(frame.process === 'progressive', scan, { dc: tables.dc(dcTable), ac: tables.ac(acTable) }),
    isKept: component === frame.components[0],
  }))
  const isSingle = parts.length === 1
  const [wide, high] = isSingle ? [parts[0]!.component.blocksWide, parts[0]!.component.blocksHigh] : [frame.unitsWide, frame.unitsHigh]
  let states = parts.map((): BlockState => ({ dc: 0, endOfBand: 0 }))
  for (let unit = 0; unit < wide * high; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      if (!reader.restart()) throw new BrokenScan('A restart marker is missing.')
      states = parts.map(() => ({ dc: 0, endOfBand: 0 }))
    }
    const [column, row] = [unit % wide, Math.floor(unit / wide)]
    for (const [n, part] of parts.entries()) decodeUnit(reader, { part, state: states[n]!, values: work.values, column, row, isSingle })
  }
}

interface UnitWork {
  readonly part: ScanPart
  readonly state: BlockState
  readonly values: Int16Array
  readonly column: number
  readonly row: number
  readonly isSingle: boolean
}

/** The blocks of one component in one minimum coded unit (A.2): one when it stands alone, by its sampling when it is interleaved. */
function decodeUnit(reader: BitReader, { part, state, values, column, row, isSingle }: UnitWork): void {
  const { horizontal, vertical, blocksWide, blocksHigh } = part.component
  const [across, down] = isSingle ? [1, 1] : [horizontal, vertical]
  for (let y = row * down; y < row * down + down; y++) {
    for (let x = column * across; x < column * across + across; x++) {
      const at = (y * blocksWide + x) * 64
      const isInside = part.isKept && x < blocksWide && y < blocksHigh
      part.decode(reader, isInside ? values.subarray(at, at + 64) : new Int16Array(scratchBlock), state)
    }
  }
}
