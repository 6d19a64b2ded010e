import { createCanvas, type Canvas } from './canvas.ts'
import type { Box } from './matrix.ts'
import type { PageRaster } from './page-raster.ts'

const cell = 12
const gap = 12
const contrast = 24
const mostFrames = 200

/** Boxes in pixels in which two pictures of a page differ, neighbouring cells joined; what one has alone differs. */
export function findDifferences(left: PageRaster, right: PageRaster): Box[] {
  const [width, height] = [Math.max(left.width, right.width), Math.max(left.height, right.height)]
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const differs = new Uint8Array(columns * rows)
  const [a, b] = [left.pixels, right.pixels]
  for (let y = 0; y < height; y++) {
    const start = Math.floor(y / cell) * columns
    for (let x = 0; x < width; x++) {
      const isOutside = x >= left.width || x >= right.width || y >= left.height || y >= right.height
      const [i, j] = [(y * left.width + x) * 4, (y * right.width + x) * 4]
      if (isOutside || Math.abs(a[i]! + a[i + 1]! + a[i + 2]! - b[j]! - b[j + 1]! - b[j + 2]!) > 3 * contrast) differs[start + Math.floor(x / cell)] = 1
    }
  }
  return joinCells(differs, columns, rows)
}

function joinCells(differs: Uint8Array, columns: number, rows: number): Box[] {
  const boxes: Box[] = []
  for (let start = 0; start < differs.length && boxes.length < mostFrames; start++) {
    if (differs[start] !== 1) continue
    const stack = [start]
    let [left, top, right, bottom] = [columns, rows, 0, 0]
    while (stack.length > 0) {
      const at = stack.pop()!
      if (differs[at] !== 1) continue
      differs[at] = 2
      const [x, y] = [at % columns, Math.floor(at / columns)]
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x + 1)
      bottom = Math.max(bottom, y + 1)
      if (x > 0) stack.push(at - 1)
      if (x < columns - 1) stack.push(at + 1)
      if (y > 0) stack.push(at - columns)
      if (y < rows - 1) stack.push(at + columns)
    }
    boxes.push([left * cell, top * cell, right * cell, bottom * cell])
  }
  return boxes
}

/** Two pictures of a page beside each other, with a frame around each difference in both, as PNG; undefined where no canvas can be loaded. */
export function drawSideBySide(factory: unknown, [left, right]: readonly [Canvas, Canvas], differences: readonly Box[]): Uint8Array | undefined {
  const [leftWidth, width, height] = [left.width, left.width + gap + right.width, Math.max(left.height, right.height)]
  const made = createCanvas(factory, width, height)
  if (!made) return undefined
  const { canvas, context } = made
  context.fillStyle = '#808080'
  context.fillRect(0, 0, width, height)
  context.drawImage(left, 0, 0)
  context.drawImage(right, leftWidth + gap, 0)
  context.strokeStyle = '#d00000'
  context.lineWidth = 2
  for (const [x0, y0, x1, y1] of differences) for (const shift of [0, leftWidth + gap]) context.strokeRect(x0 + shift - 2, y0 - 2, x1 - x0 + 4, y1 - y0 + 4)
  return canvas.toBuffer('image/png')
}
