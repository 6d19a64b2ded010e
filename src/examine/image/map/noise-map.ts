import { meanMap, type BlockMap } from './block-map.ts'
import type { Pixels } from './pixels.ts'

/** From the mean absolute response to a standard deviation: sqrt(pi / 2) / 6 (Immerkaer, equation 5). */
const scale = Math.sqrt(Math.PI / 2) / 6

/**
 * The noise map: the strength of the finest detail in each block of 8 by 8, as log2 of the mean absolute response of a Laplacian
 * difference that lines and slopes leave at zero (J. Immerkaer, Fast noise variance estimation, 1996, doi:10.1006/cviu.1996.0060; B.
 * Mahdian, S. Saic, Using noise inconsistencies for blind image forensics, 2009, doi:10.1016/j.imavis.2009.02.001).
 */
export function noiseMap({ width, height, grey }: Pixels): BlockMap {
  const response = new Float32Array(grey.length)
  for (let y = 1; y + 1 < height; y++) {
    for (let at = y * width + 1; at + 1 < (y + 1) * width; at++) {
      const beside = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]!
      const across = grey[at - width - 1]! + grey[at - width + 1]! + grey[at + width - 1]! + grey[at + width + 1]!
      response[at] = Math.abs(4 * grey[at]! - 2 * beside + across)
    }
  }
  const map = meanMap({ width, height, cell: 8 }, response)
  return { ...map, values: map.values.map((mean) => Math.log2(mean * scale + 0.05)) }
}
