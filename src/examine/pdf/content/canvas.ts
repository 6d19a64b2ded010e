import type { Box } from './matrix.ts'

/** What is used of the canvas that pdf.js brings for Node.js (@napi-rs/canvas, MIT). */
export interface Canvas {
  readonly width: number
  readonly height: number
  toBuffer(type: 'image/png'): Uint8Array
}

/** What is drawn with. */
export interface CanvasContext {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
  drawImage(canvas: Canvas, ...place: number[]): void
}

/** A canvas and how it is drawn on. */
export interface MadeCanvas {
  readonly canvas: Canvas
  readonly context: CanvasContext
}

/** Makes canvases; pdf.js has one at `canvasFactory` of an open document. */
export interface CanvasFactory {
  create(width: number, height: number): MadeCanvas
}

/** A canvas; undefined where none can be loaded on this machine. */
export function createCanvas(factory: unknown, width: number, height: number): MadeCanvas | undefined {
  try {
    return (factory as CanvasFactory | undefined)?.create(width, height)
  } catch {
    return undefined
  }
}

/** PNG of a part of a canvas; `box` in pixels, cut to what there is. */
export function cropPng(factory: unknown, canvas: Canvas, [left, top, right, bottom]: Box): Uint8Array | undefined {
  const x = Math.min(canvas.width - 1, Math.max(0, Math.floor(left)))
  const y = Math.min(canvas.height - 1, Math.max(0, Math.floor(top)))
  const width = Math.max(1, Math.min(canvas.width - x, Math.ceil(right - left)))
  const height = Math.max(1, Math.min(canvas.height - y, Math.ceil(bottom - top)))
  const made = createCanvas(factory, width, height)
  made?.context.drawImage(canvas, x, y, width, height, 0, 0, width, height)
  return made?.canvas.toBuffer('image/png')
}
