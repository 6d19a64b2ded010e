import { readJpegSegments } from '../../../extract/image/jpeg-segments.ts'
import { readQuantisationTables } from '../../../extract/image/quantisation-tables.ts'
import { readFrame } from './jpeg-frame.ts'
import { decodeLuminance, type LuminanceCoefficients } from './luminance-coefficients.ts'
import { luminanceSamples, type Samples } from './luminance-samples.ts'
import { findPrimaryDivisors, type ModeEvidence } from './primary-divisors.ts'

/** What the coefficients of a JPEG picture tell of how it was compressed. */
export interface CompressionEvidence {
  readonly coefficients: LuminanceCoefficients
  readonly samples: Samples
  readonly modes: readonly ModeEvidence[]
  /** Sum over the coefficients looked at of how much better two compressions explain them than one, in bits for each block. */
  readonly gainBits: number
}

/** Blocks below which a histogram tells nothing. */
const leastBlocks = 400

/** A stretch of a picture in pixels. */
export interface Stretch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Decodes the coefficients of a JPEG picture and weighs an earlier compression of a stretch of it; tells why where it cannot. */
export function weighCompression(bytes: Uint8Array, stretch: Stretch, maxPixels: number): CompressionEvidence | { readonly undecoded: string } {
  const stream = readJpegSegments(bytes)
  const whole = decodeLuminance(bytes, maxPixels, stream)
  if ('undecoded' in whole) return whole
  if (whole.broken) return { undecoded: `its data are damaged (${whole.broken})` }
  const coefficients = cutBlocks(whole, stretch)
  if (coefficients.blocksWide * coefficients.blocksHigh < leastBlocks) return { undecoded: 'it is too small for a histogram to tell anything' }
  const wanted = readFrame(bytes, stream.segments)?.components[0]?.table
  const table = readQuantisationTables(bytes, stream).find(({ id }) => id === wanted)
  if (!table || table.values.includes(0)) return { undecoded: 'it has no quantisation table for luminance' }
  const samples = luminanceSamples(coefficients, table.values)
  const modes = findPrimaryDivisors(coefficients, samples, table.values)
  return { coefficients, samples, modes, gainBits: modes.reduce((sum, { gainBits }) => sum + gainBits, 0) }
}

/** The whole blocks of the stretch: those at an edge are filled up with what is not part of the picture. */
function cutBlocks(whole: LuminanceCoefficients, { left, top, width, height }: Stretch): LuminanceCoefficients {
  const [firstColumn, firstRow] = [Math.floor(left / 8), Math.floor(top / 8)]
  const blocksWide = Math.min(whole.blocksWide - firstColumn, Math.floor(width / 8))
  const blocksHigh = Math.min(whole.blocksHigh - firstRow, Math.floor(height / 8))
  if (blocksWide === whole.blocksWide && blocksHigh === whole.blocksHigh) return whole
  const values = new Int16Array(blocksWide * blocksHigh * 64)
  for (let row = 0; row < blocksHigh; row++) {
    const start = ((firstRow + row) * whole.blocksWide + firstColumn) * 64
    values.set(whole.values.subarray(start, start + blocksWide * 64), row * blocksWide * 64)
  }
  return { blocksWide, blocksHigh, values }
}
