import { detectEncoding } from './detect-encoding.ts'
import type { TextEncoding } from './encoding.ts'

/** A text and the encoding it was read in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/**
 * Bytes of a whole text as characters, the byte order mark left out. Bytes that mean nothing in the encoding become
 * U+FFFD; nothing is thrown.
 */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding = detectEncoding(bytes)): DecodedText {
  const text = new TextDecoder(encoding.label, { ignoreBOM: true }).decode(bytes.subarray(encoding.markBytes))
  return { text, encoding }
}
