import type { Samples } from '../jpeg/luminance-samples.ts'
import type { LuminanceCoefficients } from '../jpeg/luminance-coefficients.ts'
import { binOf, type ModeEvidence } from '../jpeg/primary-divisors.ts'
import type { BlockMap } from './block-map.ts'

/** Bits for each block that a coefficient must tell before it is used. */
const leastGainBits = 0.03
/** No single coefficient may speak for its block alone. */
const mostBits = 3

/**
 * The map of an earlier compression: for each block of 8 by 8, how much better two compressions explain its coefficients than one, in
 * bits (T. Bianchi, A. De Rosa, A. Piva, 2011, doi:10.1109/ICASSP.2011.5946978). What was put in later lacks the trace of the earlier
 * compression and shows low. Blocks that touch black or white tell nothing: values were cut off between the compressions. Undefined
 * where the whole picture has no such trace.
 */
export function primaryMap(coefficients: LuminanceCoefficients, samples: Samples, evidence: readonly ModeEvidence[]): BlockMap | undefined {
  const used = evidence.filter(({ gainBits }) => gainBits >= leastGainBits)
  if (used.length === 0) return undefined
  const { blocksWide, blocksHigh, values } = coefficients
  const bitsOf = (block: number) => used.reduce((sum, { mode, ratioBits }) => {
    const bits = ratioBits[binOf(values[block * 64 + mode]!)]!
    return sum + Math.max(-mostBits, Math.min(mostBits, bits))
  }, 0)
  const bits = Float32Array.from({ length: blocksWide * blocksHigh }, (_, block) => (isCut(samples, block, blocksWide) ? 0 : bitsOf(block)))
  return { wide: blocksWide, high: blocksHigh, cell: 8, values: bits }
}

function isCut({ width, values }: Samples, block: number, blocksWide: number): boolean {
  const start = Math.floor(block / blocksWide) * 8 * width + (block % blocksWide) * 8
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      const value = values[start + y * width + x]!
      if (value < 2 || value > 253) return true
    }
  }
  return false
}
