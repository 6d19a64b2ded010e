import { resample, type GreyPlane, type PlaneBox } from './grey-plane.ts'
import { hashedSide, perceptualHash } from './perceptual-hash.ts'

const [wide, high] = [17, 16]
/** Grey values of difference below which two neighbours are taken for even. */
const even = 3

/**
 * Two hashes of a picture or a box of it, for comparison of pictures as pictures: the perceptual hash (64 bits) that finds candidates, and 256 bits
 * that verify them. Written `<16 hex>-<64 hex>`. Undefined for a box of one tone, and for one with so little in it that any other of its kind
 * would be alike.
 */
export function picturePrint(plane: GreyPlane, box: PlaneBox): string | undefined {
  const coarse = perceptualHash(resample(plane, box, { wide: hashedSide, high: hashedSide }))
  const fine = detailHash(resample(plane, box, { wide, high }))
  return coarse && fine ? `${coarse}-${fine}` : undefined
}

/**
 * 256 bits: whether a cell of a 17 by 16 picture is clearly darker than its right neighbour (N. Krawetz, Kind of Like That, 2013, at four times the
 * usual size). Undefined when fewer than 24 cells differ from their neighbours.
 */
function detailHash(cells: Uint8Array): string | undefined {
  let [hash, uneven] = [0n, 0]
  for (let y = 0; y < high; y++) {
    for (let x = 0; x + 1 < wide; x++) {
      const step = cells[y * wide + x + 1]! - cells[y * wide + x]!
      if (Math.abs(step) > even) uneven++
      hash = (hash << 1n) | (step > even ? 1n : 0n)
    }
  }
  return uneven < 24 ? undefined : hash.toString(16).padStart(64, '0')
}
