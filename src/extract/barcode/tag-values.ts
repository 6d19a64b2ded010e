/** A tag of one byte and its value. */
export interface TagValue {
  readonly tag: number
  readonly value: Uint8Array
  readonly start: number
  readonly end: number
}

const maxValues = 200

/**
 * Reads tags of one byte with their values up to the end of the bytes, or up to and with `lastTag`. Lengths are one byte (Doc
 * 9303-13, 2.3.2), or as DER has them (`isDer`), which differ from 128 on. Undefined when they do not fill the bytes.
 */
export function readTagValues(bytes: Uint8Array, options: { readonly start: number; readonly isDer: boolean; readonly lastTag?: number }): TagValue[] | undefined {
  const values: TagValue[] = []
  let at = options.start
  while (at < bytes.length) {
    const tag = bytes[at]!
    const length = options.isDer ? derLength(bytes, at + 1) : { value: bytes[at + 1], size: 1 }
    if (length?.value === undefined || values.length >= maxValues) return undefined
    const start = at + 1 + length.size
    const end = start + length.value
    if (end > bytes.length) return undefined
    values.push({ tag, value: bytes.subarray(start, end), start: at, end })
    at = end
    if (tag === options.lastTag) break
  }
  return values
}

function derLength(bytes: Uint8Array, at: number): { value: number; size: number } | undefined {
  const first = bytes[at]
  if (first === undefined || first === 0x80 || first > 0x83) return undefined
  if (first < 0x80) return { value: first, size: 1 }
  const count = first & 0x7f
  if (at + count >= bytes.length) return undefined
  const value = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return { value, size: 1 + count }
}
