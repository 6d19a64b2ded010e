import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decodeText } from '../encoding/decode-text.ts'

/** Names seen in mail that iconv-lite does not know, or that mean more than they say. */
const aliases: Readonly<Record<string, string>> = {
  'ansi_x3.110-1983': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  'gb2312': 'gb18030',
  'gbk': 'gb18030',
  'ks_c_5601-1987': 'cp949',
  'us-ascii': 'utf-8',
  'ascii': 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  'iso-2022-jp': 'iso-2022-jp',
}

/** Text read in a character set, and whether that set was the one named. */
export interface CharsetText {
  readonly text: string
  /** The set named is unknown, or its bytes are not valid in it; the set was told by the bytes instead. */
  readonly guessed: boolean
}

/**
 * Bytes as text in the character set that a mail names (RFC 2045, 2.4). ISO 8859-1 is read as windows-1252, which
 * contains it; a set that is missing, unknown or plainly wrong is told by the bytes. Never throws.
 */
export function decodeCharset(bytes: Uint8Array, named: string | undefined): CharsetText {
  const asked = named?.trim().toLowerCase().replace(/^["']+|["']+$/gu, '')
  const charset = asked ? (aliases[asked] ?? asked) : undefined
  if (!charset || charset === 'utf-8' || charset === 'utf8') {
    if (isUtf8(bytes)) return { text: withoutMark(Buffer.from(bytes).toString('utf8')), guessed: false }
    return { text: decodeText(bytes).text, guessed: true }
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // iconv-lite has no ISO-2022; the platform's decoder has.
  if (charset.startsWith('iso-2022-jp')) return { text: new TextDecoder('iso-2022-jp').decode(bytes), guessed: false }
  if (!iconv.encodingExists(charset)) return { text: decodeText(bytes).text, guessed: true }
  return { text: iconv.decode(buffer, charset), guessed: false }
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
