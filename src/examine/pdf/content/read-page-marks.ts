import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from '../../../extract/pdf/open-pdf.ts'
import { initialState, textStart, type DrawingState, type TextPlace } from './drawing-state.ts'
import { identity, intersect, isUpright, mapBox, matrixOf, multiply, type Box, type Matrix } from './matrix.ts'
import type { PageMarks, PaintMark, TextMark } from './page-marks.ts'
import { isFilling, isRectangle } from './path-shape.ts'

const most = { texts: 30_000, paints: 5_000 }
const deepestState = 400

/** Reads what a page draws: runs of text with font, colour and place, and what could cover them, in the order of painting. */
export async function readPageMarks(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<PageMarks> {
  const viewport = page.getViewport({ scale: 1 })
  const frame: Box = [0, 0, viewport.width, viewport.height]
  const { fnArray, argsArray } = await page.getOperatorList()
  const layers = await pdf.getOptionalContentConfig()
  const fontOf = (key: string): FontFacts => (page.commonObjs.has(key) ? (page.commonObjs.get(key) as FontFacts) : {})
  const reader = new MarkReader({ matrix: matrixOf(viewport.transform) ?? identity, frame, fontOf, showsLayer: (layer) => layers.isVisible(layer) !== false })
  let isCut = false
  for (let index = 0; index < fnArray.length; index++) {
    reader.take(fnArray[index]!, (argsArray[index] ?? []) as readonly unknown[], index)
    isCut = reader.texts.length > most.texts || reader.paints.length > most.paints
    if (isCut) break
  }
  return { page: page.pageNumber, frame, texts: reader.texts, paints: reader.paints, isCut }
}

interface FontFacts {
  readonly name?: string
  readonly fontMatrix?: readonly number[]
  readonly ascent?: number
  readonly descent?: number
}

interface Glyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

interface Surroundings {
  readonly matrix: Matrix
  readonly frame: Box
  fontOf(key: string): FontFacts
  showsLayer(layer: unknown): boolean
}

class MarkReader {
  readonly texts: TextMark[] = []
  readonly paints: PaintMark[] = []
  readonly #around: Surroundings
  readonly #stack: DrawingState[] = []
  readonly #layers: boolean[] = []
  #state: DrawingState
  #place: TextPlace = textStart()
  #annotationDepth = 0
  #clipsNext = false
  #order = 0

  constructor(around: Surroundings) {
    this.#around = around
    this.#state = initialState(around.matrix, around.frame)
  }

  take(operator: number, args: readonly unknown[], order: number): void {
    this.#order = order
    const state = this.#state
    const number = (index: number) => (typeof args[index] === 'number' ? args[index] : 0)
    switch (operator) {
      case OPS.save: return this.#save()
      case OPS.restore: return this.#restore()
      case OPS.transform: return this.#transform(matrixOf(args))
      case OPS.paintFormXObjectBegin: return this.#beginForm(matrixOf(args[0]), args[1])
      case OPS.paintFormXObjectEnd: return this.#restore()
      case OPS.beginGroup: return this.#beginForm(matrixOf((args[0] as { matrix?: unknown } | undefined)?.matrix), undefined)
      case OPS.endGroup: return this.#restore()
      case OPS.beginAnnotation: return this.#beginAnnotation(args)
      case OPS.endAnnotation: return this.#endAnnotation()
      case OPS.beginMarkedContent: return void this.#layers.push(true)
      case OPS.beginMarkedContentProps: return void this.#layers.push(args[0] !== 'OC' || this.#around.showsLayer(args[1]))
      case OPS.endMarkedContent: return void this.#layers.pop()
      case OPS.setGState: return this.#setState(args[0])
      case OPS.setFillRGBColor: return void (state.color = typeof args[0] === 'string' ? args[0] : undefined)
      case OPS.setFillColorN: case OPS.setFillTransparent: return void (state.color = undefined)
      case OPS.beginText: return void (this.#place = textStart())
      case OPS.setFont: return this.#setFont(args)
      case OPS.setCharSpacing: return void (state.charSpacing = number(0))
      case OPS.setWordSpacing: return void (state.wordSpacing = number(0))
      case OPS.setHScale: return void (state.scale = number(0) / 100)
      case OPS.setLeading: return void (state.leading = -number(0))
      case OPS.setTextRise: return void (state.rise = number(0))
      case OPS.setTextRenderingMode: return void (state.mode = number(0))
      case OPS.setTextMatrix: return this.#setTextMatrix(matrixOf(args[0]) ?? matrixOf(args))
      case OPS.moveText: return this.#move(number(0), number(1))
      case OPS.setLeadingMoveText:
        state.leading = number(1)
        return this.#move(number(0), number(1))
      case OPS.nextLine: return this.#move(0, state.leading)
      case OPS.showText: return this.#show(args[0])
      case OPS.clip: case OPS.eoClip: return void (this.#clipsNext = true)
      case OPS.constructPath: return this.#path(args)
      case OPS.paintImageXObject: case OPS.paintInlineImageXObject: return this.#paint('picture', [0, 0, 1, 1], undefined)
      default: return undefined
    }
  }

  #save(): void {
    if (this.#stack.length < deepestState) this.#stack.push({ ...this.#state })
  }

  #restore(): void {
    const state = this.#stack.pop()
    if (state) this.#state = state
  }

  #transform(matrix: Matrix | undefined): void {
    if (matrix) this.#state.matrix = multiply(this.#state.matrix, matrix)
  }

  #beginForm(matrix: Matrix | undefined, box: unknown): void {
    this.#save()
    this.#transform(matrix)
    const corners = boxOf(box)
    if (corners) this.#state.clip = intersect(this.#state.clip, mapBox(this.#state.matrix, corners))
  }

  #beginAnnotation(args: readonly unknown[]): void {
    this.#save()
    this.#annotationDepth++
    this.#state = initialState(this.#around.matrix, this.#around.frame)
    const rect = boxOf(args[1])
    if (rect) this.#state.clip = intersect(this.#state.clip, mapBox(this.#state.matrix, rect))
    this.#transform(matrixOf(args[2]))
    this.#transform(matrixOf(args[3]))
  }

  #endAnnotation(): void {
    this.#annotationDepth = Math.max(0, this.#annotationDepth - 1)
    this.#restore()
  }

  #setState(states: unknown): void {
    for (const [key, value] of Array.isArray(states) ? (states as readonly (readonly [string, unknown])[]) : []) {
      if (key === 'ca' && typeof value === 'number') this.#state.alpha = value
      else if (key === 'BM') this.#state.isBlended = value !== 'source-over'
      else if (key === 'SMask') this.#state.isBlended = Boolean(value)
      else if (key === 'Font' && Array.isArray(value)) this.#setFont(value)
    }
  }

  #setFont([key, size]: readonly unknown[]): void {
    const facts = this.#around.fontOf(String(key))
    const state = this.#state
    state.fontKey = String(key)
    state.font = facts.name ?? ''
    state.glyphScale = facts.fontMatrix?.[0] ?? 0.001
    state.fontSize = typeof size === 'number' ? size : 0
  }

  #setTextMatrix(matrix: Matrix | undefined): void {
    if (matrix) this.#place = { text: matrix, line: matrix }
  }

  #move(x: number, y: number): void {
    const line = multiply(this.#place.line, [1, 0, 0, 1, x, y])
    this.#place = { text: line, line }
  }

  #show(glyphs: unknown): void {
    const state = this.#state
    let text = ''
    let advance = 0
    for (const glyph of Array.isArray(glyphs) ? (glyphs as readonly (number | Glyph | null)[]) : []) {
      if (typeof glyph === 'number') advance -= (glyph * state.fontSize) / 1000
      else if (glyph) {
        text += glyph.unicode ?? ''
        advance += (glyph.width ?? 0) * state.fontSize * state.glyphScale + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      }
    }
    const matrix = multiply(state.matrix, this.#place.text)
    const width = advance * state.scale
    if (text.trim() !== '') this.#addText(text, matrix, width)
    this.#place = { ...this.#place, text: multiply(this.#place.text, [1, 0, 0, 1, width, 0]) }
  }

  #addText(text: string, matrix: Matrix, width: number): void {
    const state = this.#state
    const height = Math.abs(state.fontSize)
    const scaled = Math.hypot(matrix[2], matrix[3]) * height
    // Ascent and descent of most Latin faces; the box is for finding a place.
    const box = mapBox(matrix, [Math.min(0, width), state.rise - 0.2 * height, Math.max(0, width), state.rise + 0.8 * height])
    this.texts.push({
      order: this.#order, text, font: state.font, fontKey: state.fontKey, size: scaled, box, mode: state.mode, color: state.color, alpha: state.alpha,
      clip: state.clip, isUpright: isUpright(matrix), inAnnotation: this.#annotationDepth > 0, inHiddenLayer: this.#layers.includes(false),
    })
  }

  #path([operator, data, bounds]: readonly unknown[]): void {
    const box = boxOf(bounds)
    if (this.#clipsNext && box) this.#state.clip = intersect(this.#state.clip, mapBox(this.#state.matrix, box))
    this.#clipsNext = false
    if (!box || !isFilling(operator) || !isRectangle(data, box)) return
    this.#paint('rectangle', box, this.#state.color)
  }

  #paint(kind: PaintMark['kind'], box: Box, color: string | undefined): void {
    const { alpha, isBlended, matrix, clip } = this.#state
    const isOpaque = alpha >= 0.99 && !isBlended && (kind === 'picture' || color !== undefined)
    if (!isOpaque || !isUpright(matrix) || this.#layers.includes(false)) return
    this.paints.push({ order: this.#order, kind, box: intersect(mapBox(matrix, box), clip), color, inAnnotation: this.#annotationDepth > 0 })
  }
}

function boxOf(value: unknown): Box | undefined {
  const numbers = value instanceof Float32Array || Array.isArray(value) ? [...(value as Iterable<unknown>)] : []
  return numbers.length === 4 && numbers.every((each) => typeof each === 'number' && Number.isFinite(each)) ? (numbers as unknown as Box) : undefined
}
