import type { GreyPicture } from './grey-picture.ts'

/**
 * Where a picture is darker than its surroundings: 1 for ink, 0 for ground. A pixel is ink when it is darker than the mean
 * of the square around it by `margin` of that mean and by eight grey values at least (D. Bradley, G. Roth, Adaptive
 * Thresholding using the Integral Image, Journal of Graphics Tools 12(2), 2007).
 */
export function mapInk({ width, height, grey }: GreyPicture, radius: number, margin = 0.14): Uint8Array {
  const sums = integralOf(grey, width, height)
  const ink = new Uint8Array(width * height)
  const stride = width + 1
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * stride
    const bottom = Math.min(height, y + radius + 1) * stride
    const rows = Math.min(height, y + radius + 1) - Math.max(0, y - radius)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const mean = (sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!) / (rows * (right - left))
      const at = y * width + x
      if (grey[at]! < mean * (1 - margin) && grey[at]! < mean - 8) ink[at] = 1
    }
  }
  return ink
}

/** Sums of all values above and to the left, with a first row and column of zeros. Exact up to 16 million pixels. */
function integralOf(grey: Uint8Array, width: number, height: number): Uint32Array {
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    const at = (y + 1) * (width + 1) + 1
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x]!
      sums[at + x] = sums[at + x - width - 1]! + row
    }
  }
  return sums
}
