import { deflateSync } from 'node:zlib'
import { blacken, isBlack, type PartBox, type PlainPicture } from '../../../dossier/redact/blacken.ts'
import { findWords } from '../../../dossier/redact/find-words.ts'
import { imagePdf, type PicturePage } from '../../../dossier/redact/image-pdf.ts'
import { drawPage } from '../../../examine/pdf/content/page-raster.ts'
import { defaultLimits } from '../../../extract/limits.ts'
import { openPdf, type PDFDocumentProxy } from '../../../extract/pdf/open-pdf.ts'
import { boxesOfWords, placedTexts, standElsewhere, type PlacedText } from './page-words.ts'
import { Unsafe, type PagePart, type RedactTask, type Redacted } from './redact-task.ts'

const mostPages = 200
/** 150 pixels an inch. */
const drawing = { scale: 150 / 72, maxPixels: 8_000_000 }

/** Draws every page with the boxes burnt in, as a PDF of pictures, and reads it back. Throws `Unsafe`, and an error that says why it cannot be done. */
export async function redactPdf(bytes: Uint8Array, { parts: named, words }: Omit<RedactTask, 'kind'>): Promise<Redacted> {
  const { pdf, close } = await openPdf(bytes, defaultLimits)
  try {
    if (pdf.numPages > mostPages) throw new Error(`it has ${pdf.numPages} pages, and at most ${mostPages} are redacted`)
    const wrong = named.find(({ page }) => page > pdf.numPages)
    if (wrong) throw new Error(`it has ${pdf.numPages} pages, and page ${wrong.page} was named`)
    const texts: PlacedText[][] = []
    for (let number = 1; number <= pdf.numPages; number++) texts.push(await placedTexts(await pdf.getPage(number)))
    assertFound(texts, words)
    const parts = [...named, ...texts.flatMap((placed, index) => boxesOfWords(placed, words).map((box) => ({ page: index + 1, box })))]
    const pages: PicturePage[] = []
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await picturePage(pdf, number, boxesOn(number, parts)))
    const result = imagePdf(pages)
    await readBack(result, parts)
    return { report: { parts, elsewhere: standElsewhere(texts, parts) }, result }
  } finally {
    await close()
  }
}

/** A word that is not found may stand there as a picture: then it would be left, and taken for removed. */
function assertFound(texts: readonly (readonly PlacedText[])[], words: readonly string[]): void {
  const pages = texts.map((placed) => placed.map(({ text }) => text).join(''))
  const missing = words.find((word) => !pages.some((text) => findWords(text, [word]).length > 0))
  if (missing !== undefined) throw new Error(`'${missing}' does not stand in it as text; it may stand in a picture, or over two pages: name its box, or leave the word out`)
}

function boxesOn(number: number, parts: readonly PagePart[]): PartBox[] {
  return parts.filter(({ page }) => page === number).map(({ box }) => box)
}

async function picturePage(pdf: PDFDocumentProxy, number: number, boxes: readonly PartBox[]): Promise<PicturePage> {
  const drawn = await drawPlain(pdf, number)
  blacken(drawn.picture, scaled(boxes, drawn.scale))
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
  return { width, height, deflated: deflateSync(drawn.picture.pixels), pixelWidth: drawn.picture.width, pixelHeight: drawn.height }
}

async function readBack(result: Uint8Array, parts: readonly PagePart[]): Promise<void> {
  const { pdf, close } = await openPdf(result, defaultLimits)
  try {
    const { info, metadata } = await pdf.getMetadata()
    const told = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'Custom'].find((name) => name in info)
    if (told || metadata) throw new Unsafe('it has metadata')
    if (await pdf.getAttachments()) throw new Unsafe('something is attached')
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      if ((await page.getTextContent()).items.length > 0) throw new Unsafe(`page ${number} has text`)
      if ((await page.getAnnotations()).length > 0) throw new Unsafe(`page ${number} has annotations`)
      const { picture, scale } = await drawPlain(pdf, number)
      if (!isBlack(picture, scaled(boxesOn(number, parts), scale), { margin: 2, most: 8 })) throw new Unsafe(`something is to be seen under a box of page ${number}`)
    }
  } finally {
    await close()
  }
}

/** A page drawn, without the fourth byte of a pixel: the ground is white. */
async function drawPlain(pdf: PDFDocumentProxy, number: number): Promise<{ picture: PlainPicture; height: number; scale: number }> {
  const page = await pdf.getPage(number)
  const raster = await drawPage(page, (pdf as { canvasFactory?: unknown }).canvasFactory, drawing)
  if (!raster) throw new Error('no canvas can be loaded on this machine')
  const { width, height, scale } = raster
  const pixels = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
    for (let part = 0; part < 3; part++) pixels[to + part] = raster.pixels[from + part]!
  }
  page.cleanup()
  return { picture: { pixels, width }, height, scale }
}

function scaled(boxes: readonly PartBox[], by: number): PartBox[] {
  return boxes.map(([x, y, w, h]) => [x * by, y * by, w * by, h * by])
}
