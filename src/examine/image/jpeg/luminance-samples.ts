import { inverseTransform } from './block-transform.ts'
import type { LuminanceCoefficients } from './luminance-coefficients.ts'
import { zigzag } from './zigzag.ts'

/** Grey values of a picture row by row; whole blocks, so that it can be up to 7 wider and higher than the picture. */
export interface Samples {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** The luminance of a JPEG picture from its coefficients and divisors (zigzag order), neither rounded nor cut to 0..255. */
export function luminanceSamples({ blocksWide, blocksHigh, values }: LuminanceCoefficients, divisors: readonly number[]): Samples {
  const width = blocksWide * 8
  const samples = new Float32Array(width * blocksHigh * 8)
  const [coefficients, block] = [new Float64Array(64), new Float64Array(64)]
  for (let b = 0; b < blocksWide * blocksHigh; b++) {
    for (let k = 0; k < 64; k++) coefficients[zigzag[k]!] = values[b * 64 + k]! * divisors[k]!
    inverseTransform(coefficients, block)
    const start = Math.floor(b / blocksWide) * 8 * width + (b % blocksWide) * 8
    for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) samples[start + y * width + x] = block[y * 8 + x]! + 128
  }
  return { width, height: blocksHigh * 8, values: samples }
}
