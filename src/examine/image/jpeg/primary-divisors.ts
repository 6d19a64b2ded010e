import type { LuminanceCoefficients } from './luminance-coefficients.ts'
import type { Samples } from './luminance-samples.ts'
import { shiftedCoefficients } from './shifted-coefficients.ts'

/** What the histogram of one coefficient tells of an earlier compression. */
export interface ModeEvidence {
  /** Place in zigzag order. */
  readonly mode: number
  /** The divisor in the file. */
  readonly divisor: number
  /** The divisor of an earlier compression that explains the histogram best. */
  readonly primary: number
  /** How much better it explains it than one compression does, in bits for each block. */
  readonly gainBits: number
  /** By value + `half`: log2 of the ratio of probabilities, earlier compression to none. */
  readonly ratioBits: Float32Array
}

/** Half the range of quantised values that are looked at; larger ones are rare and counted at the end. */
export const half = 64
/** The first coefficients behind DC: those that are not zero often enough in any picture. */
export const lastMode = 9
const mostPrimary = 48
const bins = 2 * half + 1
/** Standard deviation that rounding to whole grey values between two compressions puts on a coefficient, with some truncation. */
const roundingNoise = 0.5

/**
 * Looks for an earlier compression on the same block grid, with other divisors, coefficient by coefficient: the histogram in the
 * file is compared with what one compression would give and with what two would, both made from the picture's own coefficients
 * on a moved grid. Sources: J. Lukas, J. Fridrich, Estimation of primary quantization matrix in double compressed JPEG images,
 * DFRWS 2003; T. Bianchi, A. De Rosa, A. Piva, Improved DCT coefficient analysis for forgery localization in JPEG images,
 * ICASSP 2011, doi:10.1109/ICASSP.2011.5946978. Blind where the earlier divisors are those of the file or divide them.
 */
export function findPrimaryDivisors(coefficients: LuminanceCoefficients, samples: Samples, divisors: readonly number[]): ModeEvidence[] {
  const shifted = shiftedCoefficients(samples, lastMode + 1)
  const evidence: ModeEvidence[] = []
  for (let mode = 1; mode <= lastMode; mode++) {
    const seen = histogramOf(coefficients, mode)
    evidence.push(weighMode({ mode, divisor: divisors[mode]!, seen, shifted: fineHistogram(shifted[mode]!) }))
  }
  return evidence
}

function histogramOf({ values }: LuminanceCoefficients, mode: number): Float64Array {
  const seen = new Float64Array(bins)
  for (let at = mode; at < values.length; at += 64) seen[binOf(values[at]!)]!++
  return seen
}

/** The bin of a quantised value. */
export function binOf(value: number): number {
  return Math.max(-half, Math.min(half, value)) + half
}

interface ModeWork {
  readonly mode: number
  readonly divisor: number
  readonly seen: Float64Array
  readonly shifted: FineHistogram
}

function weighMode({ mode, divisor, seen, shifted }: ModeWork): ModeEvidence {
  const total = seen.reduce((sum, count) => sum + count, 0)
  const once = expected(shifted, divisor, 0)
  let best = { primary: divisor, gain: 0, ratioBits: new Float32Array(bins) }
  for (let primary = 2; primary <= mostPrimary; primary++) {
    if (divisor % primary === 0) continue
    const twice = expected(shifted, divisor, primary)
    const ratioBits = Float32Array.from(twice, (value, bin) => Math.log2(value / once[bin]!))
    const gain = seen.reduce((sum, count, bin) => sum + count * ratioBits[bin]!, 0)
    if (gain > best.gain) best = { primary, gain, ratioBits }
  }
  return { mode, divisor, primary: best.primary, gainBits: total > 0 ? best.gain / total : 0, ratioBits: best.ratioBits }
}

/** The share of each bin when unquantised values are divided once (`primary` 0) or first by `primary`, none of them zero. */
function expected(shifted: FineHistogram, divisor: number, primary: number): Float64Array {
  const counts = new Float64Array(bins).fill(0.5)
  if (primary === 0) {
    for (const [at, count] of shifted.counts.entries()) counts[binOf(Math.round(valueAt(at) / divisor))]! += count
  } else {
    for (const [level, count] of levelsOf(shifted, primary)) spread(counts, { value: level * primary, count, divisor })
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

function levelsOf(shifted: FineHistogram, primary: number): Map<number, number> {
  const levels = new Map<number, number>()
  for (const [at, count] of shifted.counts.entries()) {
    if (count === 0) continue
    const level = Math.round(valueAt(at) / primary)
    levels.set(level, (levels.get(level) ?? 0) + count)
  }
  return levels
}

/** Unquantised values, counted in steps of a sixteenth. */
interface FineHistogram {
  readonly counts: Float64Array
}

const steps = 16
const farthest = 1_024

function fineHistogram(values: Float32Array): FineHistogram {
  const counts = new Float64Array(2 * farthest * steps + 1)
  for (const value of values) counts[Math.round(Math.max(-farthest, Math.min(farthest, value)) * steps) + farthest * steps]!++
  return { counts }
}

function valueAt(step: number): number {
  return step / steps - farthest
}

/** Values of the first compression do not sit still: rounding to grey values moves them a little. */
function spread(counts: Float64Array, { value, count, divisor }: { value: number; count: number; divisor: number }): void {
  const centre = Math.round(value / divisor)
  for (let level = centre - 2; level <= centre + 2; level++) {
    const [low, high] = [(level - 0.5) * divisor, (level + 0.5) * divisor]
    counts[binOf(level)]! += count * (normalBelow((high - value) / roundingNoise) - normalBelow((low - value) / roundingNoise))
  }
}

/** The normal distribution function by its logistic approximation, within 0.01 (S. R. Bowling et al., 2009). */
function normalBelow(z: number): number {
  return 1 / (1 + Math.exp(-z * (1.5976 + 0.07056 * z * z)))
}
