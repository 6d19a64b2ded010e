import { isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import { utf8, type TextEncoding } from './encoding.ts'

/** Encodings that share of letters above ASCII alone can tell from a Latin one, as chardet names them, with the WHATWG label. */
const farEncodings: Readonly<Record<string, string>> = {
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'iso-8859-7',
  'windows-1255': 'windows-1255',
  'ISO-8859-8': 'iso-8859-8',
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'iso-8859-6',
  'Shift_JIS': 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'Big5': 'big5',
  'GB18030': 'gb18030',
}

/**
 * The encoding of a text from its byte order mark (Unicode 16, section 23.8), else from its bytes: UTF-16 by its zero
 * bytes, UTF-8 when valid, else a non-Latin code page when a third of the bytes are above ASCII and chardet is sure, else
 * windows-1252, which contains ISO 8859-1. `cut` says that the bytes end in the middle of the text.
 */
export function detectEncoding(bytes: Uint8Array, cut = false): TextEncoding {
  return detectMark(bytes) ?? detectUtf16(bytes) ?? (isUtf8(cut ? withoutCutCharacter(bytes) : bytes) ? utf8 : guessCodePage(bytes))
}

/** The encoding that a byte order mark tells, or undefined without one. */
export function detectMark(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { ...utf8, markBytes: 3, basis: 'mark' }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', name: 'utf-16le', markBytes: 2, basis: 'mark' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', name: 'utf-16be', markBytes: 2, basis: 'mark' }
  return undefined
}

/** UTF-16 without a mark: most characters of European texts have one zero byte, always on the same side. */
export function detectUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8) return undefined
  let zeroHigh = 0
  let zeroLow = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] !== 0) zeroLow++
    if (bytes[at] !== 0 && bytes[at + 1] === 0) zeroHigh++
  }
  const pairs = length / 2
  if (zeroHigh > pairs * 0.6 && zeroLow < pairs * 0.05) return { label: 'utf-16le', name: 'utf-16le', markBytes: 0, basis: 'guess' }
  if (zeroLow > pairs * 0.6 && zeroHigh < pairs * 0.05) return { label: 'utf-16be', name: 'utf-16be', markBytes: 0, basis: 'guess' }
  return undefined
}

/** The likeliest code page of bytes that are no Unicode. */
export function guessCodePage(bytes: Uint8Array): TextEncoding {
  const sample = bytes.subarray(0, 65_536)
  let high = 0
  let windowsOnly = 0
  for (const byte of sample) {
    if (byte >= 0x80) high++
    if (byte >= 0x80 && byte < 0xa0) windowsOnly++
  }
  if (high > sample.length * 0.3 && high >= 16) {
    const best = chardet.analyse(sample)[0]
    const label = best && best.confidence >= 40 ? farEncodings[best.name] : undefined
    if (label) return { label, name: label, markBytes: 0, basis: 'guess' }
  }
  return { label: 'windows-1252', name: windowsOnly > 0 ? 'windows-1252' : 'iso-8859-1', markBytes: 0, basis: 'guess' }
}

/** Without the start of a UTF-8 character whose rest is cut off. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}
