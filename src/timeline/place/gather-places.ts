import { DisjointSets } from '../../network/disjoint-sets.ts'
import { metresBetween } from './find-stays.ts'

/** A point on the map. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/**
 * The places that points make: those within `metres` of each other, directly or over others (single linkage), are one. Gives the number of its place for each
 * point, from 0 in the order in which places first come. Points are laid into cells of that size, so that only neighbours are compared.
 */
export function gatherPlaces(points: readonly Point[], metres: number): Int32Array {
  const sets = new DisjointSets(points.length)
  const cells = new Map<string, number[]>()
  const step = metres / 111_320
  points.forEach((point, index) => {
    // Cells are as wide as they are high at the equator and narrower towards the poles: neighbours two cells away are looked at as well.
    const [row, column] = [Math.floor(point.latitude / step), Math.floor((point.longitude * Math.cos((Math.round(point.latitude) * Math.PI) / 180)) / step)]
    for (let north = -1; north <= 1; north++) {
      for (let east = -2; east <= 2; east++) {
        for (const other of cells.get(`${row + north} ${column + east}`) ?? []) if (metresBetween(point, points[other]!) <= metres) sets.union(other, index)
      }
    }
    const key = `${row} ${column}`
    const cell = cells.get(key)
    if (cell) cell.push(index)
    else cells.set(key, [index])
  })
  const numbers = new Map<number, number>()
  return Int32Array.from(points, (_, index) => {
    const root = sets.find(index)
    if (!numbers.has(root)) numbers.set(root, numbers.size)
    return numbers.get(root)!
  })
}
