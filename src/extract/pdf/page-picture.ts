import { ImageKind, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp, { type Sharp } from 'sharp'

/** Six numbers: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** A picture on a page, and where its square of one by one, y upwards, lies in user space. */
export interface PagePicture {
  readonly width: number
  readonly height: number
  readonly placed: Matrix
  open(): Sharp
}

interface PdfImage {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}

const mostPictures = 6
/** Longer than any picture within the limits takes to unpack on a slow machine. */
const longestMs = 15_000
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The pictures that a page paints, in order, those with fewer than `fewestPixels` on their shorter side left out. */
export async function pagePictures(page: PDFPageProxy, fewestPixels: number): Promise<PagePicture[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const pictures: PagePicture[] = []
  const saved: Matrix[] = []
  let placed = identity
  for (const [at, operation] of fnArray.entries()) {
    const operands = argsArray[at] as unknown[]
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(placed)
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) placed = saved.pop() ?? identity
    if (operation === OPS.transform) placed = multiply(placed, toMatrix(operands))
    if (operation === OPS.paintFormXObjectBegin && operands[0]) placed = multiply(placed, toMatrix(operands[0] as ArrayLike<unknown>))
    const image = operation === OPS.paintImageXObject ? await namedImage(page, String(operands[0])) : operation === OPS.paintInlineImageXObject ? operands[0] : undefined
    if (!isImage(image) || Math.min(image.width, image.height) < fewestPixels) continue
    pictures.push({ width: image.width, height: image.height, placed, open: opener(image) })
    if (pictures.length === mostPictures) break
  }
  return pictures
}

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function toMatrix(operands: ArrayLike<unknown>): Matrix {
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, at) => Number(operands[at] ?? 0)) as [number, number, number, number, number, number]
  return [a, b, c, d, e, f]
}

/** pdf.js unpacks pictures beside its list of operations; of a damaged one it says nothing, or gives null. */
async function namedImage(page: PDFPageProxy, name: string): Promise<unknown> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('a picture takes longer than one of its size should')), longestMs)
  })
  try {
    return await Promise.race([new Promise((resolve) => objects.get(name, resolve)), late])
  } finally {
    clearTimeout(timer)
  }
}

function isImage(value: unknown): value is PdfImage {
  if (typeof value !== 'object' || value === null || !('data' in value) || !('kind' in value)) return false
  const { width, height, data } = value as PdfImage
  return data instanceof Uint8Array || data instanceof Uint8ClampedArray ? width > 0 && height > 0 : false
}

function opener({ width, height, kind, data }: PdfImage): () => Sharp {
  const channels = kind === ImageKind.RGBA_32BPP ? 4 : kind === ImageKind.RGB_24BPP ? 3 : 1
  const pixels = channels === 1 ? unpackBits(data, width, height) : data
  return () => sharp(pixels, { raw: { width, height, channels } })
}

/** One bit a pixel, rows padded to whole bytes, 1 white. */
function unpackBits(bits: ArrayLike<number>, width: number, height: number): Uint8Array {
  const stride = Math.ceil(width / 8)
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const x = at % width
    return ((bits[Math.floor(at / width) * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
  })
}
