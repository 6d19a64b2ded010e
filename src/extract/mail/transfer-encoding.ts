/** A body as bytes once its transfer encoding is undone, and whether it was damaged. */
export interface DecodedBody {
  readonly bytes: Uint8Array
  /** What was odd about the encoded form, as the end of a sentence. */
  readonly doubt?: string
}

/**
 * Undoes a content transfer encoding (RFC 2045, section 6; x-uuencode as Unix had it). An unknown name is read as if
 * there were no encoding, with a doubt. Never throws.
 */
export function decodeTransfer(raw: Uint8Array, encoding: string): DecodedBody {
  switch (encoding) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return { bytes: raw }
    case 'base64':
      return decodeBase64(raw)
    case 'quoted-printable':
      return { bytes: decodeQuotedPrintable(raw) }
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
      return { bytes: decodeUu(raw) }
    default:
      return { bytes: raw, doubt: `its transfer encoding '${encoding.slice(0, 40)}' is unknown and was not undone` }
  }
}

function decodeBase64(raw: Uint8Array): DecodedBody {
  const text = asLatin(raw)
  // A text joined of several base64 pieces has padding in the middle, at which Node's decoder would stop.
  const pieces = text.replace(/[^A-Za-z0-9+/=]+/gu, '').match(/[^=]+=*/gu) ?? []
  const bytes = pieces.length === 1 ? Buffer.from(pieces[0]!, 'base64') : Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')))
  const doubt = /[^A-Za-z0-9+/=\s\0-\x20]/u.test(text) ? 'its base64 holds characters that do not belong there; they were left out' : undefined
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), ...(doubt ? { doubt } : {}) }
}

/** Quoted-printable (RFC 2045, 6.7): a broken escape stands for itself. */
export function decodeQuotedPrintable(raw: Uint8Array): Uint8Array {
  const out = new Uint8Array(raw.byteLength)
  let to = 0
  for (let at = 0; at < raw.byteLength; at++) {
    const byte = raw[at]!
    if (byte !== 0x3d) {
      out[to++] = byte
      continue
    }
    const high = hexDigit(raw[at + 1])
    const low = hexDigit(raw[at + 2])
    if (high >= 0 && low >= 0) {
      out[to++] = high * 16 + low
      at += 2
      continue
    }
    const breakEnd = softBreakEnd(raw, at + 1)
    if (breakEnd > at) at = breakEnd - 1
    else out[to++] = byte
  }
  return out.subarray(0, to)
}

/** Offset after a soft line break that follows the `=` before `at`: blanks, then a line break or the end; -1 when it is none. */
function softBreakEnd(raw: Uint8Array, at: number): number {
  while (raw[at] === 0x20 || raw[at] === 0x09) at++
  if (raw[at] === 0x0d && raw[at + 1] === 0x0a) return at + 2
  if (raw[at] === 0x0a || raw[at] === 0x0d) return at + 1
  return at >= raw.byteLength ? at : -1
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const upper = byte & ~0x20
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}

/** uuencode (POSIX.1, uuencode): the lines between `begin` and `end`, or all lines where there is no `begin`. */
function decodeUu(raw: Uint8Array): Uint8Array {
  const lines = asLatin(raw).split(/\r?\n/u)
  const first = lines.findIndex((line) => /^begin [0-7]{3,4} /u.test(line)) + 1
  const out: number[] = []
  for (const line of lines.slice(first)) {
    if (line === 'end') break
    decodeUuLine(line, out)
  }
  return Uint8Array.from(out)
}

function decodeUuLine(line: string, out: number[]): void {
  const six = (at: number) => (line.charCodeAt(at) - 32) & 63
  let left = line === '' ? 0 : six(0)
  for (let at = 1; left > 0 && at < line.length; at += 4) {
    const word = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3)
    for (const shift of [16, 8, 0]) if (left-- > 0) out.push((word >> shift) & 0xff)
  }
}

function asLatin(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
}
