import { meanMap, standoutOf, type BlockMap } from './block-map.ts'
import { greySavedAgain, type Pixels } from './pixels.ts'

/** Qualities that the picture is saved at, one after another. */
export const ghostQualities: readonly number[] = [50, 60, 70, 75, 80, 85, 90, 95]
const leastSpread = 0.1
/** Saved at its own quality, a picture hardly changes, and tells nothing. */
const nearOwn = 2

/** The map at the quality where a part stands out most. */
export interface GhostMap extends BlockMap {
  readonly quality: number
}

/**
 * The JPEG ghost map (H. Farid, Exposing digital forgeries from JPEG ghosts, 2009, doi:10.1109/TIFS.2008.2012215): the picture is saved at
 * many qualities; the squared difference of each block of 8 by 8, as log2 and above its mean over all qualities, so that the
 * block's own detail falls out. Of the maps the one is given in which a window stands out most. A part that was once saved at a lower
 * quality than the rest, on the same grid, shows there; so does what is plain beside what is not.
 */
export async function jpegGhostMap(pixels: Pixels, ownQuality: number): Promise<GhostMap> {
  const qualities = ghostQualities.filter((quality) => Math.abs(quality - ownQuality) > nearOwn)
  const maps: GhostMap[] = []
  for (const quality of qualities) maps.push({ ...(await differenceMap(pixels, quality)), quality })
  const means = maps[0]!.values.map((_, at) => maps.reduce((sum, { values }) => sum + values[at]!, 0) / maps.length)
  const ghosts = maps.map((map) => ({ ...map, values: map.values.map((value, at) => value - means[at]!) }))
  const contrasts = ghosts.map((ghost) => Math.abs(standoutOf(ghost, { leastSpread })?.contrast ?? 0))
  return ghosts[contrasts.indexOf(Math.max(...contrasts))]!
}

async function differenceMap(pixels: Pixels, quality: number): Promise<BlockMap> {
  const again = await greySavedAgain(pixels, quality)
  const map = meanMap({ ...pixels, cell: 8 }, again.map((value, at) => (value - pixels.grey[at]!) ** 2))
  return { ...map, values: map.values.map((mean) => Math.log2(mean + 1)) }
}
