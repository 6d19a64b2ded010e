import { sha256OfParts } from '../../base/hash.ts'
import { readJpegSegments, type JpegStream } from './jpeg-segments.ts'

/** One quantisation table of a JPEG stream. */
export interface QuantisationTable {
  /** Its destination, 0 to 3: by custom 0 for luminance, 1 for chrominance. */
  readonly id: number
  /** 8 or 16 bits. */
  readonly precisionBits: 8 | 16
  /** 64 divisors in zigzag order. */
  readonly values: readonly number[]
}

const defineTables = 0xdb

/** The quantisation tables of a JPEG stream (ITU-T T.81, B.2.4.1), the first at each destination, in order of destination. */
export function readQuantisationTables(bytes: Uint8Array, stream: JpegStream = readJpegSegments(bytes)): QuantisationTable[] {
  const tables = new Map<number, QuantisationTable>()
  for (const { marker, dataStart, end } of stream.segments) {
    if (marker !== defineTables) continue
    for (let at = dataStart; at < end; ) {
      const [precision, id] = [bytes[at]! >> 4, bytes[at]! & 15]
      const size = precision === 0 ? 64 : 128
      if (precision > 1 || id > 3 || at + 1 + size > end) break
      const values = Array.from({ length: 64 }, (_, k) =>
        precision === 0 ? bytes[at + 1 + k]! : bytes[at + 1 + 2 * k]! * 256 + bytes[at + 2 + 2 * k]!)
      if (!tables.has(id)) tables.set(id, { id, precisionBits: precision === 0 ? 8 : 16, values })
      at += 1 + size
    }
  }
  return [...tables.values()].sort((left, right) => left.id - right.id)
}

/**
 * A name for the quantisation tables of a picture, 16 hex digits: equal for pictures that were saved by the same program or
 * camera at the same setting, and for many others. Undefined without tables.
 */
export function quantisationHash(tables: readonly QuantisationTable[]): string | undefined {
  if (tables.length === 0) return undefined
  return sha256OfParts(tables.flatMap(({ id, values }) => [String(id), values.join(',')])).slice(0, 16)
}
