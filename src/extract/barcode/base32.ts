const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes of Base32 (RFC 4648, 6), with or without padding; undefined where a character is none of it. Bits that should be zero and are not are a fault. */
export function decodeBase32(text: string): { readonly bytes: Uint8Array; readonly faults: readonly string[] } | undefined {
  const digits = text.replace(/=+$/, '')
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const digit of digits) {
    const value = alphabet.indexOf(digit)
    if (value < 0) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  const isClean = bits < 5 && (held & ((1 << bits) - 1)) === 0
  return { bytes: Uint8Array.from(bytes), faults: isClean ? [] : ['the last character of the text packs more than it should'] }
}
