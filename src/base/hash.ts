import { hash as hashOnce } from 'node:crypto'

/** SHA-256 of bytes or of UTF-8 text, as 64 lower-case hex digits (FIPS 180-4). */
export function sha256(data: string | Uint8Array): string {
  return hashOnce('sha256', data, 'hex')
}

/**
 * SHA-256 over parts that cannot run into each other: each part is preceded by its length in UTF-16 code units and a
 * colon, so `['ab', 'c']` and `['a', 'bc']` differ. An absent part differs from an empty one.
 */
export function sha256OfParts(parts: readonly (string | undefined | null)[]): string {
  let framed = ''
  for (const part of parts) framed += part == null ? '-;' : `${part.length}:${part};`
  return sha256(framed)
}
