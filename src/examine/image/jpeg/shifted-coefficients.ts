import { forwardTransform } from './block-transform.ts'
import type { Samples } from './luminance-samples.ts'
import { zigzag } from './zigzag.ts'

const shift = 4

/**
 * The coefficients that a picture has on a block grid moved by four pixels, unquantised: near to those before it was
 * compressed, because the old grid has no hold there (J. Fridrich, calibration; see the sources of `findPrimaryDivisors`). One
 * array for each of the first `modes` coefficients in zigzag order.
 */
export function shiftedCoefficients({ width, height, values }: Samples, modes: number): Float32Array[] {
  const [wide, high] = [Math.max(0, (width >> 3) - 1), Math.max(0, (height >> 3) - 1)]
  const found = Array.from({ length: modes }, () => new Float32Array(wide * high))
  const [block, out] = [new Float64Array(64), new Float64Array(64)]
  for (let b = 0; b < wide * high; b++) {
    const start = (Math.floor(b / wide) * 8 + shift) * width + (b % wide) * 8 + shift
    for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) block[y * 8 + x] = values[start + y * width + x]! - 128
    forwardTransform(block, out)
    for (let k = 0; k < modes; k++) found[k]![b] = out[zigzag[k]!]!
  }
  return found
}
