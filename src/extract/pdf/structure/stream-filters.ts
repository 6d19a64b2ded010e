import { constants, inflateSync } from 'node:zlib'
import { dictOf, listOf, nameOf, type PdfDict, type PdfValue } from './pdf-value.ts'

/** Bytes of a stream after its filters, or why there are none: a filter of pictures, a limit, damage. */
export type DecodedStream = { readonly bytes: Uint8Array } | { readonly reason: string }

const longNames: Readonly<Record<string, string>> = { Fl: 'FlateDecode', AHx: 'ASCIIHexDecode', A85: 'ASCII85Decode', RL: 'RunLengthDecode', LZW: 'LZWDecode' }

/**
 * Undoes the filters of a stream (ISO 32000-2, section 7.4): Flate with predictors, ASCIIHex, ASCII85, RunLength. Picture
 * filters, LZW and encryption are told, not guessed. Gives at most `maxBytes`.
 */
export function decodeStream(raw: Uint8Array, dict: PdfDict, { resolve, maxBytes }: { resolve(value: PdfValue | undefined): PdfValue; maxBytes: number }): DecodedStream {
  const filter = resolve(dict.entries.get('Filter') ?? dict.entries.get('F'))
  const names = (listOf(filter) ?? [filter]).map((one) => nameOf(resolve(one))).filter((name) => name !== undefined)
  const told = resolve(dict.entries.get('DecodeParms') ?? dict.entries.get('DP'))
  const parameters = (listOf(told) ?? [told]).map((one) => dictOf(resolve(one)))
  let bytes = raw
  for (const [index, name] of names.entries()) {
    const decode = filters[longNames[name] ?? name]
    if (!decode) return { reason: `filter ${name}` }
    try {
      const number = (key: string, otherwise: number) => {
        const value = resolve(parameters[index]?.entries.get(key))
        return typeof value === 'number' ? value : otherwise
      }
      bytes = unpredict(decode(bytes, maxBytes), number)
    } catch {
      return { reason: `damaged ${name}` }
    }
    if (bytes.length > maxBytes) return { reason: `more than ${maxBytes} bytes` }
  }
  return { bytes }
}

const filters: Readonly<Record<string, (bytes: Uint8Array, maxBytes: number) => Uint8Array>> = {
  FlateDecode: (bytes, maxBytes) => inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxBytes }),
  ASCIIHexDecode: (bytes) => {
    const digits = Buffer.from(bytes).toString('latin1').split('>')[0]!.replace(/[^0-9A-Fa-f]/g, '')
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
  },
  ASCII85Decode: decodeAscii85,
  RunLengthDecode: decodeRunLength,
}

function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').split('~')[0]!.replace(/[^!-uz]/g, '').replaceAll('z', '!!!!!')
  const out = Buffer.alloc(Math.ceil((text.length / 5) * 4) + 4)
  let length = 0
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5)
    let value = 0
    for (const char of group.padEnd(5, 'u')) value = (value * 85 + char.charCodeAt(0) - 33) % 0x1_0000_0000
    out.writeUInt32BE(value, length)
    length += group.length - 1
  }
  return out.subarray(0, length)
}

function decodeRunLength(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = 0, length = 0; at < bytes.length && bytes[at] !== 128; ) {
    const count = bytes[at]!
    const part = count < 128 ? bytes.subarray(at + 1, at + 2 + count) : new Uint8Array(257 - count).fill(bytes[at + 1] ?? 0)
    parts.push(part)
    at += count < 128 ? count + 2 : 2
    length += part.length
    if (length > maxBytes) throw new RangeError('limit')
  }
  return Buffer.concat(parts)
}

/** Undoes a PNG predictor (ISO 32000-2, section 7.4.4.4), as cross-reference streams and pictures use it. */
function unpredict(bytes: Uint8Array, number: (key: string, otherwise: number) => number): Uint8Array {
  if (number('Predictor', 1) < 10) return bytes
  const [colors, bits, columns] = [number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1)]
  const pixel = Math.max(1, (colors * bits) >> 3)
  const width = Math.ceil((columns * colors * bits) / 8)
  const rows = Math.ceil(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1)
    const line = out.subarray(row * width, (row + 1) * width)
    line.set(bytes.subarray(from + 1, from + 1 + width))
    const above = row > 0 ? out.subarray((row - 1) * width, row * width) : undefined
    undo[bytes[from]!]?.(line, above, pixel)
  }
  return out
}

type UndoLine = (line: Uint8Array, above: Uint8Array | undefined, pixel: number) => void

/** By the number of the PNG filter of a line: none, sub, up, average, Paeth. */
const undo: readonly (UndoLine | undefined)[] = [
  undefined,
  (line, _, pixel) => {
    for (let at = pixel; at < line.length; at++) line[at]! += line[at - pixel]!
  },
  (line, above) => {
    if (above) for (let at = 0; at < line.length; at++) line[at]! += above[at]!
  },
  (line, above, pixel) => {
    for (let at = 0; at < line.length; at++) line[at]! += ((at >= pixel ? line[at - pixel]! : 0) + (above ? above[at]! : 0)) >> 1
  },
  (line, above, pixel) => {
    for (let at = 0; at < line.length; at++) {
      const left = at >= pixel ? line[at - pixel]! : 0
      line[at]! += paeth(left, above ? above[at]! : 0, above && at >= pixel ? above[at - pixel]! : 0)
    }
  },
]

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}
