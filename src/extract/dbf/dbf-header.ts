/** A field of a dBASE table. */
export interface DbfField {
  readonly name: string
  /** C character, N and F number, D date, L logical, M memo, I integer, B double, T date and time, Y currency ... */
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly decimals: number
}

/** The header of a dBASE table (dBASE III to IV, FoxPro, Visual FoxPro). */
export interface DbfHeader {
  /** Rows that the header promises. */
  readonly rows: number
  readonly headerBytes: number
  readonly rowBytes: number
  /** Encoding by its language driver, as iconv-lite names it; undefined when it tells none. */
  readonly encoding: string | undefined
  readonly fields: readonly DbfField[]
}

/** Language drivers that are met, with the encoding each stands for. */
const encodings: Readonly<Record<number, string>> = {
  0x01: 'cp437', 0x02: 'cp850', 0x03: 'win1252', 0x08: 'cp865', 0x0d: 'cp437', 0x0e: 'cp850', 0x13: 'cp932', 0x1f: 'cp852', 0x26: 'cp866',
  0x37: 'cp850', 0x4d: 'cp936', 0x4e: 'cp949', 0x4f: 'cp950', 0x50: 'cp874', 0x57: 'win1252', 0x58: 'win1252', 0x59: 'win1252', 0x64: 'cp852',
  0x65: 'cp866', 0x66: 'cp865', 0x67: 'cp861', 0x6a: 'cp737', 0x6b: 'cp857', 0x78: 'cp950', 0x79: 'cp949', 0x7a: 'cp936', 0x7b: 'cp932',
  0x7c: 'cp874', 0x7d: 'win1255', 0x7e: 'win1256', 0xc8: 'win1250', 0xc9: 'win1251', 0xca: 'win1254', 0xcb: 'win1253',
}

/** Versions of the format that are read: the first byte, without the bits that tell of memo files. */
const knownVersions = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb])

/** Whether bytes begin as a dBASE table does: a known version, a date, and lengths that fit each other. */
export function looksLikeDbf(bytes: Uint8Array): boolean {
  if (bytes.length < 65 || !knownVersions.has(bytes[0]!)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerBytes = view.getUint16(8, true)
  const [month, day] = [bytes[2]!, bytes[3]!]
  if (month > 12 || day > 31 || headerBytes < 65 || view.getUint16(10, true) < 2) return false
  return headerBytes > bytes.length || bytes[headerBytes - 1] === 0x0d || bytes.subarray(32, headerBytes).includes(0x0d)
}

/** Reads the header; undefined when it is none, or one whose lengths do not fit. */
export function readDbfHeader(bytes: Uint8Array): DbfHeader | undefined {
  if (!looksLikeDbf(bytes)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [headerBytes, rowBytes] = [view.getUint16(8, true), view.getUint16(10, true)]
  const fields: DbfField[] = []
  // Byte 0 of a row tells whether it is deleted.
  let offset = 1
  for (let at = 32; at + 32 <= Math.min(headerBytes, bytes.length) && bytes[at] !== 0x0d; at += 32) {
    const type = String.fromCharCode(bytes[at + 11]!)
    // Character fields of Clipper and FoxPro may be longer than 255: the decimals count the upper byte then.
    const length = type === 'C' ? view.getUint16(at + 16, true) : bytes[at + 16]!
    const raw = bytes.subarray(at, at + 11)
    const end = raw.indexOf(0)
    const name = Buffer.from(end < 0 ? raw : raw.subarray(0, end)).toString('latin1').trim()
    fields.push({ name: name || `FIELD${fields.length + 1}`, type, offset, length, decimals: type === 'C' ? 0 : bytes[at + 17]! })
    offset += length
  }
  if (fields.length === 0 || offset > rowBytes) return undefined
  return { rows: view.getUint32(4, true), headerBytes, rowBytes, encoding: encodings[bytes[29]!], fields }
}
