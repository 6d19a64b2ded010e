/** A connected stretch of ink: its box in pixels, the right and bottom edge exclusive, and how many pixels it has. */
export interface InkBlob {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly area: number
}

/** What sizes of blobs are wanted, in pixels. */
export interface BlobLimits {
  readonly minSide: number
  readonly maxSide: number
  readonly maxBlobs: number
}

/**
 * The blobs of an ink map that touch at edges or corners, of which the longer side lies within the limits, in order of
 * their first pixel row by row. No more than `maxBlobs` are given: a picture with more of them is texture, not print.
 */
export function findBlobs(ink: Uint8Array, size: { readonly width: number; readonly height: number }, limits: BlobLimits): InkBlob[] {
  const { width, height } = size
  const seen = new Uint8Array(ink.length)
  const stack = new Int32Array(ink.length)
  const found: InkBlob[] = []
  for (let start = 0; start < ink.length && found.length < limits.maxBlobs; start++) {
    if (!ink[start] || seen[start]) continue
    let [left, right, top, bottom, area, depth] = [width, 0, height, 0, 0, 1]
    stack[0] = start
    seen[start] = 1
    while (depth > 0) {
      const at = stack[--depth]!
      const y = Math.floor(at / width)
      const x = at - y * width
      area++
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const next = row * width + column
          if (!ink[next] || seen[next]) continue
          seen[next] = 1
          stack[depth++] = next
        }
      }
    }
    const side = Math.max(right - left, bottom - top) + 1
    if (side >= limits.minSide && side <= limits.maxSide) found.push({ left, top, right: right + 1, bottom: bottom + 1, area })
  }
  return found
}
