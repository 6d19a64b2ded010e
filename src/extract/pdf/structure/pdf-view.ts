import type { CrossReferenceEntry } from './cross-reference-section.ts'
import type { IndirectObject } from './parse-object.ts'
import type { PdfFile } from './pdf-file.ts'
import { dictOf, listOf, refOf, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts'

const farthestRef = 32

/** The document as it was after one revision: each object as the newest section up to it names it. */
export class PdfView {
  readonly file: PdfFile
  /** The revision after which it is seen. */
  readonly index: number
  readonly entries: ReadonlyMap<number, CrossReferenceEntry>

  constructor(file: PdfFile, index: number) {
    this.file = file
    this.index = index
    const entries = new Map<number, CrossReferenceEntry>()
    for (const revision of file.revisions.slice(0, index + 1)) for (const [number, entry] of revision.entries) entries.set(number, entry)
    this.entries = entries
  }

  get trailer(): PdfDict {
    return this.file.revisions[this.index]!.trailer
  }

  get catalog(): PdfDict | undefined {
    return this.dict(this.trailer.entries.get('Root'))
  }

  /** What a reference leads to, through references that lead to others; any other value is itself. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let step = 0; step < farthestRef; step++) {
      const ref = refOf(found)
      if (!ref) return found
      found = this.object(ref.number)
    }
    return null
  }

  /** The object of a number; null where there is none. */
  object(number: number): PdfValue {
    const entry = this.entries.get(number)
    if (!entry || entry.kind === 'free') return null
    if (entry.kind === 'plain') return this.siteOf(number)?.value ?? null
    const container = this.entries.get(entry.container)
    return container?.kind === 'plain' ? (this.file.packedAt(container.offset, this)[entry.index] ?? null) : null
  }

  /** An object that stands in the open, with its place; undefined where another or none stands at the place told. */
  siteOf(number: number): IndirectObject | undefined {
    const entry = this.entries.get(number)
    if (entry?.kind !== 'plain') return undefined
    const object = this.file.objectAt(entry.offset, this)
    return object?.number === number ? object : undefined
  }

  /** What decides the content of an object: equal in two views when neither has changed it. */
  placeOf(number: number): string {
    const entry = this.entries.get(number)
    if (!entry || entry.kind === 'free') return ''
    if (entry.kind === 'plain') return `${entry.offset}`
    const container = this.entries.get(entry.container)
    return container?.kind === 'plain' ? `${container.offset}/${entry.index}` : ''
  }

  dict(value: PdfValue | undefined): PdfDict | undefined {
    return dictOf(this.resolve(value))
  }

  list(value: PdfValue | undefined): readonly PdfValue[] | undefined {
    return listOf(this.resolve(value))
  }

  stream(value: PdfValue | undefined): PdfStream | undefined {
    const found = this.resolve(value)
    return found !== null && typeof found === 'object' && found.kind === 'stream' ? found : undefined
  }

  /** The value of a key of a dictionary, references followed. */
  value(dict: PdfDict | undefined, key: string): PdfValue {
    return this.resolve(dict?.entries.get(key))
  }
}
