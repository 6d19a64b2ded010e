/** An affine map of the plane as PDF writes it: a b c d e f (ISO 32000-2, section 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** left, top, right, bottom, in points from the top left corner of the page. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** The map that maps nothing. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** A matrix of an operator list; undefined when there are not six numbers. */
export function matrixOf(value: unknown): Matrix | undefined {
  const numbers = value instanceof Float32Array || Array.isArray(value) ? [...(value as ArrayLike<unknown> & Iterable<unknown>)] : []
  return numbers.length === 6 && numbers.every((each) => typeof each === 'number' && Number.isFinite(each)) ? (numbers as unknown as Matrix) : undefined
}

/** The upright box around a rectangle that a matrix maps. */
export function mapBox(matrix: Matrix, [x0, y0, x1, y1]: Box): Box {
  const [a, b, c, d, e, f] = matrix
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e]
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** What two boxes have in common; of no area when they have nothing. */
export function intersect(left: Box, right: Box): Box {
  const box = [Math.max(left[0], right[0]), Math.max(left[1], right[1]), Math.min(left[2], right[2]), Math.min(left[3], right[3])] as const
  return box[2] <= box[0] || box[3] <= box[1] ? [box[0], box[1], box[0], box[1]] : box
}

/** In square points. */
export function areaOf([left, top, right, bottom]: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}

/** How much of a box lies in another, 0 to 1. */
export function shareInside(box: Box, other: Box): number {
  const area = areaOf(box)
  return area === 0 ? 0 : areaOf(intersect(box, other)) / area
}

/** Whether a matrix keeps upright rectangles upright. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  const small = 1e-3 * (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d))
  return (Math.abs(b) <= small && Math.abs(c) <= small) || (Math.abs(a) <= small && Math.abs(d) <= small)
}

/** The upright box around some boxes. */
export function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box[0])
    top = Math.min(top, box[1])
    right = Math.max(right, box[2])
    bottom = Math.max(bottom, box[3])
  }
  return [left, top, right, bottom]
}
