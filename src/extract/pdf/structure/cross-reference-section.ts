import { parseIndirect, parseValue } from './parse-object.ts'
import { isWhite, PdfLexer } from './pdf-lexer.ts'
import { dictOf, listOf, nameOf, refOf, type PdfDict, type PdfValue } from './pdf-value.ts'
import { decodeStream } from './stream-filters.ts'

/** Where one object stands by a cross-reference section (ISO 32000-2, table 18). */
export type CrossReferenceEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number }

/** One cross-reference table or stream with its trailer. Offsets are of the file, from its first byte. */
export interface CrossReferenceSection {
  readonly start: number
  /** After the trailer or the object of the stream. */
  readonly end: number
  readonly kind: 'table' | 'stream'
  readonly entries: ReadonlyMap<number, CrossReferenceEntry>
  readonly trailer: PdfDict
  /** Number of the object that is the stream. */
  readonly objectNumber?: number
}

/** How a section is read: where the header stands, from which offsets count, and the most entries. */
export interface SectionReading {
  readonly headerOffset: number
  readonly maxEntries: number
  readonly maxStreamBytes: number
}

/** The section at an offset; undefined where none stands. */
export function readSection(bytes: Uint8Array, offset: number, reading: SectionReading): CrossReferenceSection | undefined {
  const lexer = new PdfLexer(bytes, offset)
  const token = lexer.next()
  if (token !== undefined && typeof token === 'object' && token.kind === 'word' && token.word === 'xref') return readTable(lexer, offset, reading)
  return typeof token === 'number' ? readStream(bytes, offset, reading) : undefined
}

function readTable(lexer: PdfLexer, start: number, { headerOffset, maxEntries }: SectionReading): CrossReferenceSection | undefined {
  const entries = new Map<number, CrossReferenceEntry>()
  while (typeof lexer.peek() === 'number') {
    const [first, count] = [lexer.next(), lexer.next()]
    if (typeof first !== 'number' || typeof count !== 'number' || count < 0) return undefined
    for (let index = 0; index < count && entries.size < maxEntries; index++) {
      const { position } = lexer
      const [offset, generation, word] = [lexer.next(), lexer.next(), lexer.next()]
      const use = word !== undefined && typeof word === 'object' && word.kind === 'word' ? word.word : undefined
      if (typeof offset !== 'number' || typeof generation !== 'number' || (use !== 'n' && use !== 'f')) {
        lexer.position = position
        break
      }
      entries.set(first + index, use === 'f' ? { kind: 'free' } : { kind: 'plain', offset: offset + headerOffset, generation })
    }
  }
  const word = lexer.next()
  if (word === undefined || typeof word !== 'object' || word.kind !== 'word' || word.word !== 'trailer') return undefined
  const trailer = dictOf(parseValue(lexer))
  return trailer && { start, end: lexer.position, kind: 'table', entries, trailer }
}

function readStream(bytes: Uint8Array, offset: number, reading: SectionReading): CrossReferenceSection | undefined {
  const object = parseIndirect(bytes, offset, (value) => (typeof value === 'number' ? value : undefined))
  const stream = object?.value
  if (!object || stream === null || typeof stream !== 'object' || stream.kind !== 'stream' || nameOf(stream.dict.entries.get('Type')) !== 'XRef') return undefined
  // What a cross-reference stream tells of itself may not be told by reference (section 7.5.8.2).
  const resolve = (value: PdfValue | undefined) => (refOf(value) ? null : (value ?? null))
  const decoded = decodeStream(bytes.subarray(stream.start, stream.end), stream.dict, { resolve, maxBytes: reading.maxStreamBytes })
  if (!('bytes' in decoded)) return undefined
  return { start: object.start, end: object.end, kind: 'stream', entries: readRows(decoded.bytes, stream.dict, reading), trailer: stream.dict, objectNumber: object.number }
}

function readRows(data: Uint8Array, dict: PdfDict, { headerOffset, maxEntries }: SectionReading): Map<number, CrossReferenceEntry> {
  const widths = wholes(dict.entries.get('W')).map((width) => Math.min(width, 8))
  const size = dict.entries.get('Size')
  const told = wholes(dict.entries.get('Index'))
  const ranges = told.length > 1 ? told : [0, typeof size === 'number' ? size : 0]
  const entries = new Map<number, CrossReferenceEntry>()
  const [w1 = 0, w2 = 0, w3 = 0] = widths
  const row = w1 + w2 + w3
  if (row === 0) return entries
  let at = 0
  for (let pair = 0; pair + 1 < ranges.length; pair += 2) {
    for (let index = 0; index < ranges[pair + 1]! && at + row <= data.length && entries.size < maxEntries; index++, at += row) {
      const kind = w1 === 0 ? 1 : numberAt(data, at, w1)
      const [second, third] = [numberAt(data, at + w1, w2), numberAt(data, at + w1 + w2, w3)]
      entries.set(ranges[pair]! + index, entryOf(kind, second, { third, headerOffset }))
    }
  }
  return entries
}

function entryOf(kind: number, second: number, { third, headerOffset }: { third: number; headerOffset: number }): CrossReferenceEntry {
  if (kind === 1) return { kind: 'plain', offset: second + headerOffset, generation: third }
  return kind === 2 ? { kind: 'packed', container: second, index: third } : { kind: 'free' }
}

function numberAt(data: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index++) value = value * 256 + data[at + index]!
  return value
}

function wholes(value: PdfValue | undefined): number[] {
  return (listOf(value) ?? []).filter((item): item is number => typeof item === 'number' && Number.isInteger(item) && item >= 0)
}

/** The offset of the end of the file's mark after a place: just after `%%EOF` and one line end; undefined where none follows before `before`. */
export function endMarkAfter(bytes: Uint8Array, from: number, before: number): number | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = buffer.indexOf('%%EOF', from, 'latin1')
  if (at < 0 || at >= before) return undefined
  let end = at + 5
  if (buffer[end] === 13) end++
  if (isWhite(buffer[end]) && buffer[end] === 10) end++
  return end
}
