import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from './matrix.ts'

const filling: readonly number[] = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]
/** Numbers by which pdf.js writes parts of a path, and how many coordinates follow. */
const parts: Readonly<Record<number, number>> = { 0: 2, 1: 2, 4: 0 }
const mostNumbers = 64

/** Whether a path operator fills. */
export function isFilling(operator: unknown): boolean {
  return typeof operator === 'number' && filling.includes(operator)
}

/** Whether a path is the rectangle around it: straight lines between its corners, and each corner is there. */
export function isRectangle(data: unknown, [left, bottom, right, top]: Box): boolean {
  const path: unknown = Array.isArray(data) ? data[0] : undefined
  if (!(path instanceof Float32Array) || path.length > mostNumbers) return false
  const near = (value: number, edge: number) => Math.abs(value - edge) <= 1e-3 * Math.max(1, Math.abs(edge))
  const corners = new Set<string>()
  for (let at = 0; at < path.length; ) {
    const length = parts[path[at]!]
    if (length === undefined) return false
    if (length === 2) {
      const [x, y] = [path[at + 1]!, path[at + 2]!]
      const side = near(x, left) ? 'left' : near(x, right) ? 'right' : undefined
      const end = near(y, bottom) ? 'bottom' : near(y, top) ? 'top' : undefined
      if (!side || !end) return false
      corners.add(`${side} ${end}`)
    }
    at += 1 + length
  }
  return corners.size === 4
}
