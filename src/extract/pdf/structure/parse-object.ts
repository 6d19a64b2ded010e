import { PdfLexer, type PdfToken } from './pdf-lexer.ts'
import type { PdfDict, PdfStream, PdfValue } from './pdf-value.ts'

/** An indirect object where it stands: from its number to the end of `endobj`, or of what could be read. */
export interface IndirectObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  readonly start: number
  readonly end: number
}

const deepest = 60
const mostItems = 500_000

/** The value at the place of a lexer; null at a word that begins none. Depth and length are bounded. */
export function parseValue(lexer: PdfLexer, depth = 0): PdfValue {
  const token = lexer.next()
  if (token === undefined || depth > deepest) return null
  if (typeof token === 'number') return parseNumberOrRef(lexer, token)
  if (token.kind !== 'word') return token
  if (token.word === '<<') return parseDict(lexer, depth)
  if (token.word === '[') return parseList(lexer, depth)
  return token.word === 'true' ? true : token.word === 'false' ? false : null
}

/** The indirect object at an offset, `5 0 obj ... endobj`; undefined where none begins. `lengthOf` resolves a length told by reference. */
export function parseIndirect(bytes: Uint8Array, offset: number, lengthOf: (value: PdfValue) => number | undefined): IndirectObject | undefined {
  const lexer = new PdfLexer(bytes, offset)
  lexer.skip()
  const start = lexer.position
  const [number, generation, word] = [lexer.next(), lexer.next(), lexer.next()]
  if (!isWhole(number) || !isWhole(generation) || !isWord(word, 'obj')) return undefined
  const inner = parseValue(lexer)
  const value = inner !== null && typeof inner === 'object' && inner.kind === 'dict' ? streamOr(lexer, inner, lengthOf) : inner
  const after = lexer.position
  const end = isWord(lexer.next(), 'endobj') ? lexer.position : after
  return { number, generation, value, start, end }
}

function parseNumberOrRef(lexer: PdfLexer, first: number): PdfValue {
  if (!isWhole(first)) return first
  const { position } = lexer
  const second = lexer.next()
  if (isWhole(second) && isWord(lexer.next(), 'R')) return { kind: 'ref', number: first, generation: second }
  lexer.position = position
  return first
}

function parseDict(lexer: PdfLexer, depth: number): PdfDict {
  const entries = new Map<string, PdfValue>()
  while (entries.size < mostItems) {
    const { position } = lexer
    const key = lexer.next()
    if (key === undefined || isWord(key, '>>')) break
    // A dictionary that was never closed must not swallow the next object.
    if (isWord(key, 'endobj') || isWord(key, 'stream')) {
      lexer.position = position
      break
    }
    if (typeof key === 'object' && key.kind === 'name') {
      if (isWord(lexer.peek(), '>>')) continue
      entries.set(key.name, parseValue(lexer, depth + 1))
    }
  }
  return { kind: 'dict', entries }
}

function parseList(lexer: PdfLexer, depth: number): PdfValue {
  const items: PdfValue[] = []
  while (items.length < mostItems) {
    const next = lexer.peek()
    if (next === undefined || isWord(next, 'endobj') || isWord(next, '>>')) break
    if (isWord(next, ']')) {
      lexer.next()
      break
    }
    items.push(parseValue(lexer, depth + 1))
  }
  return { kind: 'list', items }
}

function streamOr(lexer: PdfLexer, dict: PdfDict, lengthOf: (value: PdfValue) => number | undefined): PdfDict | PdfStream {
  const { position } = lexer
  if (!isWord(lexer.next(), 'stream')) {
    lexer.position = position
    return dict
  }
  const { bytes } = lexer
  let start = lexer.position
  if (bytes[start] === 13) start++
  if (bytes[start] === 10) start++
  const told = lengthOf(dict.entries.get('Length') ?? null)
  const end = told !== undefined && endsAt(bytes, start + told) ? start + told : searchEnd(bytes, start)
  lexer.position = end
  const after = lexer.position
  if (!isWord(lexer.next(), 'endstream')) lexer.position = after
  return { kind: 'stream', dict, start, end }
}

function endsAt(bytes: Uint8Array, at: number): boolean {
  return at <= bytes.length && isWord(new PdfLexer(bytes, at).next(), 'endstream')
}

/** A stream whose told length is wrong ends where the next `endstream` stands. */
function searchEnd(bytes: Uint8Array, start: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = buffer.indexOf('endstream', start, 'latin1')
  if (at < 0) return bytes.length
  const trimmed = buffer[at - 1] === 10 ? at - 1 : at
  return Math.max(start, buffer[trimmed - 1] === 13 ? trimmed - 1 : trimmed)
}

function isWhole(token: PdfToken): token is number {
  return typeof token === 'number' && Number.isInteger(token) && token >= 0 && token < 1e12
}

function isWord(token: PdfToken, word: string): boolean {
  return typeof token === 'object' && token.kind === 'word' && token.word === word
}
