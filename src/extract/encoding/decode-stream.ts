import { isUtf8 } from 'node:buffer'
import type { ByteSource } from '../contract.ts'
import { detectMark, detectUtf16, guessCodePage } from './detect-encoding.ts'
import { utf8, type TextEncoding } from './encoding.ts'

const headBytes = 65_536

/**
 * The encoding of a source of any size. All bytes are looked at, since a file of many megabytes may hold its first
 * letter above ASCII in the last line; it costs one reading without decoding.
 */
export async function detectSourceEncoding(source: ByteSource): Promise<TextEncoding> {
  const head = await source.read(0, headBytes)
  const known = detectMark(head) ?? detectUtf16(head)
  if (known) return known
  const firstBad = await findInvalidUtf8(source)
  if (firstBad === undefined) return utf8
  const around = await source.read(Math.max(0, firstBad - 1024), headBytes)
  const guess = guessCodePage(around)
  return guess.name === 'iso-8859-1' ? guessCodePage(head).name === 'windows-1252' ? guessCodePage(head) : guess : guess
}

/** The characters of a source, in blocks; no character is cut apart. */
export async function* decodeStream(source: ByteSource, encoding: TextEncoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true })
  for await (const block of source.stream(encoding.markBytes)) {
    const text = decoder.decode(block, { stream: true })
    if (text) yield text
  }
  const rest = decoder.decode()
  if (rest) yield rest
}

/** Offset of the block in which the bytes stop being UTF-8, or undefined when they never do. */
async function findInvalidUtf8(source: ByteSource): Promise<number | undefined> {
  let offset = 0
  let carry: Uint8Array = new Uint8Array(0)
  for await (const block of source.stream()) {
    const joined = carry.length ? Buffer.concat([carry, block]) : block
    const whole = lengthOfWholeCharacters(joined)
    if (!isUtf8(joined.subarray(0, whole))) return offset
    carry = joined.slice(whole)
    offset += block.length
  }
  return carry.length ? offset - carry.length : undefined
}

/** Length without a character begun at the end. */
function lengthOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
