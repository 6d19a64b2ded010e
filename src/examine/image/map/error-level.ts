import { meanMap, type BlockMap } from './block-map.ts'
import { greySavedAgain, type Pixels } from './pixels.ts'

/** The quality that the picture is saved at for the map. */
export const errorLevelQuality = 90

/**
 * The error level map: how much each block of 8 by 8 changes when the picture is saved once more, as log2 of the mean difference in grey
 * values (N. Krawetz, A Picture's Worth: Digital Image Analysis and Forensics, 2007). What was saved more often changes less; so does
 * what is plain, which is why the map of a control stands beside it.
 */
export async function errorLevelMap(pixels: Pixels): Promise<BlockMap> {
  const again = await greySavedAgain(pixels, errorLevelQuality)
  const map = meanMap({ ...pixels, cell: 8 }, again.map((value, at) => Math.abs(value - pixels.grey[at]!)))
  return { ...map, values: map.values.map((mean) => Math.log2(mean + 0.25)) }
}
