/** Record types of a PowerPoint stream (MS-PPT 2.13.24) that matter for its text. */
const record = {
  slide: 1006,
  notes: 1008,
  slideListWithText: 4080,
  slidePersist: 1011,
  textChars: 4000,
  textBytes: 4008,
  comment: 12000,
  string: 4026,
} as const
const deepest = 64
const mostRecords = 2_000_000

/** The texts of a presentation: of each slide what its outline holds, then what stands in the shapes of slides and notes. */
export interface PptTexts {
  /** Texts of the outline, one list for each slide. */
  readonly outline: readonly (readonly string[])[]
  /** Texts of shapes, in the order of the stream: one list for each slide, notes page and comment. */
  readonly shapes: readonly (readonly string[])[]
}

/** Reads the texts of a `PowerPoint Document` stream. A record that leads beyond its container ends it. */
export function readPptTexts(stream: Uint8Array): PptTexts {
  const reader = new PptReader(stream)
  reader.readAll()
  return { outline: reader.outline, shapes: reader.shapes.filter((texts) => texts.length > 0) }
}

interface Container {
  readonly type: number
  readonly instance: number
  readonly end: number
}

class PptReader {
  readonly outline: string[][] = []
  readonly shapes: string[][] = []
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  readAll(): void {
    const open: Container[] = []
    for (let at = 0, seen = 0; at + 8 <= this.#bytes.length && seen < mostRecords; seen++) {
      while (open.length > 0 && at >= open.at(-1)!.end) open.pop()
      const head = this.#view.getUint16(at, true)
      const type = this.#view.getUint16(at + 2, true)
      const end = Math.min(at + 8 + this.#view.getUint32(at + 4, true), open.at(-1)?.end ?? this.#bytes.length)
      at += 8
      if ((head & 0xf) === 0xf && open.length < deepest) {
        if (type === record.slide || type === record.notes || type === record.comment) this.shapes.push([])
        open.push({ type, instance: head >> 4, end })
        continue
      }
      this.#readAtom(type, this.#bytes.subarray(at, end), open)
      at = end
    }
  }

  #readAtom(type: number, data: Uint8Array, open: readonly Container[]): void {
    // Instance 0 lists the slides, 1 the masters, 2 the notes.
    const list = open.findLast((container) => container.type === record.slideListWithText)
    if (list?.instance === 0 && type === record.slidePersist) this.outline.push([])
    const text = textOfAtom(type, data, open)
    if (text === undefined || text.trim() === '') return
    if (list?.instance === 0) this.outline.at(-1)?.push(text)
    else if (open.some(({ type: outer }) => outer === record.slide || outer === record.notes || outer === record.comment))
      this.shapes.at(-1)?.push(text)
  }
}

function textOfAtom(type: number, data: Uint8Array, open: readonly Container[]): string | undefined {
  const isComment = type === record.string && open.at(-1)?.type === record.comment
  if (type === record.textChars || isComment) return plain(Buffer.from(data).toString('utf16le'))
  if (type === record.textBytes) return plain(Buffer.from(data).toString('latin1'))
  return undefined
}

function plain(text: string): string {
  return text
    .replace(/[\r\u000b]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
    .trim()
}
