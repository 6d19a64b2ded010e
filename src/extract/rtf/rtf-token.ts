/** A piece of an RTF file: a brace, a control word with its number, a byte in hex, binary data, or running text. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number?: number }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly start: number; readonly end: number }

const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d

/** The tokens of an RTF file (RTF 1.9.1, section Conventions of an RTF Reader), from its bytes. */
export function* readTokens(bytes: Uint8Array): Generator<RtfToken> {
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!
    if (byte === openBrace || byte === closeBrace) {
      yield { kind: byte === openBrace ? 'open' : 'close' }
      at++
    } else if (byte === backslash) {
      const { token, next } = readControl(bytes, at + 1)
      if (token) yield token
      at = next
    } else {
      let end = at
      while (end < bytes.length && bytes[end] !== backslash && bytes[end] !== openBrace && bytes[end] !== closeBrace) end++
      yield { kind: 'text', start: at, end }
      at = end
    }
  }
}

function readControl(bytes: Uint8Array, at: number): { token?: RtfToken; next: number } {
  const first = bytes[at]
  if (first === undefined) return { next: at }
  if (first === 0x27) return readHexByte(bytes, at + 1)
  if (!isLetter(first)) return { token: symbol(first), next: at + 1 }
  let end = at
  while (end < bytes.length && end - at < 32 && isLetter(bytes[end]!)) end++
  const word = latin1(bytes, at, end)
  let numberEnd = end
  if (bytes[numberEnd] === 0x2d) numberEnd++
  while (numberEnd < bytes.length && numberEnd - end < 11 && isDigit(bytes[numberEnd]!)) numberEnd++
  const digits = latin1(bytes, end, numberEnd)
  const number = /\d/.test(digits) ? Number(digits) : undefined
  let next = number === undefined ? end : numberEnd
  if (bytes[next] === 0x20) next++
  if (word === 'bin' && number !== undefined && number > 0)
    return { token: { kind: 'binary', bytes: bytes.subarray(next, next + number) }, next: Math.min(bytes.length, next + number) }
  return { token: { kind: 'word', word, ...(number === undefined ? {} : { number }) }, next }
}

function readHexByte(bytes: Uint8Array, at: number): { token?: RtfToken; next: number } {
  const digits = latin1(bytes, at, at + 2)
  return /^[0-9a-fA-F]{2}$/.test(digits) ? { token: { kind: 'byte', byte: Number.parseInt(digits, 16) }, next: at + 2 } : { next: at }
}

function symbol(byte: number): RtfToken {
  const character = String.fromCharCode(byte)
  return { kind: 'word', word: character === '\r' || character === '\n' ? 'par' : character }
}

function isLetter(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1')
}
