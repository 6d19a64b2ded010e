import type { QuantisationTable } from '../../../extract/image/quantisation-tables.ts'
import { zigzag } from './zigzag.ts'

/** How a quantisation table relates to the example tables of the standard. */
export interface QualityEstimate {
  /** 1 to 100 on the scale of the Independent JPEG Group. */
  readonly quality: number
  /** Whether the table is exactly the one of that quality. */
  readonly isExact: boolean
  /** Mean difference of the 64 divisors from the table of that quality. */
  readonly meanDifference: number
}

/** Tables K.1 (luminance) and K.2 (chrominance) of ITU-T T.81, row by row. */
const examples = {
  luminance: [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ],
  chrominance: [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
    ...Array.from({ length: 32 }, () => 99),
  ],
} as const

/**
 * The quality at which the program of the Independent JPEG Group (libjpeg, `jpeg_quality_scaling`) would have written this table,
 * or the nearest one. An estimate when it is not exact: cameras and editors have tables of their own.
 */
export function estimateQuality(table: QuantisationTable): QualityEstimate {
  const base = table.id === 0 ? examples.luminance : examples.chrominance
  let best: QualityEstimate = { quality: 1, isExact: false, meanDifference: Infinity }
  for (let quality = 1; quality <= 100; quality++) {
    const scaled = scaleTable(base, quality)
    const meanDifference = table.values.reduce((sum, value, k) => sum + Math.abs(value - scaled[zigzag[k]!]!), 0) / 64
    if (meanDifference < best.meanDifference) best = { quality, isExact: meanDifference === 0, meanDifference }
  }
  return best
}

function scaleTable(base: readonly number[], quality: number): number[] {
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality
  return base.map((value) => Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))))
}
