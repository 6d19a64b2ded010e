import type { PdfName, PdfText } from './pdf-value.ts'

/** What a lexer gives: a number, name or string, or a word of the syntax (`<<`, `[`, `obj`, `R`, `true`); undefined at the end. */
export type PdfToken = number | PdfName | PdfText | { readonly kind: 'word'; readonly word: string } | undefined

const whitespace = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)))
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const longestWord = 512

/** Whether a byte is white space (ISO 32000-2, table 1). */
export function isWhite(byte: number | undefined): boolean {
  return byte !== undefined && whitespace.has(byte)
}

/** Reads the tokens of PDF syntax (ISO 32000-2, section 7.2) from a place on. Never throws: what it does not know is a word. */
export class PdfLexer {
  readonly bytes: Uint8Array
  position: number

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes
    this.position = position
  }

  /** Skips white space and comments. */
  skip(): void {
    const { bytes } = this
    for (let byte = bytes[this.position]; byte !== undefined; byte = bytes[this.position]) {
      if (byte === 0x25) {
        while (this.position < bytes.length && bytes[this.position] !== 10 && bytes[this.position] !== 13) this.position++
      } else if (whitespace.has(byte)) this.position++
      else return
    }
  }

  /** The next token. */
  next(): PdfToken {
    this.skip()
    const byte = this.bytes[this.position]
    if (byte === undefined) return undefined
    if (byte === 0x2f) return this.#name()
    if (byte === 0x28) return this.#literal()
    if (byte === 0x3c) return this.bytes[this.position + 1] === 0x3c ? this.#mark('<<') : this.#hex()
    if (byte === 0x3e) return this.bytes[this.position + 1] === 0x3e ? this.#mark('>>') : this.#mark('>')
    if (delimiters.has(byte)) return this.#mark(String.fromCharCode(byte))
    return this.#wordOrNumber()
  }

  /** The next token without taking it. */
  peek(): PdfToken {
    const { position } = this
    const token = this.next()
    this.position = position
    return token
  }

  #mark(word: string): PdfToken {
    this.position += word.length
    return { kind: 'word', word }
  }

  #run(): string {
    const start = this.position
    const { bytes } = this
    while (this.position < bytes.length && this.position - start < longestWord) {
      const byte = bytes[this.position]!
      if (whitespace.has(byte) || delimiters.has(byte)) break
      this.position++
    }
    return latin1(bytes.subarray(start, this.position))
  }

  #name(): PdfToken {
    this.position++
    const name = this.#run().replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    return { kind: 'name', name }
  }

  #wordOrNumber(): PdfToken {
    const word = this.#run()
    if (word === '') this.position++
    if (/^[+-]*(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word.replace(/^[+-]*(?=[+-])/, ''))
    return { kind: 'word', word }
  }

  #hex(): PdfToken {
    const start = this.position++
    const close = this.bytes.indexOf(0x3e, this.position)
    this.position = close < 0 ? this.bytes.length : close + 1
    const digits = latin1(this.bytes.subarray(start + 1, close < 0 ? this.bytes.length : close)).replace(/[^0-9A-Fa-f]/g, '')
    const even = digits.length % 2 ? `${digits}0` : digits
    return { kind: 'text', latin1: Buffer.from(even, 'hex').toString('latin1'), isHex: true, start, end: this.position }
  }

  #literal(): PdfToken {
    const start = this.position++
    const { bytes } = this
    let depth = 1
    for (; this.position < bytes.length; this.position++) {
      const byte = bytes[this.position]
      if (byte === 0x5c) this.position++
      else if (byte === 0x28) depth++
      else if (byte === 0x29 && --depth === 0) break
    }
    const inside = latin1(bytes.subarray(start + 1, this.position))
    this.position = Math.min(this.position + 1, bytes.length)
    return { kind: 'text', latin1: unescape(inside), isHex: false, start, end: this.position }
  }
}

function unescape(inside: string): string {
  if (!/[\\\r]/.test(inside)) return inside
  return inside.replace(/\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))|\r\n?/g, (found, octal?: string, end?: string, char?: string) => {
    if (octal) return String.fromCharCode(parseInt(octal, 8) & 0xff)
    if (end) return ''
    return char === undefined ? (found.startsWith('\\') ? '' : '\n') : (escapes[char] ?? char)
  })
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
