import type { PDFPageProxy } from '../../../extract/pdf/open-pdf.ts'
import { createCanvas, cropPng, type Canvas } from './canvas.ts'
import type { Box } from './matrix.ts'

/** A page drawn as a picture. */
export interface PageRaster {
  readonly canvas: Canvas
  readonly width: number
  readonly height: number
  /** Pixels for each point. */
  readonly scale: number
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly pixels: Uint8ClampedArray
  /** PNG of a box of the page in points. */
  crop(box: Box): Uint8Array | undefined
}

/**
 * Draws a page as a picture of at most `maxPixels`, with its annotations and fields; undefined where no canvas can be loaded
 * on this machine. Throws what pdf.js throws on a damaged page.
 */
export async function drawPage(page: PDFPageProxy, factory: unknown, { scale, maxPixels }: { scale: number; maxPixels: number }): Promise<PageRaster | undefined> {
  const size = page.getViewport({ scale: 1 })
  const fitting = Math.min(scale, Math.sqrt(maxPixels / Math.max(1, size.width * size.height)))
  const viewport = page.getViewport({ scale: fitting })
  const [width, height] = [Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height))]
  const made = createCanvas(factory, width, height)
  if (!made) return undefined
  await page.render({ canvas: made.canvas as never, canvasContext: made.context as never, viewport, background: '#ffffff' }).promise
  return {
    canvas: made.canvas,
    width,
    height,
    scale: fitting,
    pixels: made.context.getImageData(0, 0, width, height).data,
    crop: (box) => cropPng(factory, made.canvas, box.map((edge) => edge * fitting) as unknown as Box),
  }
}

/** Whether something can be told from its ground in a box of a picture, in points: more than one shade of grey. */
export function hasInk({ width, height, pixels, scale }: PageRaster, [left, top, right, bottom]: Box): boolean {
  const edge = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value * scale)))
  let [least, most] = [255, 0]
  for (let y = edge(top, height); y < edge(bottom, height); y++) {
    for (let x = edge(left, width); x < edge(right, width); x++) {
      const at = (y * width + x) * 4
      const grey = (pixels[at]! * 299 + pixels[at + 1]! * 587 + pixels[at + 2]! * 114) / 1000
      least = Math.min(least, grey)
      most = Math.max(most, grey)
      if (most - least > inkContrast) return true
    }
  }
  return false
}

/** Difference of grey, of 255, that a person can just make out. */
const inkContrast = 16
