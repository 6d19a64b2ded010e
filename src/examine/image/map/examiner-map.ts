import type { CompressionEvidence } from '../jpeg/compression-evidence.ts'
import { standoutOf, type BlockMap, type Standout } from './block-map.ts'
import { copyMap, findCopyMove } from './copy-move.ts'
import { errorLevelMap } from './error-level.ts'
import { jpegGhostMap } from './jpeg-ghost.ts'
import { noiseMap } from './noise-map.ts'
import type { Pixels } from './pixels.ts'
import { primaryMap } from './primary-map.ts'

/** What a map is made from. */
export interface MapSubject {
  readonly pixels: Pixels
  /** On the scale of the Independent JPEG Group; of a picture that is no JPEG the one its control is saved at. */
  readonly quality: number
  /** Of a JPEG picture whose coefficients could be decoded. */
  readonly compression?: CompressionEvidence
}

/** A view of a picture for an examiner, with one number for comparison with its control; never a verdict. */
export interface ExaminerMap {
  /** `error-level`: also the last part of the id of its check. */
  readonly id: string
  /** Undefined where it cannot be made of this picture. */
  draw(subject: MapSubject): Promise<DrawnMap | undefined>
}

/** A map and what stands out in it. */
export interface DrawnMap {
  readonly map: BlockMap
  readonly standout: Standout | undefined
  /** The number of `standout` in words: `4.2 spreads above the rest`. */
  readonly unit: string
  /** What was chosen on the way: the quality of a ghost, the displacement of a copy. */
  readonly detail?: string
  /** Further places that belong to the standout. */
  readonly alsoBox?: readonly [number, number, number, number]
}

const blocks = 'overlapping blocks that occur twice'
const spreads = 'spreads from the median of the map'

/** The maps in the order of the sheet. */
export const examinerMaps: readonly ExaminerMap[] = [
  { id: 'error-level', draw: async ({ pixels }) => drawn(await errorLevelMap(pixels), 0.3) },
  { id: 'noise', draw: async ({ pixels }) => drawn(noiseMap(pixels), 0.3) },
  {
    id: 'jpeg-ghost',
    async draw({ pixels, quality }) {
      const map = await jpegGhostMap(pixels, quality)
      return { ...drawn(map, 0.1), detail: `saved at quality ${map.quality}` }
    },
  },
  {
    id: 'earlier-compression',
    async draw({ compression }) {
      const map = compression && primaryMap(compression.coefficients, compression.samples, compression.modes)
      return map && { map, standout: standoutOf(map, { direction: 'down', isAbsolute: true }), unit: 'bits for each block' }
    },
  },
  { id: 'copy-move', draw: async ({ pixels }) => drawCopies(pixels) },
]

function drawn(map: BlockMap, leastSpread: number): DrawnMap {
  return { map, standout: standoutOf(map, { leastSpread }), unit: spreads }
}

async function drawCopies(pixels: Pixels): Promise<DrawnMap> {
  const found = findCopyMove(pixels)
  const map = copyMap(pixels, found)
  if (!found) return { map, standout: undefined, unit: blocks }
  const [across, down] = found.displacement
  const [box, alsoBox] = found.boxes
  return { map, standout: { contrast: found.blocks, box }, unit: blocks, alsoBox, detail: `moved by ${across} to the right and ${down} down` }
}
