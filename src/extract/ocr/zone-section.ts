import { formatLocator } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { DocumentSection } from '../document/document-reading.ts'
import type { Point } from './grey-picture.ts'
import type { LinePlace } from './line-strip.ts'
import type { PictureZone } from './read-zones.ts'

/** A page on which zones were read, its size in the units of its boxes, and where a pixel of the picture lies on it. */
export interface ZonePage {
  readonly page: number
  readonly size: readonly [width: number, height: number]
  place(pixel: Point): Point
}

type Box = readonly [left: number, top: number, right: number, bottom: number]
type Run = NonNullable<DocumentSection['layout']>[number]

/** What zones give of a page: their lines as its text, each character with its box, and what there is to say of the reading. */
export function zoneSection(zones: readonly PictureZone[], on: ZonePage): { section: DocumentSection; problems: Problem[] } {
  const layout: Run[] = []
  const problems: Problem[] = []
  let text = ''
  for (const zone of zones) {
    if (text !== '') text += '\n\n'
    const first = layout.length
    zone.lines.forEach((line, at) => {
      if (at > 0) text += '\n'
      const boxes = characterBoxes(zone.window[at]!, on)
      boxes.forEach((box, column) => layout.push([text.length + column, text.length + column + 1, ...box]))
      text += line
    })
    const [left, top, right, bottom] = boundsOf(layout.slice(first).map(([, , ...box]) => box))
    const locator = formatLocator({ kind: 'page', page: on.page, box: [left, top, right, bottom] })
    problems.push(...problemsOf(zone).map((problem) => ({ ...problem, locator })))
  }
  return { section: { page: on.page, text, layout, pageSize: on.size }, problems }
}

/** The smallest box around boxes. */
export function boundsOf(boxes: readonly Box[]): Box {
  const edge = (at: number, pick: (...values: number[]) => number) => pick(...boxes.map((box) => box[at]!))
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
}

/** A character of OCR-B is a little higher than the pitch is wide. */
function characterBoxes({ start, step, places }: LinePlace, on: ZonePage): Box[] {
  return Array.from({ length: places }, (_, column) => {
    const middle = { x: start.x + column * step.x, y: start.y + column * step.y }
    const corners = [[-0.5, -0.6], [0.5, -0.6], [-0.5, 0.6], [0.5, 0.6]].map(([along = 0, across = 0]) =>
      on.place({ x: middle.x + along * step.x - across * step.y, y: middle.y + along * step.y + across * step.x }))
    const [left, top, right, bottom] = boundsOf(corners.map(({ x, y }) => [x, y, x, y] as const))
    const inside = (value: number, most: number) => Math.round(10 * Math.min(Math.max(value, 0), most)) / 10
    return [inside(left, on.size[0]), inside(top, on.size[1]), inside(right, on.size[0]), inside(bottom, on.size[1])]
  })
}

function problemsOf(zone: PictureZone): Problem[] {
  const problems: Problem[] = []
  if (!zone.isCertain) {
    const message = `A machine readable zone was read twice, and some of it is not certain (${describeDifferences(zone)}): nothing of it is stated. Look at the picture.`
    problems.push({ code: 'mrz.readings-differ', severity: 'warning', message })
  }
  if (zone.changes.length > 0) {
    const which = zone.changes.map(({ line, column, read, taken }) => `line ${line}, character ${column}: '${taken}' for '${read}'`).join('; ')
    const message = `In a machine readable zone a character was taken for the one that can stand in its place (${which}). Look at the picture.`
    problems.push({ code: 'mrz.read-by-alphabet', severity: 'information', message })
  }
  return problems
}

const mostDifferences = 6

function describeDifferences({ lines, readings }: PictureZone): string {
  const places = lines.flatMap((line, at) => [...line].flatMap((character, column) => {
    const [first, second] = readings[at]!
    if (character !== '?') return []
    const read = [...new Set([first[column]!, second[column]!])].map((each) => (each === '?' ? 'none' : `'${each}'`))
    return [`line ${at + 1}, character ${column + 1}: ${read.join(' or ')}`]
  }))
  const more = places.length > mostDifferences ? `; ${places.length - mostDifferences} more` : ''
  return places.slice(0, mostDifferences).join('; ') + more
}
