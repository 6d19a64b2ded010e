import { resample, type GreyPlane, type PlaneBox } from './grey-plane.ts'
import { hashedSide, perceptualHash } from './perceptual-hash.ts'

/** Cells in a row of the fine hash: of a region, and of a whole page, on which lines of text must be told apart. */
const [regionSide, pageSide] = [16, 32]
/** Grey values of difference below which two neighbours are taken for even. */
const even = 3
const leastUneven = 24

/**
 * Two hashes of a part of a picture, for comparison of pictures as pictures: the perceptual hash (64 bits) that finds candidates, and 256 bits
 * that verify them. Written `<16 hex>-<64 hex>`. Undefined for a box of one tone, and for one with so little in it that any other of its kind
 * would be alike.
 */
export function regionPrint(plane: GreyPlane, box: PlaneBox): string | undefined {
  return printOf(plane, box, regionSide)
}

/** The two hashes of a whole picture, the second of 1,024 bits: `<16 hex>-<256 hex>`. */
export function picturePrint(plane: GreyPlane): string | undefined {
  return printOf(plane, [0, 0, plane.width, plane.height], pageSide)
}

function printOf(plane: GreyPlane, box: PlaneBox, side: number): string | undefined {
  const coarse = perceptualHash(resample(plane, box, { wide: hashedSide, high: hashedSide }))
  const fine = detailHash(resample(plane, box, { wide: side + 1, high: side }), side)
  return coarse && fine ? `${coarse}-${fine}` : undefined
}

/**
 * A bit for each cell: whether it is clearly darker than its right neighbour (N. Krawetz, Kind of Like That, 2013, with more cells). Undefined when
 * fewer than 24 cells differ from their neighbours.
 */
function detailHash(cells: Uint8Array, side: number): string | undefined {
  let [digits, uneven] = ['', 0]
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x += 4) {
      let digit = 0
      for (let n = x; n < x + 4; n++) {
        const step = cells[y * (side + 1) + n + 1]! - cells[y * (side + 1) + n]!
        if (Math.abs(step) > even) uneven++
        digit = digit * 2 + (step > even ? 1 : 0)
      }
      digits += digit.toString(16)
    }
  }
  return uneven < leastUneven ? undefined : digits
}
