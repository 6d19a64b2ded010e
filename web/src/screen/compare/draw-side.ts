import { atServer } from '../../base.ts'
import { openPdf } from '../../viewer/open-pdf.ts'

/** Both sides are drawn as wide, so that they can be laid on each other. */
const wide = 1_200
const mostHigh = 4_000

/** One side of a comparison. */
export interface Side {
  readonly exhibit: string
  /** Of a PDF; a picture has one. */
  readonly page: number
  readonly isPdf: boolean
}

/** Draws a picture, or a page of a PDF, on a canvas of its own. Rejects where it cannot be drawn. */
export async function drawSide({ exhibit, page, isPdf }: Side): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas')
  canvas.width = wide
  if (isPdf) {
    const drawn = await (await openPdf(exhibit)).getPage(page)
    const viewport = drawn.getViewport({ scale: wide / drawn.getViewport({ scale: 1 }).width })
    canvas.height = Math.min(mostHigh, Math.round(viewport.height))
    await drawn.render({ canvas, viewport, annotationMode: 1 }).promise
    return canvas
  }
  const picture = new Image()
  picture.src = atServer(`/api/exhibits/${exhibit}/picture`)
  await picture.decode()
  canvas.height = Math.min(mostHigh, Math.max(1, Math.round((picture.naturalHeight / picture.naturalWidth) * wide)))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, wide, canvas.height)
  return canvas
}

/** The pixels of a canvas. */
export function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  return canvas.getContext('2d', { willReadFrequently: true })!.getImageData(0, 0, canvas.width, canvas.height)
}
