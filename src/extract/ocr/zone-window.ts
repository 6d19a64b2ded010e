import type { LinePlace } from './line-strip.ts'
import type { Point } from './grey-picture.ts'
import type { TextGrid } from './text-grid.ts'

/** Sizes that a zone has: lines and characters of a line (ICAO Doc 9303-3, 4.2). */
const sizes: readonly (readonly [lines: number, width: number])[] = [[2, 44], [2, 36], [3, 30]]
const mostOff = 3

/** The lines of a zone as they may lie on a grid. */
export type ZoneWindow = readonly LinePlace[]

/**
 * The ways in which a zone may lie on a grid, the likeliest first: of the size nearest to that of the grid, and where the
 * grid has a place too many or too few, shifted; where a line was not seen, the one that the others ask for. `reversed`
 * reads the grid from its other end, as when the picture stands on its head.
 */
export function zoneWindows(grid: TextGrid, reversed: boolean): ZoneWindow[] {
  const { starts, step, places } = reversed ? turned(grid) : grid
  const fitting = sizes.filter(([, width]) => Math.abs(width - places) <= mostOff)
    .sort((left, right) => Math.abs(left[1] - places) - Math.abs(right[1] - places))
  return fitting.flatMap(([lines, width]) =>
    linesOf(starts, lines).flatMap((of) => shiftsOf(width - places).map((shift) => of.map((start) => ({ start: moved(start, step, shift), step, places: width })))),
  )
}

function turned({ starts, step, places }: TextGrid): Pick<TextGrid, 'starts' | 'step' | 'places'> {
  return { starts: starts.map((start) => moved(start, step, places - 1)).reverse(), step: { x: -step.x, y: -step.y }, places }
}

function moved(point: Point, step: Point, by: number): Point {
  return { x: point.x + by * step.x, y: point.y + by * step.y }
}

/** Where a line begins, in places from the grid's beginning: before it when places are missing, in it when there are too many. */
function shiftsOf(missing: number): number[] {
  const sign = missing > 0 ? -1 : 1
  return Array.from({ length: Math.abs(missing) + 1 }, (_, shift) => (shift === 0 ? 0 : sign * shift))
}

function linesOf(starts: readonly Point[], wanted: number): Point[][] {
  const [first, second, third] = starts
  if (starts.length === wanted || !first || !second) return starts.length === wanted ? [[...starts]] : []
  if (starts.length > wanted && third) return [[second, third], [first, second]]
  const gap = { x: second.x - first.x, y: second.y - first.y }
  return [[moved(first, gap, -1), first, second], [first, second, moved(second, gap, 1)]]
}
