import type { CrossReferenceEntry, SectionReading } from './cross-reference-section.ts'
import { parseIndirect, parseValue, type IndirectObject } from './parse-object.ts'
import { PdfLexer } from './pdf-lexer.ts'
import type { PdfRevision } from './pdf-revision.ts'
import { dictOf, nameOf, refOf, type PdfStream, type PdfValue } from './pdf-value.ts'
import { PdfView } from './pdf-view.ts'
import { readRevisions } from './read-revisions.ts'
import { scanObjects, type ObjectSite } from './scan-objects.ts'
import { decodeStream, type DecodedStream } from './stream-filters.ts'

const headerWithin = 1_024
const mostPacked = 100_000
const longestStream = 64 * 1024 * 1024
const mostEntries = 2_000_000
/** Of all streams together: a small file can hold gigabytes of zeros. */
const mostDecoded = 768 * 1024 * 1024

/** A PDF as bytes: its revisions and its objects where they stand. What is damaged is told in `chainFault`, never thrown. */
export class PdfFile {
  readonly bytes: Uint8Array
  /** Where `%PDF-` stands, from where offsets count. */
  readonly headerOffset: number
  /** The oldest first; of a file whose chain is broken one, made of the objects that were found. */
  readonly revisions: readonly PdfRevision[]
  /** Why the chain of cross-reference sections could not be followed. */
  readonly chainFault: string | undefined
  readonly #objects = new Map<string, IndirectObject | undefined>()
  readonly #packed = new Map<number, readonly PdfValue[]>()
  #sites: readonly ObjectSite[] | undefined
  #decodedBytes = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.headerOffset = Math.max(0, Buffer.from(bytes.subarray(0, headerWithin + 8)).toString('latin1').indexOf('%PDF-'))
    const reading: SectionReading = { headerOffset: this.headerOffset, maxEntries: mostEntries, maxStreamBytes: longestStream }
    const chain = readRevisions(bytes, reading)
    this.chainFault = 'reason' in chain ? chain.reason : undefined
    this.revisions = 'reason' in chain ? [this.#searched()] : chain.revisions
  }

  /** Whether its strings and streams are encrypted (section 7.6). */
  get isEncrypted(): boolean {
    return this.revisions.some(({ trailer }) => (trailer.entries.get('Encrypt') ?? null) !== null)
  }

  /** Every `n g obj` in the bytes. */
  get sites(): readonly ObjectSite[] {
    this.#sites ??= scanObjects(this.bytes)
    return this.#sites
  }

  /** The document as it was after a revision. */
  viewAt(index: number): PdfView {
    return new PdfView(this, index)
  }

  /** The document as it is. */
  get lastView(): PdfView {
    return this.viewAt(this.revisions.length - 1)
  }

  /** The indirect object at an offset, whoever names it. A length told by reference is that of the view. */
  objectAt(offset: number, view: PdfView): IndirectObject | undefined {
    const [common, own] = [`${offset}`, `${offset} ${view.index}`]
    if (this.#objects.has(common)) return this.#objects.get(common)
    if (this.#objects.has(own)) return this.#objects.get(own)
    // A length told by reference to the stream itself must not go round.
    this.#objects.set(own, undefined)
    let isOfView = false
    const lengthOf = (value: PdfValue) => {
      isOfView ||= refOf(value) !== undefined
      const length = view.resolve(value)
      return typeof length === 'number' && Number.isInteger(length) && length >= 0 ? length : undefined
    }
    const object = parseIndirect(this.bytes, offset, lengthOf)
    this.#objects.set(isOfView ? own : common, object)
    return object
  }

  /** The values packed in an object stream that stands at an offset (section 7.5.7). */
  packedAt(offset: number, view: PdfView): readonly PdfValue[] {
    const known = this.#packed.get(offset)
    if (known) return known
    const values = this.#unpack(this.objectAt(offset, view)?.value, view)
    this.#packed.set(offset, values)
    return values
  }

  /** The bytes of a stream after its filters. */
  decode(stream: PdfStream, view: PdfView, maxBytes = longestStream): DecodedStream {
    if (this.#decodedBytes > mostDecoded) return { reason: `more than ${mostDecoded} bytes decoded in all` }
    const resolve = (value: PdfValue | undefined) => view.resolve(value)
    const decoded = decodeStream(this.bytes.subarray(stream.start, stream.end), stream.dict, { resolve, maxBytes })
    this.#decodedBytes += 'bytes' in decoded ? decoded.bytes.length : decoded.reason.startsWith('filter') ? 0 : maxBytes
    return decoded
  }

  #unpack(value: PdfValue | undefined, view: PdfView): PdfValue[] {
    if (value === null || typeof value !== 'object' || value.kind !== 'stream') return []
    const [first, count] = ['First', 'N'].map((key) => view.resolve(value.dict.entries.get(key)))
    const decoded = this.decode(value, view)
    if (!('bytes' in decoded) || typeof first !== 'number' || typeof count !== 'number') return []
    const head = new PdfLexer(decoded.bytes)
    const values: PdfValue[] = []
    for (let index = 0; index < Math.min(count, mostPacked); index++) {
      const [number, offset] = [head.next(), head.next()]
      if (typeof number !== 'number' || typeof offset !== 'number') break
      values.push(parseValue(new PdfLexer(decoded.bytes, first + offset)))
    }
    return values
  }

  /** A revision of what stands in the bytes, the last of each number, for a file that names its objects wrongly. */
  #searched(): PdfRevision {
    const entries = new Map<number, CrossReferenceEntry>()
    for (const { number, generation, offset } of this.sites) entries.set(number, { kind: 'plain', offset, generation })
    const trailer = this.#lastTrailer()
    return { index: 0, start: 0, end: this.bytes.length, hasEndMark: false, sections: [], entries, trailer }
  }

  #lastTrailer(): PdfRevision['trailer'] {
    const buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength)
    for (let at = buffer.lastIndexOf('trailer', undefined, 'latin1'), tries = 0; at >= 0 && tries < 100; tries++) {
      const dict = dictOf(parseValue(new PdfLexer(this.bytes, at + 7)))
      if (dict?.entries.has('Root')) return dict
      at = at === 0 ? -1 : buffer.lastIndexOf('trailer', at - 1, 'latin1')
    }
    const entries = new Map<string, PdfValue>()
    const catalog = this.sites.findLast(({ offset }) => {
      const object = parseIndirect(this.bytes, offset, (value) => (typeof value === 'number' ? value : undefined))
      const dict = dictOf(object?.value)
      if (nameOf(dict?.entries.get('Type')) === 'XRef' && dict?.entries.has('Encrypt')) entries.set('Encrypt', dict.entries.get('Encrypt')!)
      return nameOf(dict?.entries.get('Type')) === 'Catalog'
    })
    if (catalog) entries.set('Root', { kind: 'ref', number: catalog.number, generation: catalog.generation })
    return { kind: 'dict', entries }
  }
}
