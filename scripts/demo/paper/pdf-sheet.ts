import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, rgb, type PDFFont, type PDFPage, type RGB } from 'pdf-lib'
import { readFace } from './font.ts'

/** A4 in points. */
export const a4 = { width: 595.28, height: 841.89 } as const

/** Who made a PDF file, and when, as its metadata say. */
export interface PdfOrigin {
  readonly title: string
  readonly author: string
  readonly producer: string
  /** ISO instant. */
  readonly made: string
}

/** A PDF document that is written page by page, with the origin at the top left and sizes in points. */
export class PdfSheet {
  readonly #document: PDFDocument
  readonly #fonts: { readonly regular: PDFFont; readonly bold: PDFFont }
  #page: PDFPage

  private constructor(document: PDFDocument, fonts: { regular: PDFFont; bold: PDFFont }) {
    this.#document = document
    this.#fonts = fonts
    this.#page = document.addPage([a4.width, a4.height])
  }

  /** An empty document with its first page. */
  static async open(origin: PdfOrigin): Promise<PdfSheet> {
    const document = await PDFDocument.create({ updateMetadata: false })
    document.registerFontkit(fontkit)
    document.setTitle(origin.title)
    document.setAuthor(origin.author)
    document.setProducer(origin.producer)
    document.setCreator(origin.producer)
    document.setCreationDate(new Date(origin.made))
    document.setModificationDate(new Date(origin.made))
    const regular = await document.embedFont(readFace('regular'), { subset: true })
    const bold = await document.embedFont(readFace('bold'), { subset: true })
    return new PdfSheet(document, { regular, bold })
  }

  /** Goes on to a new page. */
  turn(): void {
    this.#page = this.#document.addPage([a4.width, a4.height])
  }

  /** Writes a line of text, its baseline at `y` from the top. */
  text(text: string, at: PdfTextPlace): void {
    const font = at.bold ? this.#fonts.bold : this.#fonts.regular
    const size = at.size ?? 9
    const x = at.align === 'right' ? at.x - font.widthOfTextAtSize(text, size) : at.x
    this.#page.drawText(text, { x, y: a4.height - at.y, size, font, color: at.ink ?? ink.black })
  }

  /** Draws a filled rectangle. */
  fill(area: { x: number; y: number; width: number; height: number }, colour: RGB): void {
    this.#page.drawRectangle({ x: area.x, y: a4.height - area.y - area.height, width: area.width, height: area.height, color: colour })
  }

  /** Draws a horizontal rule. */
  rule(y: number, from = 50, to = a4.width - 50): void {
    this.#page.drawLine({ start: { x: from, y: a4.height - y }, end: { x: to, y: a4.height - y }, thickness: 0.6, color: ink.grey })
  }

  /** Draws an SVG path, its origin at (`x`, `y`). */
  path(data: string, at: { x: number; y: number; scale?: number; colour: RGB }): void {
    this.#page.drawSvgPath(data, { x: at.x, y: a4.height - at.y, scale: at.scale ?? 1, color: at.colour })
  }

  /** Puts a picture (JPEG bytes) on the page. */
  async picture(jpeg: Uint8Array, at: { x: number; y: number; width: number; height: number }): Promise<void> {
    const image = await this.#document.embedJpg(jpeg)
    this.#page.drawImage(image, { x: at.x, y: a4.height - at.y - at.height, width: at.width, height: at.height })
  }

  /** The bytes of the document; `isPlain` with each object by itself, so that a revision can be appended. */
  async save(isPlain = false): Promise<Uint8Array> {
    return this.#document.save({ addDefaultPage: false, ...(isPlain ? { useObjectStreams: false } : {}) })
  }
}

/** Where and how a line of text stands on a PDF page. */
export interface PdfTextPlace {
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly bold?: boolean
  readonly align?: 'left' | 'right'
  readonly ink?: RGB
}

/** The inks that the documents are printed in. */
export const ink = {
  black: rgb(0.1, 0.1, 0.12), grey: rgb(0.45, 0.46, 0.5), pale: rgb(0.94, 0.945, 0.955), white: rgb(1, 1, 1),
  teal: rgb(0.08, 0.34, 0.38), wine: rgb(0.42, 0.12, 0.2), navy: rgb(0.11, 0.17, 0.36), moss: rgb(0.25, 0.33, 0.16), rust: rgb(0.55, 0.27, 0.1),
} as const
