import iconv from 'iconv-lite'

const utf8Flag = 0x800
const maxNames = 1_000_000

/** The names in the entries' own headers (APPNOTE 4.3.7), in the order in which they lie: those not marked as UTF-8 are read as UTF-8 where valid, else as code page 437. */
export function localNames(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  for (let at = buffer.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0 && names.length < maxNames; at = buffer.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    if (at + 30 > buffer.byteLength) break
    const raw = buffer.subarray(at + 30, at + 30 + buffer.readUInt16LE(at + 26))
    const text = raw.toString('utf8')
    names.push((buffer.readUInt16LE(at + 6) & utf8Flag) !== 0 || !text.includes('\ufffd') ? text : iconv.decode(raw, 'cp437'))
  }
  return names
}
