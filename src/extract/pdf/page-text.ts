import type { DocumentSection } from '../document/document-reading.ts'

/** A run of characters as pdf.js gives it. */
export interface PageRun {
  readonly str: string
  /** Text space to user space, six numbers (ISO 32000-2, section 9.4.2). */
  readonly transform: readonly number[]
  /** In user space units. */
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** Something written on a page apart from its content: the value of a form field, a note. */
export interface PageNote {
  readonly text: string
  readonly box: Box
}

type Box = readonly [left: number, top: number, right: number, bottom: number]
type Layout = NonNullable<DocumentSection['layout']>

/** Size of a page in points and the matrix from user space to a place counted from its top left corner. */
export interface PageFrame {
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
}

/**
 * The text of a page in the order of its content, a line end where the baseline changes, and the box of each run in
 * points from the top left; notes and form values stand below, each in a line of its own.
 */
export function buildPageText(
  page: number,
  frame: PageFrame,
  parts: { runs: readonly PageRun[]; notes: readonly PageNote[] },
): DocumentSection {
  const builder = new PageTextBuilder(frame)
  for (const run of parts.runs) builder.add(run)
  for (const note of parts.notes) builder.addNote(note)
  return { page, text: builder.text(), layout: builder.layout, pageSize: [roundTenth(frame.width), roundTenth(frame.height)] }
}

class PageTextBuilder {
  readonly layout: Layout[number][] = []
  readonly #frame: PageFrame
  #text = ''
  #last: { box: Box; size: number; isUpright: boolean } | undefined

  constructor(frame: PageFrame) {
    this.#frame = frame
  }

  add(run: PageRun): void {
    if (run.str.trim() !== '') this.#addRun(run)
    else if (run.str !== '' && this.#text !== '' && !/\s$/.test(this.#text)) this.#text += ' '
    if (run.hasEOL) this.#endLine()
  }

  addNote(note: PageNote): void {
    this.#endLine()
    this.#put(note.text, note.box)
    this.#endLine()
  }

  text(): string {
    return this.#text.trimEnd()
  }

  #addRun(run: PageRun): void {
    const placed = placeRun(run, this.#frame.transform)
    const last = this.#last
    if (last && !/\s$/.test(this.#text)) {
      if (isOtherLine(last, placed)) this.#endLine()
      else if (placed.box[0] - last.box[2] > 0.15 * placed.size) this.#text += ' '
    }
    this.#put(run.str, placed.box)
    this.#last = placed
  }

  #put(text: string, box: Box): void {
    const lead = /^\s*/.exec(text)![0].length
    const start = this.#text.length + lead
    this.#text += text
    const end = start + text.trim().length
    const [left, top, right, bottom] = box.map(roundTenth) as [number, number, number, number]
    this.layout.push([start, end, left, top, right, bottom])
  }

  #endLine(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text = `${this.#text}\n`
  }
}

function placeRun(run: PageRun, frame: readonly number[]): { box: Box; size: number; isUpright: boolean } {
  const [a, b, c, d, x, y] = multiply(frame, run.transform)
  const size = Math.hypot(c, d) || run.height || 1
  const along = Math.hypot(a, b) || 1
  const [right, down] = [(a / along) * run.width, (b / along) * run.width]
  const [upX, upY] = [c / (Math.hypot(c, d) || 1), d / (Math.hypot(c, d) || 1)]
  // Ascent and descent of most Latin faces; boxes are for finding a place, not for measuring type.
  const corners = [0.8, -0.2].flatMap((rise) =>
    [0, 1].map((end) => [x + end * right + upX * size * rise, y + end * down + upY * size * rise] as const),
  )
  const xs = corners.map(([cornerX]) => cornerX)
  const ys = corners.map(([, cornerY]) => cornerY)
  return { box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], size, isUpright: Math.abs(b) < 0.01 * Math.abs(a) }
}

function isOtherLine(last: { box: Box; isUpright: boolean }, next: { box: Box; size: number; isUpright: boolean }): boolean {
  if (last.isUpright !== next.isUpright) return true
  return next.isUpright ? Math.abs(next.box[3] - last.box[3]) > 0.5 * next.size : Math.abs(next.box[0] - last.box[0]) > 0.5 * next.size
}

function multiply(left: readonly number[], right: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = left
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = right
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function roundTenth(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : 0
}
