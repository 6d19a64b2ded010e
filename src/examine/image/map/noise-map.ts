import { mapOf, type BlockMap } from './block-map.ts'
import type { Pixels } from './pixels.ts'

/**
 * The noise map: the strength of the finest detail in each block of 8 by 8, as log2 of the mean absolute response of a Laplacian
 * difference that lines and slopes leave at zero (J. Immerkaer, Fast noise variance estimation, 1996, doi:10.1006/cviu.1996.0060; B.
 * Mahdian, S. Saic, Using noise inconsistencies for blind image forensics, 2009, doi:10.1016/j.imavis.2009.02.001).
 */
export function noiseMap({ width, height, grey }: Pixels): BlockMap {
  const at = (x: number, y: number) => grey[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))]!
  const response = (x: number, y: number) =>
    Math.abs(4 * at(x, y) - 2 * (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1))
      + at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1))
  const map = mapOf({ width, height, cell: 8 }, response)
  return { ...map, values: map.values.map((mean) => Math.log2(mean * 0.2089 + 0.05)) }
}
